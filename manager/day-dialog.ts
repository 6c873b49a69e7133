import { html, LitElement, nothing, type PropertyValues } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { daySettingOf, isEndedDay } from '../shared/calendar/day-setting.ts'
import type { DaySetting } from '../shared/domain/settings.ts'
import { errorMessage } from '../shared/i18n/common/errors.ts'
import { formatDay, isoDay } from '../shared/i18n/common/time.ts'
import { managerActions } from '../shared/i18n/manager/actions.ts'
import { managerMessages } from '../shared/i18n/manager/manager.ts'
import { baseStyles } from '../shared/ui/base.styles.ts'
import '../shared/ui/dialog-frame.ts'
import { ActionController } from '../shared/ui/action-controller.ts'
import { dayFields, dayFieldsStyles } from '../shared/ui/forms/day-fields.ts'
import { type DayForm, daysFrom, formOf, settingBody, settingOf } from '../shared/ui/forms/day-form.ts'
import { selectField } from '../shared/ui/forms/select-field.ts'
import { staffStyles } from '../shared/ui/staff.styles.ts'
import type { Board } from './board.ts'
import { sendBoardEvent } from './board-events.ts'

/** A dialog that sets a day to usual hours, other hours or closed, with a notice for the hall. */
@customElement('kezek-board-day')
export class DayDialog extends LitElement {
  static override styles = [baseStyles, staffStyles, dayFieldsStyles]

  readonly #action = new ActionController(this)

  @state() private day = ''
  @state() private form: DayForm = formOf(undefined)
  @state() private missing = ''

  @property({ attribute: false }) board!: Board

  override willUpdate(changed: PropertyValues): void {
    // Filled once, with the present setting: a later change must not overwrite what is being typed.
    if (this.day === '' && changed.has('board')) this.#choose(this.board.view.day)
  }

  #choose(day: string): void {
    this.day = day
    this.form = formOf(daySettingOf(this.board.view.days, day))
    this.missing = ''
  }

  #set(change: Partial<DayForm>): void {
    this.form = { ...this.form, ...change }
  }

  async #save(event: Event): Promise<void> {
    event.preventDefault()
    const t = managerActions[this.board.locale]
    const setting: DaySetting | null | keyof typeof t = settingOf(this.form)
    this.missing = typeof setting === 'string' ? String(t[setting]) : ''
    if (typeof setting === 'string') return
    const reply = await this.#action.run(this.board.hall, 'day:set-day', {
      day: this.day,
      setting: setting && settingBody(setting),
    })
    if (reply) sendBoardEvent(this, 'kezek-board-done', { text: t.daySaved })
  }

  override render() {
    const { board } = this
    const { locale, view } = board
    const t = managerActions[locale]
    const { refusal } = this.#action
    const isEnded = isEndedDay(view.days[this.day])
    const dateOf = (day: string) => formatDay(locale, isoDay(day), { weekday: true })
    return html`<kezek-dialog
      .heading=${managerMessages[locale].setDay}
      .closeLabel=${managerMessages[locale].close}
      .trouble=${refusal ? errorMessage(locale, refusal) : ''}
    >
      <form novalidate @submit=${this.#save}>
        ${selectField({
          name: 'day',
          label: t.whichDay,
          options: daysFrom(view.day).map(
            day => [day, `${dateOf(day)}${day === view.day ? ` (${t.today})` : ''}`] as const,
          ),
          value: this.day,
          onChange: day => this.#choose(day),
        })}
        ${isEnded ? html`<p class="quiet">${t.reopens}</p>` : nothing}
        ${dayFields({ form: this.form, locale, set: change => this.#set(change) })}
        ${this.missing ? html`<p class="trouble" role="alert">${this.missing}</p>` : nothing}
        <div class="actions">
          <button class="button primary" ?disabled=${this.#action.busy}>${t.save}</button>
        </div>
      </form>
    </kezek-dialog>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'kezek-board-day': DayDialog
  }
}
