import { html, LitElement, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { isEndedDay } from '../shared/calendar/day-setting.ts'
import { errorMessage } from '../shared/i18n/common/errors.ts'
import { managerActions } from '../shared/i18n/manager/actions.ts'
import { managerMessages } from '../shared/i18n/manager/manager.ts'
import { baseStyles } from '../shared/ui/base.styles.ts'
import '../shared/ui/dialog-frame.ts'
import { ActionController } from '../shared/ui/action-controller.ts'
import { staffStyles } from '../shared/ui/staff.styles.ts'
import type { Board } from './board.ts'
import { sendBoardEvent } from './board-events.ts'
import { byQueueStyles } from './by-queue.styles.ts'
import { leftUnserved, listByQueue, peopleIn } from './by-queue.ts'

/** Takes the end of the day back after a question: visitors left unserved wait again. */
@customElement('kezek-board-reopen-day')
export class ReopenDayDialog extends LitElement {
  static override styles = [baseStyles, staffStyles, byQueueStyles]

  readonly #action = new ActionController(this)

  @property({ attribute: false }) board!: Board

  async #reopen(): Promise<void> {
    const { hall, locale, view } = this.board
    const reply = await this.#action.run(hall, 'day:reopen-day', { day: view.day })
    if (reply) sendBoardEvent(this, 'kezek-board-done', { text: managerActions[locale].reopened })
  }

  override render() {
    const { board } = this
    const { locale, view } = board
    const t = managerActions[locale]
    const { busy, refusal } = this.#action
    const isEnded = isEndedDay(view.days[view.day])
    const unserved = leftUnserved(board)
    const people = peopleIn(unserved)
    return html`<kezek-dialog
      .heading=${isEnded ? t.reopenTitle : t.returnTitle}
      .closeLabel=${managerMessages[locale].close}
      .trouble=${refusal ? errorMessage(locale, refusal) : ''}
    >
      <p class="counted" role="status">${people > 0 ? t.reopenTells(people) : t.reopenEmpty}</p>
      ${people > 0 ? listByQueue(board, unserved) : nothing}
      ${isEnded ? html`<p>${t.reopenDoes}</p>` : nothing}
      ${
        isEnded || people > 0
          ? html`<div class="actions">
              <button class="button primary sure" ?disabled=${busy} @click=${() => this.#reopen()}>
                ${isEnded ? t.reopenNow : t.returnNow(people)}
              </button>
            </div>`
          : nothing
      }
    </kezek-dialog>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'kezek-board-reopen-day': ReopenDayDialog
  }
}
