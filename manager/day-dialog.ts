import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { daySettingOf, isEndedDay } from '../shared/calendar/day-setting.ts'
import { type Locale, locales } from '../shared/domain/locale.ts'
import type { DaySetting } from '../shared/domain/settings.ts'
import { textLimits } from '../shared/domain/text-limits.ts'
import { errorMessage } from '../shared/i18n/common/errors.ts'
import { languageNames } from '../shared/i18n/common/messages.ts'
import { formatDay, isoDay } from '../shared/i18n/common/time.ts'
import { managerActions } from '../shared/i18n/manager/actions.ts'
import { managerMessages } from '../shared/i18n/manager/manager.ts'
import { baseStyles } from '../shared/ui/base.styles.ts'
import '../shared/ui/dialog-frame.ts'
import { ActionController } from '../shared/ui/action-controller.ts'
import { selectField } from '../shared/ui/forms/select-field.ts'
import { staffStyles } from '../shared/ui/staff.styles.ts'
import type { Board } from './board.ts'
import { sendBoardEvent } from './board-events.ts'
import { type DayForm, daysFrom, formOf, settingOf } from './day-form.ts'

/** A dialog that sets a day to usual hours, other hours or closed, with a notice for the hall. */
@customElement('kezek-board-day')
export class DayDialog extends LitElement {
  static override styles = [
    baseStyles,
    staffStyles,
    css`
      form {
        display: flex;
        flex-direction: column;
        gap: 16px;
      }

      .times {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(180px, 1fr));
        gap: 12px;
        padding: 4px 0 8px 44px;
      }

      .notices {
        display: grid;
        gap: 10px;
      }

      textarea {
        resize: vertical;
      }
    `,
  ]

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
      setting: setting && given(setting),
    })
    if (reply) sendBoardEvent(this, 'kezek-board-done', { text: t.daySaved })
  }

  #mode(mode: DayForm['mode'], word: string): TemplateResult {
    return html`<label class="choice">
      <input type="radio" name="mode" value=${mode} .checked=${this.form.mode === mode} @change=${() => this.#set({ mode })} />
      ${word}
    </label>`
  }

  #time(field: 'open' | 'close', word: string): TemplateResult {
    const t = managerActions[this.board.locale]
    return html`<label>
      <span class="label">${word}</span>
      <input
        class="field"
        name=${field}
        inputmode="numeric"
        maxlength="5"
        placeholder=${field === 'open' ? '09:00' : '20:00'}
        .value=${this.form[field]}
        aria-describedby="hours"
        @input=${(event: InputEvent) => this.#set({ [field]: (event.target as HTMLInputElement).value })}
      />
      <span class="visually-hidden" id="hours">${t.likeHours}</span>
    </label>`
  }

  #notice(language: Locale): TemplateResult {
    return html`<label>
      <span class="label" lang=${language}>${languageNames[language]}</span>
      <textarea
        class="field"
        name="notice-${language}"
        lang=${language}
        rows="2"
        maxlength=${textLimits.notice}
        .value=${this.form.notice[language]}
        @input=${(event: InputEvent) =>
          this.#set({
            notice: { ...this.form.notice, [language]: (event.target as HTMLTextAreaElement).value },
          })}
      ></textarea>
    </label>`
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
        <fieldset>
          <legend>${t.whatDay}</legend>
          ${this.#mode('usual', t.asUsual)} ${this.#mode('open', t.openOther)}
          ${
            this.form.mode === 'open'
              ? html`<div class="times">
                  ${this.#time('open', t.openFrom)} ${this.#time('close', t.openTo)}
                  <p class="quiet" aria-hidden="true">${t.likeHours}</p>
                </div>`
              : nothing
          }
          ${this.#mode('closed', t.closedDay)}
        </fieldset>
        ${
          this.form.mode === 'usual'
            ? nothing
            : html`<fieldset class="notices">
                <legend>${t.noticeText}</legend>
                ${locales.map(language => this.#notice(language))}
              </fieldset>`
        }
        ${this.missing ? html`<p class="trouble" role="alert">${this.missing}</p>` : nothing}
        <div class="actions">
          <button class="button primary" ?disabled=${this.#action.busy}>${t.save}</button>
        </div>
      </form>
    </kezek-dialog>`
  }
}

/** @returns a setting as the command takes it, without undefined fields. */
function given({ mode, open, close, notice }: DaySetting) {
  return {
    mode,
    ...(open !== undefined && { open }),
    ...(close !== undefined && { close }),
    ...(notice && { notice: { ...notice } }),
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'kezek-board-day': DayDialog
  }
}
