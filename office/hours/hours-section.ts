import { css, html, LitElement, nothing, type TemplateResult } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { hoursOf, kioskTitleOf } from '../../shared/catalogue/effective.ts'
import { type QueueId, splitQueue } from '../../shared/domain/queue.ts'
import type { CentreSettings, WeekHours } from '../../shared/domain/settings.ts'
import { purposeTitle } from '../../shared/i18n/common/purposes.ts'
import { formatHours } from '../../shared/i18n/common/time.ts'
import { hoursOffice } from '../../shared/i18n/office/hours.ts'
import { baseStyles } from '../../shared/ui/base.styles.ts'
import { selectField } from '../../shared/ui/forms/select-field.ts'
import { wrongText } from '../../shared/ui/forms/wrong-text.ts'
import { staffStyles } from '../../shared/ui/staff.styles.ts'
import { Draft } from '../draft.ts'
import { officeStyles } from '../office.styles.ts'
import { mayChangeSettings, type Office } from '../office.ts'
import { readOnlyNote, saveBar } from '../save-bar.ts'
import { cleanTime, fieldProblems, type HoursPart, hoursPart, isTime } from './hours-form.ts'
import './special-days-card.ts'
import './week-hours-editor.ts'

/** Zones of Kazakhstan. All have the same clocks since 2024; before, the western ones had their own. */
const zones = [
  'Asia/Almaty',
  'Asia/Aqtau',
  'Asia/Aqtobe',
  'Asia/Atyrau',
  'Asia/Oral',
  'Asia/Qostanay',
  'Asia/Qyzylorda',
]

/** When the centre and its services are open, and the calendar of the year. */
@customElement('kezek-hours-section')
export class HoursSection extends LitElement {
  static override styles = [
    baseStyles,
    staffStyles,
    officeStyles,
    css`
      .sections {
        display: grid;
        gap: 16px;
      }

      li {
        padding-top: 12px;
        border-top: 1px solid var(--line);
      }
    `,
  ]

  readonly #draft = new Draft<HoursPart>(this, hoursPart)

  @property({ attribute: false }) office!: Office

  get hasUnsavedDraft(): boolean {
    return this.#draft.changed
  }

  /** Saves, unless something is wrong: then the first wrong field gets the focus. */
  async saveDraft(): Promise<boolean> {
    if (!this.#isWrong) return this.#draft.save()
    const editors = [...this.renderRoot.querySelectorAll('kezek-week-hours')].map(
      ({ shadowRoot }) => shadowRoot,
    )
    const wrong = [...editors, this.renderRoot].flatMap(
      root => root?.querySelector<HTMLElement>('[aria-invalid="true"]') ?? [],
    )
    wrong[0]?.focus()
    return false
  }

  get #t() {
    return hoursOffice[this.office.locale]
  }

