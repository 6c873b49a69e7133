import { html, LitElement } from 'lit'
import { customElement, property, query } from 'lit/decorators.js'
import type { Locale } from '../shared/domain/locale.ts'
import { kiosk } from '../shared/i18n/kiosk/kiosk.ts'
import { baseStyles } from '../shared/ui/base.styles.ts'
import { buttonStyles } from './button.styles.ts'
import { kioskIdleQuestionStyles } from './kiosk-idle-question.styles.ts'

/** Seconds between announcements of the countdown by screen readers; every second would be tiring. */
const announceEverySeconds = 5

/** Asks "Are you still there?" over the step, which keeps the visitor's choices. Any touch answers it. */
@customElement('kezek-kiosk-idle-question')
export class KioskIdleQuestion extends LitElement {
  static override styles = [baseStyles, buttonStyles, kioskIdleQuestionStyles]

  @query('dialog') private dialog!: HTMLDialogElement

  @property() locale: Locale = 'kk'
  @property({ type: Number }) secondsLeft = 0

  protected override firstUpdated(): void {
    // A modal dialog blocks the step behind it and returns the focus when it closes.
    this.dialog.showModal()
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.dialog.close()
  }

  protected override render() {
    const { stillThere, continueLabel, resetsIn } = kiosk[this.locale]
    const said = Math.ceil(this.secondsLeft / announceEverySeconds) * announceEverySeconds
    return html`
      <dialog aria-labelledby="question" aria-describedby="rest">
        <h2 id="question">${stillThere}</h2>
        <p class="seconds" aria-hidden="true">${this.secondsLeft}</p>
        <p aria-hidden="true">${resetsIn(this.secondsLeft)}</p>
        <p id="rest" class="visually-hidden" aria-live="polite">${resetsIn(said)}</p>
        <button type="button" class="primary" autofocus>${continueLabel}</button>
      </dialog>
    `
  }
}
