import { css, html, LitElement, nothing, type TemplateResult } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { Me } from '../contract/account.ts'
import type { BegunPairing, ClaimedPairing } from '../contract/devices.ts'
import { claimTimeoutMs } from '../domain/device.ts'
import { locales } from '../domain/locale.ts'
import { sleep } from '../domain/sleep.ts'
import { pairing } from '../i18n/common/pairing.ts'
import { callApi } from './api.ts'
import { baseStyles } from './base.styles.ts'

const retryMs = 2_000
/** Milliseconds to wait for a claim: 10 s more than the server, whose store answers within 3 s. */
const claimAnswerMs = claimTimeoutMs + 10_000
/** Milliseconds between two updates of the minutes that are shown. */
const clockUpdateMs = 5_000

/** The address of each kind's page, with the device's place in the settings. */
const pageOf: Record<string, (centre: string, place: string) => string> = {
  kiosk: (centre, place) => `/kiosk/?centre=${centre}&kiosk=${place}`,
  display: (centre, place) => `/display/?centre=${centre}&display=${place}`,
}

/** The panel of a screen that is not paired yet: shows a code, waits until a manager enters it, then opens the screen's page. */
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

  /** Time at which the code was issued, by the clock of `now`. */
  #begunAt = 0
  #isOpen = false
  #clockTimer: ReturnType<typeof setInterval> | undefined

  @state() private begun: BegunPairing | undefined
  @state() private isAway = false
  /** This machine's steady clock, ms. */
  @state() private now = performance.now()

  @property() kind: 'kiosk' | 'display' = 'kiosk'

  override connectedCallback(): void {
    super.connectedCallback()
    this.#isOpen = true
    this.#clockTimer = setInterval(() => {
      this.now = performance.now()
    }, clockUpdateMs)
    void this.#run()
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.#isOpen = false
    clearInterval(this.#clockTimer)
  }

  async #run(): Promise<void> {
    await this.#goIfKnown()
    while (this.#isOpen) {
      if (!(await this.#begin())) await sleep(retryMs)
      else await this.#wait()
    }
  }

  /**
   * A paired device opens its own page: a kiosk's browser opens only /kiosk/. No code is requested before that is known: a device with
   * a key must not ask for another because the store was away when it started.
   */
  async #goIfKnown(): Promise<void> {
    while (this.#isOpen) {
      const answer = await callApi<Me>('GET', '/api/me')
      this.isAway = !answer.ok
      if (answer.ok) {
        const own = answer.reply.devices.find(({ kind }) => kind === this.kind)
        const to = own && pageOf[own.kind]?.(own.centre, own.place)
        // Already on its page, and still refused: only a code helps.
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

  /** Waits until the code is entered or expires. */
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

  /** Opens the device's page, or reloads it where it is open, without requesting another code meanwhile. */
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
