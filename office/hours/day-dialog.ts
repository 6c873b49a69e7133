import { html, LitElement, nothing, type PropertyValues } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { daySettingOf } from '../../shared/calendar/day-setting.ts'
import { addDays } from '../../shared/domain/dates.ts'
import { errorMessage } from '../../shared/i18n/common/errors.ts'
import { formatDay } from '../../shared/i18n/common/time.ts'
import { managerActions } from '../../shared/i18n/manager/actions.ts'
import { managerMessages } from '../../shared/i18n/manager/manager.ts'
import { hoursOffice } from '../../shared/i18n/office/hours.ts'
import { ActionController } from '../../shared/ui/action-controller.ts'
import { baseStyles } from '../../shared/ui/base.styles.ts'
import '../../shared/ui/dialog-frame.ts'
import { dayFields, dayFieldsStyles } from '../../shared/ui/forms/day-fields.ts'
import { type DayForm, formOf, settingBody, settingOf } from '../../shared/ui/forms/day-form.ts'
import { staffStyles } from '../../shared/ui/staff.styles.ts'
import type { Office } from '../office.ts'

/** Days ahead that the server lets be set: to the same date of the next year. */
const maxDaysAhead = 365

/** Sets one day of the calendar: usual hours, other hours or closed, with a notice for the hall. */
@customElement('kezek-office-day')
export class OfficeDayDialog extends LitElement {
  static override styles = [baseStyles, staffStyles, dayFieldsStyles]

  readonly #action = new ActionController(this)

  @state() private form: DayForm = formOf(undefined)
  @state() private missing = ''

  @property({ attribute: false }) office!: Office
  /** yyyy-mm-dd */
  @property() day = ''
  /** The centre's present day. */
  @property() today = ''

  override willUpdate(changed: PropertyValues): void {
    // Filled once: a later change of the hall must not overwrite what is being typed.
    if (changed.has('day')) this.form = formOf(daySettingOf(this.office.hall.view?.days ?? {}, this.#id))
  }

  /** The business day, yyyymmdd. */
  get #id(): string {
    return this.day.replaceAll('-', '')
  }

  /** Why the day cannot be set; undefined: it can. */
  get #barred(): string | undefined {
    const t = hoursOffice[this.office.locale]
    if (this.day < this.today) return t.dayPast
    return this.day > addDays(this.today, maxDaysAhead) ? t.dayTooFar : undefined
  }

  async #save(event: Event): Promise<void> {
    event.preventDefault()
    const { hall, locale } = this.office
    const setting = settingOf(this.form)
    this.missing = typeof setting === 'string' ? managerActions[locale][setting] : ''
    if (typeof setting === 'string') return
    const reply = await this.#action.run(hall, 'day:set-day', {
      day: this.#id,
      setting: setting && settingBody(setting),
    })
    if (reply) this.dispatchEvent(new CustomEvent('kezek-day-saved'))
  }

  override render() {
    const { locale } = this.office
    const t = managerActions[locale]
    const { refusal, busy } = this.#action
    const barred = this.#barred
    return html`<kezek-dialog
      .heading=${formatDay(locale, this.day, { weekday: true, year: true })}
      .closeLabel=${managerMessages[locale].close}
      .trouble=${refusal ? errorMessage(locale, refusal) : ''}
    >
      ${
        barred === undefined
          ? html`<form novalidate @submit=${this.#save}>
              ${dayFields({
                form: this.form,
                locale,
                set: change => {
                  this.form = { ...this.form, ...change }
                },
              })}
              ${this.missing ? html`<p class="trouble" role="alert">${this.missing}</p>` : nothing}
              <div class="actions">
                <button class="button primary" ?disabled=${busy}>${t.save}</button>
              </div>
            </form>`
          : html`<p data-barred>${barred}</p>`
      }
    </kezek-dialog>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'kezek-office-day': OfficeDayDialog
  }
  interface HTMLElementEventMap {
    'kezek-day-saved': CustomEvent<void>
  }
}
