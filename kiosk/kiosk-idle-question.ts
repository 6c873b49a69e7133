import { html, LitElement } from 'lit'
import { customElement, property, query } from 'lit/decorators.js'
import type { Locale } from '../shared/domain/locale.ts'
import { kiosk } from '../shared/i18n/kiosk/kiosk.ts'
import { baseStyles } from '../shared/ui/base.styles.ts'
import { buttonStyles } from './button.styles.ts'
import { kioskIdleQuestionStyles } from './kiosk-idle-question.styles.ts'

/** Every second would be too often to listen to. */
const saidEverySeconds = 5

/** "Are you still there?" over the step, which keeps what was chosen. Any touch answers it. */
@customElement('kezek-kiosk-idle-question')
export class KioskIdleQuestion extends LitElement {
  static override styles = [baseStyles, buttonStyles, kioskIdleQuestionStyles]

  @query('dialog') private dialog!: HTMLDialogElement

  @property() locale: Locale = 'kk'
  @property({ type: Number }) secondsLeft = 0

  protected override firstUpdated(): void {
    // Modal: what lies behind can neither be pressed nor read, and gets its focus back afterwards.
    this.dialog.showModal()
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.dialog.close()
  }

  protected override render() {
    const { stillThere, goOn, startsAnewIn } = kiosk[this.locale]
    const said = Math.ceil(this.secondsLeft / saidEverySeconds) * saidEverySeconds
    return html`
      <dialog aria-labelledby="question" aria-describedby="rest">
        <h2 id="question">${stillThere}</h2>
        <p class="seconds" aria-hidden="true">${this.secondsLeft}</p>
        <p aria-hidden="true">${startsAnewIn(this.secondsLeft)}</p>
        <p id="rest" class="visually-hidden" aria-live="polite">${startsAnewIn(said)}</p>
        <button type="button" class="primary" autofocus>${goOn}</button>
      </dialog>
    `
  }
}
