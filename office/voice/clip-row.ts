import { html, LitElement, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { ClipEntry } from '../../shared/contract/voice-pack.ts'
import type { Locale } from '../../shared/domain/locale.ts'
import { formatNumber } from '../../shared/i18n/common/numbers.ts'
import { voice } from '../../shared/i18n/office/voice.ts'
import { baseStyles } from '../../shared/ui/base.styles.ts'
import { clipRowStyles } from './clip-row.styles.ts'

/** What the user does with a clip. */
export type ClipAction = 'play-own' | 'play-default' | 'record' | 'stop' | 'choose' | 'remove'

/** One clip: its words, whether the centre has recorded it, and the actions on it. */
@customElement('kezek-clip-row')
export class ClipRow extends LitElement {
  static override styles = [baseStyles, clipRowStyles]

  @property({ attribute: false }) clip!: ClipEntry
  @property() locale: Locale = 'kk'
  /** Language of the clip's words. */
  @property() language: Locale = 'kk'
  /** What the clip is doing now; another press stops it. */
  @property() doing: 'play-own' | 'play-default' | 'record' | undefined
  /** The user may record; other users can only listen. */
  @property({ attribute: false }) mayChange = true
  /** Another change is in progress: no change can be made. */
  @property({ type: Boolean }) busy = false
  /** Why the last recording was not saved. */
  @property() trouble = ''

  #tell(action: ClipAction): void {
    this.dispatchEvent(new CustomEvent('kezek-clip-action', { detail: action }))
  }

  #changes() {
    const t = voice[this.locale]
    return html`
      ${this.doing === 'record' ? this.#button('stop', t.stop, 'recording') : this.#button('record', t.record)}
      ${this.#button('choose', t.chooseFile)}
      ${this.clip.ownMs === null ? nothing : this.#button('remove', t.remove)}
    `
  }

  #state() {
    const { clip, locale } = this
    const t = voice[locale]
    if (clip.ownMs !== null)
      return html`<span class="mark good">✓ ${t.own}, ${t.seconds(formatNumber(locale, clip.ownMs / 1000, 1))}</span>`
    return clip.needed
      ? html`<span class="mark warn">○ ${t.missing}</span>`
      : html`<span class="mark">– ${t.notNeeded}</span>`
  }

  #player(action: 'play-own' | 'play-default', word: string) {
    return this.doing === action
      ? this.#button('stop', voice[this.locale].stop, 'playing')
      : this.#button(action, word)
  }

  #button(action: ClipAction, word: string, look = '') {
    // Not `disabled`, which would take the focus away from the pressed button.
    const isDead = this.busy && action !== 'stop'
    return html`
      <button
        type="button"
        class=${look}
        data-action=${action}
        aria-label="${word}: ${this.clip.text}"
        aria-disabled=${isDead}
        @click=${() => isDead || this.#tell(action)}
      >
        ${word}
      </button>
    `
  }

  override render() {
    const { clip, locale } = this
    const t = voice[locale]
    return html`
      <div class="words">
        <strong lang=${this.language}>${clip.text}</strong>
        <code>${clip.id}</code>
        ${this.#state()}
      </div>
      <div class="buttons">
        ${clip.defaultFile === null ? nothing : this.#player('play-default', t.playDefault)}
        ${clip.ownMs === null ? nothing : this.#player('play-own', t.playOwn)}
        ${this.mayChange ? this.#changes() : nothing}
      </div>
      ${this.trouble ? html`<p class="trouble" role="alert">${this.trouble}</p>` : nothing}
    `
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'kezek-clip-row': ClipRow
  }
  interface HTMLElementEventMap {
    'kezek-clip-action': CustomEvent<ClipAction>
  }
}
