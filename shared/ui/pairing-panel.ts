import { css, html, LitElement, nothing, type TemplateResult } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { Me } from '../contract/account.ts'
import type { BegunPairing, ClaimedPairing } from '../contract/devices.ts'
import { locales } from '../domain/locale.ts'
import { sleep } from '../domain/sleep.ts'
import { pairing } from '../i18n/common/pairing.ts'
import { callApi } from './api.ts'
import { baseStyles } from './base.styles.ts'

const retryMs = 2_000
/** The server answers a claim after 20 s at the latest, and its store has 3 s. */
const claimAnswerMs = 30_000
/** Minutes are shown; a look every few seconds keeps them true. */
const lookMs = 5_000

/** The address of each kind's page, with what settings know the device as. */
const pageOf: Record<string, (centre: string, place: string) => string> = {
  kiosk: (centre, place) => `/kiosk/?centre=${centre}&kiosk=${place}`,
  display: (centre, place) => `/display/?centre=${centre}&display=${place}`,
}

/** A screen that nobody has let in yet: it shows a code, waits for a manager to enter it, and then becomes what it is. */
@customElement('kezek-pairing')
export class PairingPanel extends LitElement {
  static override styles = [
    baseStyles,
    css`
      :host {
        position: fixed;
        inset: var(--banner) 0 0;
        overflow: auto;
        background: var(--night);
        color: var(--night-ink);
      }

      main {
        min-height: 100%;
        display: grid;
        align-content: center;
        gap: clamp(16px, 3vh, 48px);
        padding: 6vmin;
        text-align: center;
      }

      .code {
        font-size: clamp(56px, 14vmin, 220px);
        font-weight: 700;
        letter-spacing: 0.12em;
        line-height: 1.1;
        font-variant-numeric: tabular-nums;
        color: var(--call);
      }

      h1,
      p {
        margin: 0;
        font-size: clamp(18px, 3vmin, 40px);
        line-height: 1.3;
      }

      section {
        display: grid;
        gap: 6px;
      }

      .time {
        color: var(--night-ink-2);
      }
    `,
  ]

  #begunAt = 0
  #isOpen = false
  #look: ReturnType<typeof setInterval> | undefined

  @state() private begun: BegunPairing | undefined
  @state() private isAway = false
  /** This machine's steady clock, ms. */
  @state() private now = performance.now() /** When the code was given, by the same clock. */

  @property() kind: 'kiosk' | 'display' = 'kiosk'

  override connectedCallback(): void {
    super.connectedCallback()
    this.#isOpen = true
    this.#look = setInterval(() => {
      this.now = performance.now()
    }, lookMs)
    void this.#run()
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.#isOpen = false
    clearInterval(this.#look)
  }

  async #run(): Promise<void> {
    await this.#goIfKnown()
    while (this.#isOpen) {
      if (!(await this.#begin())) await sleep(retryMs)
      else await this.#wait()
    }
  }

  /**
   * A device that was let in before is led to its own page: a kiosk's browser opens /kiosk/ and no more. No code before that is
   * known: a device that has a key must not ask for another because the store was away as it started.
   */
  async #goIfKnown(): Promise<void> {
    while (this.#isOpen) {
      const answer = await callApi<Me>('GET', '/api/me')
      this.isAway = !answer.ok
      if (answer.ok) {
        const own = answer.reply.devices.find(({ kind }) => kind === this.kind)
        const to = own && pageOf[own.kind]?.(own.centre, own.place)
        // At its page already: its line has been refused all the same, and only a code helps.
        if (to !== undefined && to !== window.location.pathname + window.location.search) this.#go(to)
        return
      }
      await sleep(retryMs)
    }
  }

  async #begin(): Promise<boolean> {
    this.begun = undefined
    const answer = await callApi<BegunPairing>('POST', '/api/pairing', { kind: this.kind })
    this.isAway = !answer.ok
    if (answer.ok) this.begun = answer.reply
    this.now = performance.now()
    this.#begunAt = this.now
    return answer.ok
  }

  /** Waits until the code is entered, or good no more. */
  async #wait(): Promise<void> {
    while (this.#isOpen) {
      const answer = await callApi<ClaimedPairing>('POST', '/api/pairing/claim', {}, claimAnswerMs)
      this.isAway = !answer.ok && answer.error.code !== 'CODE_EXPIRED'
      if (!answer.ok && !this.isAway) return
      if (this.isAway) await sleep(retryMs)
      if (!answer.ok || answer.reply.state === 'waiting') continue
      const { kind, centre, place } = answer.reply.device
      return this.#go(pageOf[kind]?.(centre, place) ?? '/')
    }
  }

  /** No other code is drawn while the page is on its way; where it is there already, it begins anew. */
  #go(to: string): void {
    this.#isOpen = false
    window.location.replace(to)
  }

  override render(): TemplateResult {
    const { begun } = this
    const minutes = begun ? Math.max(1, Math.ceil((this.#begunAt + begun.goodForMs - this.now) / 60_000)) : 0
    return html`<main>
      ${locales.map(locale => {
        const t = pairing[locale]
        const words = this.isAway ? t.noServer : begun ? t.tell : t.again
        return html`<section lang=${locale}>
          <h1>${t.title}</h1>
          <p>${words}</p>
          ${begun ? html`<p class="time">${t.goodFor(minutes)}</p>` : nothing}
        </section>`
      })}
      <p class="code" role="status" aria-label=${begun ? `${pairing.kk.code}: ${[...begun.code].join(' ')}` : nothing}>
        ${begun ? `${begun.code.slice(0, 3)} ${begun.code.slice(3)}` : '··· ···'}
      </p>
    </main>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'kezek-pairing': PairingPanel
  }
}
