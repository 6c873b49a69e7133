import { html, LitElement, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
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
import { listByQueue, notYetServed, peopleIn } from './by-queue.ts'

/** Ends the day after showing how many visitors will not be served. */
@customElement('kezek-board-end-day')
export class EndDayDialog extends LitElement {
  static override styles = [baseStyles, staffStyles, byQueueStyles]

  readonly #action = new ActionController(this)

  @property({ attribute: false }) board!: Board

  /** Visitors who wait. After a refusal, the store's number: it may know visitors that this screen does not show yet. */
  get #waiting(): number {
    const { refusal } = this.#action
    const counted = refusal?.code === 'WAITING_CHANGED' ? refusal.detail?.waiting : undefined
    if (counted !== undefined) return Number(counted)
    return Object.values(this.board.view.queues).reduce((sum, { waiting }) => sum + waiting, 0)
  }

  async #end(waiting: number): Promise<void> {
    const { hall, locale, view } = this.board
    const reply = await this.#action.run(hall, 'day:close-day', { day: view.day, waiting })
    if (reply) sendBoardEvent(this, 'kezek-board-done', { text: managerActions[locale].ended })
  }

  override render() {
    const { locale, view } = this.board
    const t = managerActions[locale]
    const { busy, refusal } = this.#action
    const waiting = this.#waiting
    const byQueue = notYetServed(this.board)
    // The store may know more visitors than this screen does.
    const people = Math.max(waiting, peopleIn(byQueue))
    const day = view.days[view.day]
    // Also finishes an end or a reopening that broke off.
    const canEnd = day === 'open' || day === 'closing' || day === 'reopening'
    return html`<kezek-dialog
      .heading=${t.endTitle}
      .closeLabel=${managerMessages[locale].close}
      .trouble=${refusal ? errorMessage(locale, refusal) : ''}
    >
      ${
        canEnd
          ? html`<p class="counted" role="status">${people > 0 ? t.endTells(people) : t.endEmpty}</p>
              ${byQueue.size > 0 ? listByQueue(this.board, byQueue) : nothing}
              <p>${t.endDoes}</p>
              <p>${t.endCanBeUndone}</p>
              <div class="actions">
                <button class="button danger sure" ?disabled=${busy} @click=${() => this.#end(waiting)}>
                  ${t.endNow(people)}
                </button>
              </div>`
          : html`<p class="counted">${t.alreadyEnded}</p>`
      }
    </kezek-dialog>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'kezek-board-end-day': EndDayDialog
  }
}