  #set(change: Partial<HoursPart>): void {
    this.#draft.edit({ ...this.#draft.value, ...change })
  }

  #queueName(queue: QueueId): string {
    const { settings, catalogue, locale } = this.office
    const { service, purpose } = splitQueue(queue)
    const title = kioskTitleOf(settings, service, catalogue)[locale]
    return `${title} — ${purposeTitle(locale, purpose, catalogue)}`
  }

  #problems(hours: WeekHours) {
    return fieldProblems(hours, this.#draft.value.dayStartsAt)
  }

  get #isWrong(): boolean {
    const { usual, own, dayStartsAt } = this.#draft.value
    const lists = [usual ?? [], ...Object.values(own)]
    return !isTime(dayStartsAt) || lists.some(hours => this.#problems(hours).length > 0)
  }

  #editor(label: string, hours: WeekHours, set: (hours: WeekHours) => void): TemplateResult {
    return html`<kezek-week-hours
      .label=${label}
      .hours=${hours}
      .problems=${this.#problems(hours)}
      .locale=${this.office.locale}
      .readonly=${!mayChangeSettings(this.office)}
      @kezek-hours-change=${({ detail }: CustomEvent<WeekHours>) => set(detail)}
    ></kezek-week-hours>`
  }

  #choice(name: string, value: string, isChosen: boolean, words: string, choose: () => void): TemplateResult {
    return html`<label class="choice">
      <input
        type="radio"
        name=${name}
        value=${value}
        ?disabled=${!mayChangeSettings(this.office)}
        .checked=${isChosen}
        @change=${choose}
      />
      ${words}
    </label>`
  }

  #usual(): TemplateResult {
    const { catalogue, locale } = this.office
    const { usual } = this.#draft.value
    const t = this.#t
    const set = (hours: WeekHours | null) => this.#set({ usual: hours })
    return html`<section class="card" data-part="usual">
      <h3>${t.usual}</h3>
      <div role="radiogroup" aria-label=${t.usual}>
        ${this.#choice('usual', 'catalogue', usual === null, t.fromCatalogue(formatHours(locale, catalogue.hours)), () => set(null))}
        ${this.#choice('usual', 'own', usual !== null, t.ownUsual, () => set(usual ?? catalogue.hours))}
      </div>
      ${usual ? this.#editor(t.usual, usual, set) : nothing}
    </section>`
  }

  #holidays(): TemplateResult {
    const { publicHolidays } = this.#draft.value
    const t = this.#t
    const choice = (value: CentreSettings['publicHolidays'], words: string) =>
      this.#choice('holidays', value, publicHolidays === value, words, () =>
        this.#set({ publicHolidays: value }),
      )
    return html`<section class="card" data-part="holidays">
      <h3>${t.holidays}</h3>
      <div role="radiogroup" aria-label=${t.holidays}>
        ${choice('closed', t.holidaysClosed)} ${choice('as-usual', t.holidaysAsUsual)}
      </div>
      <p class="hint">${t.holidaysHint}</p>
    </section>`
  }

  #services(): TemplateResult {
    const { catalogue, locale } = this.office
    const { own } = this.#draft.value
    const t = this.#t
    const queues = Object.keys(own) as QueueId[]
    const others = catalogue.queues.filter(queue => !own[queue])
    const setOwn = (queue: QueueId, hours: WeekHours) => this.#set({ own: { ...own, [queue]: hours } })
    const remove = (queue: QueueId) =>
      this.#set({ own: Object.fromEntries(Object.entries(own).filter(([id]) => id !== queue)) })
    const add = (queue: QueueId | '') =>
      queue === '' ? undefined : setOwn(queue, hoursOf(this.#draft.after, queue, catalogue))
    return html`<section class="card" data-part="services">
      <h3>${t.services}</h3>
      <p class="hint">${t.servicesHint}</p>
      ${queues.length === 0 ? html`<p>${t.noServices}</p>` : nothing}
      <ul class="cards">
        ${queues.map(
          queue => html`<li data-queue=${queue}>
            <h4>${this.#queueName(queue)}</h4>
            ${this.#editor(this.#queueName(queue), own[queue] ?? [], hours => setOwn(queue, hours))}
            ${
              mayChangeSettings(this.office)
                ? html`<button class="button" data-act="remove-own" @click=${() => remove(queue)}>
                    ${t.removeService(this.#queueName(queue))}
                  </button>`
                : nothing
            }
          </li>`,
        )}
      </ul>
      ${
        mayChangeSettings(this.office)
          ? selectField<QueueId | ''>({
              name: 'add-service',
              label: t.addService,
              options: [
                ['', t.chooseService],
                ...others.map(
                  queue =>
                    [
                      queue,
                      `${this.#queueName(queue)} (${formatHours(locale, hoursOf(this.#draft.after, queue, catalogue))})`,
                    ] as const,
                ),
              ],
              value: '',
              onChange: add,
            })
          : nothing
      }
    </section>`
  }

  #zone(): TemplateResult {
    const { zone, dayStartsAt } = this.#draft.value
    const t = this.#t
    const wrong = isTime(dayStartsAt) ? undefined : t.problems['bad-time']
    const isFixed = !mayChangeSettings(this.office)
    return html`<section class="card" data-part="zone">
      <h3>${t.zone}</h3>
      <fieldset class="fields" ?disabled=${isFixed} aria-label=${t.zone}>
        ${selectField({
          name: 'zone',
          label: t.zoneName,
          options: [...new Set([...zones, zone])].map(name => [name, name] as const),
          value: zone,
          onChange: name => this.#set({ zone: name }),
        })}
        <div>
          <label class="label" for="starts">${t.dayStartsAt}</label>
          <input
            class="field"
            id="starts"
            name="starts"
            inputmode="numeric"
            autocomplete="off"
            maxlength="5"
            .value=${dayStartsAt}
            aria-invalid=${wrong !== undefined}
            aria-describedby=${wrong === undefined ? 'starts-hint' : 'starts-wrong'}
            @change=${(event: Event) => this.#set({ dayStartsAt: cleanTime((event.target as HTMLInputElement).value) })}
          />
          ${wrongText('starts-wrong', wrong)}
        </div>
      </fieldset>
      <p class="hint" id="starts-hint">${t.zoneHint}</p>
    </section>`
  }

  override render() {
    const t = this.#t
    return html`
      <div class="head">
        <h2>${t.title}</h2>
        <p class="quiet">${t.hint}</p>
        ${readOnlyNote(this.office)}
      </div>
      <div class="sections">
        ${this.#usual()} ${this.#holidays()}
        <kezek-special-days-card .office=${this.office}   .settings=${this.#draft.after}></kezek-special-days-card>
        ${this.#services()} ${this.#zone()}
      </div>
      ${saveBar(this.#draft, this.office, this.#draft.wrong?.path, () => this.saveDraft())}
    `
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'kezek-hours-section': HoursSection
  }
}
