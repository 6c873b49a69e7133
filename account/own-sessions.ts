import { html, LitElement, nothing, type TemplateResult } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { SessionInfo } from '../shared/contract/account.ts'
import type { CentreClock } from '../shared/contract/centre-clock.ts'
import type { Refusal } from '../shared/contract/errors.ts'
import type { Locale } from '../shared/domain/locale.ts'
import { account } from '../shared/i18n/account/account.ts'
import { formatMoment } from '../shared/i18n/common/time.ts'
import { callApi } from '../shared/ui/api.ts'
import { loadClock } from '../shared/ui/centre-clock.ts'
import { refusedView } from '../shared/ui/refused.ts'
import { Retry } from '../shared/ui/retry.ts'

/** Lists the user's sessions and lets the user end them. */
@customElement('kezek-own-sessions')
export class OwnSessions extends LitElement {
  readonly #retry = new Retry(this, () => this.load())

  @state() private clock: CentreClock | undefined
  @state() private sessions: readonly SessionInfo[] | undefined
  @state() private refusal: Refusal | undefined
  @state() private done = ''

  @property() locale: Locale = 'kk'
  /** The centre whose clock the times are shown by. */
  @property() centre = ''

  protected override createRenderRoot(): HTMLElement {
    return this
  }

  override connectedCallback(): void {
    super.connectedCallback()
    void loadClock(this.centre).then(clock => {
      this.clock = clock
    })
    void this.load()
  }

  async load(): Promise<void> {
    const answer = await callApi<SessionInfo[]>('GET', '/api/account/sessions')
    this.refusal = answer.ok ? undefined : answer.error
    this.#retry.heard(this.refusal)
    if (answer.ok) this.sessions = answer.reply
  }

  async #end(id: string, done: string): Promise<void> {
    this.done = ''
    const answer = await callApi('DELETE', `/api/account/sessions/${id}`)
    await this.load()
    if (answer.ok) this.done = done
    else this.refusal = answer.error
  }

  #card({ id, isThis, startedAt, address, browser }: SessionInfo): TemplateResult {
    const t = account[this.locale]
    const { clock } = this
    if (!clock) return html``
    const when = formatMoment(this.locale, startedAt, clock.now, clock.zone)
    const name = browser === '' ? t.unknownBrowser : shortName(browser)
    return html`<li class="card">
      <div>
        <strong>${name}</strong>${isThis ? html` · ${t.thisOne}` : nothing}
        <p class="quiet">${t.since(when)}, ${t.from(address)}</p>
      </div>
      ${
        isThis
          ? nothing
          : html`<button class="button" aria-label=${t.endOf(name)} @click=${() => void this.#end(id, '')}>
              ${t.end}
            </button>`
      }
    </li>`
  }

  override render(): TemplateResult {
    const t = account[this.locale]
    const { sessions } = this
    const others = sessions?.filter(({ isThis }) => !isThis) ?? []
    return html`<section aria-labelledby="sessions">
      <h2 id="sessions">${t.sessions}</h2>
      ${refusedView(this.refusal, this.#retry, this.locale)}
      <div role="status">
        ${this.done ? html`<p class="done">${this.done}</p>` : nothing}
        ${sessions === undefined && !this.refusal ? html`<p>${t.connecting}</p>` : nothing}
      </div>
      <ul>
        ${sessions?.map(session => this.#card(session))}
      </ul>
      ${
        others.length > 0
          ? html`<div class="actions">
              <button class="button" @click=${() => void this.#end('others', t.othersEnded)}>${t.endOthers}</button>
            </div>`
          : sessions && html`<p class="quiet">${t.noOthers}</p>`
      }
    </section>`
  }
}

/** @returns name, version and system of a browser: users do not know its full user agent. */
function shortName(agent: string): string {
  const browser = /(Firefox|Edg|OPR|YaBrowser|Chrome|Safari)\/(\d+)/.exec(agent)
  const system = /(Windows|Android|iPhone|iPad|Mac OS X|Linux)/.exec(agent)
  const name = browser ? `${browser[1] === 'Edg' ? 'Edge' : browser[1]} ${browser[2]}` : agent.slice(0, 40)
  return system ? `${name}, ${system[1]}` : name
}

declare global {
  interface HTMLElementTagNameMap {
    'kezek-own-sessions': OwnSessions
  }
}
