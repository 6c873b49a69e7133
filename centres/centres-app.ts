import { css, html, LitElement, nothing, type TemplateResult } from 'lit'
import { customElement, state } from 'lit/decorators.js'
import type { CentreStates } from '../shared/contract/centres.ts'
import type { Locale } from '../shared/domain/locale.ts'
import { sleep } from '../shared/domain/sleep.ts'
import { centresMessages } from '../shared/i18n/centres/centres.ts'
import { common } from '../shared/i18n/common/common.ts'
import { errorMessage } from '../shared/i18n/common/errors.ts'
import { formatNumber } from '../shared/i18n/common/numbers.ts'
import { baseStyles } from '../shared/ui/base.styles.ts'
import { followEvents } from '../shared/ui/event-stream.ts'
import { FaultController } from '../shared/ui/fault-controller.ts'
import { findCentres } from '../shared/ui/find-centres.ts'
import { icon } from '../shared/ui/icons.ts'
import { PageLanguage } from '../shared/ui/language.ts'
import { goToSignIn } from '../shared/ui/me.ts'
import { staffStyles } from '../shared/ui/staff.styles.ts'
import '../shared/ui/staff-page/staff-page.ts'
import { StaffSession } from '../shared/ui/staff-page/staff-session.ts'
import './centre-table.ts'
import { needsAttention, orderCentres } from './order-centres.ts'

/** Milliseconds before the page connects again after the connection has ended. */
const againAfterMs = 2_000
/** Milliseconds between two renderings of the waits, which grow without a message. */
const renderEveryMs = 10_000

/** Shows a person who looks after several centres the state of each. */
@customElement('kezek-centres-app')
export class CentresApp extends LitElement {
  static override styles = [
    baseStyles,
    staffStyles,
    css`
      main {
        padding: 16px 20px;
      }

      .tools {
        display: flex;
        flex-wrap: wrap;
        gap: 8px 20px;
        align-items: center;
        margin-block: 12px;
      }

      .tools .field {
        flex: 0 1 320px;
      }

      .tools label {
        display: flex;
        gap: 8px;
        align-items: center;
        min-height: 44px;
      }
    `,
  ]

  readonly #language = new PageLanguage(this)
  readonly #session = new StaffSession(this, ({ person, demo }) => {
    if (person ? person.mustChange : !demo) goToSignIn()
    else this.#following ??= this.#follow()
  })
  readonly #faults = new FaultController(this)
  readonly #stop = new AbortController()
  #following: Promise<void> | undefined
  #timer: ReturnType<typeof setInterval> | undefined
  /** This page's monotonic clock when the last message came, ms. */
  #heardAt = 0

  @state() private states: CentreStates | undefined
  @state() private isLost = false
  @state() private typed = ''
  @state() private onlyTrouble = false

  get #locale(): Locale {
    return this.#language.locale
  }

  override connectedCallback(): void {
    super.connectedCallback()
    this.#timer = setInterval(() => this.requestUpdate(), renderEveryMs)
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.#stop.abort()
    clearInterval(this.#timer)
  }

  async #follow(): Promise<void> {
    const { signal } = this.#stop
    while (!signal.aborted) {
      await followEvents('/api/centres/states', message => this.#take(message as CentreStates), signal)
      if (signal.aborted) return
      this.isLost = true
      await sleep(againAfterMs)
      // Where the session has ended meanwhile, the page for signing in opens.
      await this.#session.reload()
    }
  }

  #take(states: CentreStates): void {
    this.states = states
    this.isLost = false
    this.#heardAt = performance.now()
  }

  readonly #nameOf = (centre: string): string => this.#session.centreName(centre, this.#locale) || centre

  #centres(states: CentreStates): TemplateResult {
    const locale = this.#locale
    const t = centresMessages[locale]
    const found = new Set(findCentres(this.#session.catalogue?.centres ?? [], this.typed).map(({ id }) => id))
    const shown = orderCentres(states.centres, this.#nameOf).filter(
      one => found.has(one.centre) && (!this.onlyTrouble || needsAttention(one)),
    )
    return html`
      <div class="tools">
        <input
          class="field"
          type="search"
          aria-label=${t.search}
          placeholder=${t.search}
          .value=${this.typed}
          @input=${(event: InputEvent) => {
            this.typed = (event.target as HTMLInputElement).value
          }}
        />
        <label>
          <input
            type="checkbox"
            .checked=${this.onlyTrouble}
            @change=${(event: Event) => {
              this.onlyTrouble = (event.target as HTMLInputElement).checked
            }}
          />
          ${t.onlyTrouble}
        </label>
        <span role="status">${t.found(formatNumber(locale, shown.length))}</span>
      </div>
      ${
        shown.length === 0
          ? html`<p>${t.none}</p>`
          : html`<kezek-centre-table
              .locale=${locale}
              .states=${shown}
              .nameOf=${this.#nameOf}
              .now=${states.now + (performance.now() - this.#heardAt)}
            ></kezek-centre-table>`
      }
    `
  }

  override render(): TemplateResult {
    const locale = this.#locale
    const t = centresMessages[locale]
    const { states } = this
    const mayWatch = this.#session.role === undefined || this.#session.may('centres:watch')
    return html`<kezek-staff-page
      .words=${t}
      .documentTitle=${[t.title, common[locale].product].join(' · ')}
      .heading=${t.title}
      .subheading=${common[locale].product}
      .here=${'centres'}
      .fault=${this.#faults.hasFault ? t.unexpected : ''}
    >
      <main>
        <p>${t.hint}</p>
        <div role="alert">
          ${this.isLost && mayWatch ? html`<p class="trouble">${icon('warn')} ${t.lost}</p>` : nothing}
          ${mayWatch ? nothing : html`<p class="trouble">${errorMessage(locale, { code: 'NOT_PERMITTED' })}</p>`}
        </div>
        ${states && this.#session.catalogue ? this.#centres(states) : mayWatch ? html`<p role="status">${t.connecting}</p>` : nothing}
      </main>
    </kezek-staff-page>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'kezek-centres-app': CentresApp
  }
}
