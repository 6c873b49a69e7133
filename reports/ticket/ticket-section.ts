import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit'
import { customElement, property, query, state } from 'lit/decorators.js'
import { live } from 'lit/directives/live.js'
import type { ArchivedTicket, TicketStories } from '../../shared/contract/archive-report.ts'
import { type Purpose, queueId } from '../../shared/domain/queue.ts'
import type { TicketState } from '../../shared/domain/ticket.ts'
import { normaliseNumber } from '../../shared/domain/ticket-number.ts'
import { common } from '../../shared/i18n/common/common.ts'
import { parseTypedDate } from '../../shared/i18n/common/date-field.ts'
import { formatDay } from '../../shared/i18n/common/time.ts'
import { reportsDay } from '../../shared/i18n/reports/day.ts'
import { reportsMessages } from '../../shared/i18n/reports/reports.ts'
import { baseStyles } from '../../shared/ui/base.styles.ts'
import { dateField } from '../../shared/ui/forms/date-field.ts'
import { icon } from '../../shared/ui/icons.ts'
import { staffStyles } from '../../shared/ui/staff.styles.ts'
import '../../shared/ui/ticket-story.ts'
import { wrongText } from '../../shared/ui/forms/wrong-text.ts'
import { isOneCentre } from '../address.ts'
import { ApiQuery } from '../api-query.ts'
import { centreField } from '../centre-field.ts'
import { queueName, storyContextOf } from '../names.ts'
import { queryView } from '../query-view.ts'
import { reportsStyles } from '../reports.styles.ts'
import type { Reports } from '../reports.ts'

type FieldName = 'centre' | 'number' | 'day'

/** The history of one ticket: every step, when, by whom, and why it was called before others. */
@customElement('kezek-reports-ticket')
export class TicketSection extends LitElement {
  static override styles = [
    baseStyles,
    staffStyles,
    reportsStyles,
    css`
      .card + .card {
        margin-top: 16px;
      }

      .several {
        display: flex;
        gap: 8px;
        margin-bottom: 16px;
        font-weight: 600;
        color: var(--warn);
      }

      article {
        max-width: 860px;
      }

      article .mark {
        margin-top: 6px;
      }
    `,
  ]

  readonly #stories = new ApiQuery<TicketStories>(this)

  @query('form') private form!: HTMLFormElement
  @state() private wrong: Readonly<Partial<Record<FieldName, string>>> = {}
  @property({ attribute: false }) reports!: Reports

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('reports')) return
    const { centre, day, number, section } = this.reports.choice
    if (section !== 'ticket') return
    const isWhole = isOneCentre(centre) && isNumber(number)
    this.#stories.want(
      isWhole
        ? `/api/reports/story?${new URLSearchParams({ centre, day, number: normaliseNumber(number) })}`
        : undefined,
      this.reports.press,
    )
  }

  #onSubmit(event: Event): void {
    event.preventDefault()
    const { locale, choose } = this.reports
    const [t, frame] = [reportsDay[locale], reportsMessages[locale]]
    const data = new FormData(this.form)
    const text = (name: FieldName) => String(data.get(name) ?? '').trim()
    const [centre, number, day] = [
      text('centre'),
      normaliseNumber(text('number')),
      parseTypedDate(text('day')),
    ]
    this.wrong = {
      ...(centre === '' && { centre: frame.centreNeeded }),
      ...(!isNumber(number) && { number: t.numberWrong }),
      ...(day === undefined && { day: frame.dateNeeded }),
    }
    if (day !== undefined && Object.keys(this.wrong).length === 0) choose({ centre, number, day })
    else
      void this.updateComplete.then(() =>
        this.form.querySelector<HTMLElement>('[aria-invalid=true]')?.focus(),
      )
  }

  #form(): TemplateResult {
    const { locale, choice } = this.reports
    const t = reportsDay[locale]
    const { wrong } = this
    return html`<form class="card" novalidate aria-label=${t.ticketTitle} @submit=${this.#onSubmit}>
      <div class="fields">
        ${centreField(this.reports, { withAll: false, wrong: wrong.centre })}
        <div>
          <label class="label" for="number">${t.number}</label>
          <input
            class="field"
            id="number"
            name="number"
            autocomplete="off"
            spellcheck="false"
            maxlength="12"
            .value=${wrong.number === undefined ? live(choice.number) : nothing}
            aria-invalid=${wrong.number !== undefined}
            aria-describedby=${wrong.number === undefined ? 'number-hint' : 'number-hint number-wrong'}
          />
          <p class="hint" id="number-hint">${t.numberHint}</p>
          ${wrongText('number-wrong', wrong.number)}
        </div>
        ${dateField({
          name: 'day',
          label: t.day,
          locale,
          today: this.reports.today,
          wrong: wrong.day,
          isNeeded: true,
          value: wrong.day === undefined ? choice.day : undefined,
        })}
        <div class="press"><button class="button primary" data-act="show">${reportsMessages[locale].show}</button></div>
      </div>
    </form>`
  }

  #ticket(ticket: ArchivedTicket, { zone, people }: TicketStories): TemplateResult {
    const { reports } = this
    const t = reportsDay[reports.locale]
    const queue = queueName(reports, queueId(ticket.service, ticket.purpose as Purpose))
    const state = common[reports.locale].ticketStates[ticket.state as TicketState] ?? ticket.state
    return html`<article class="card" data-ticket=${ticket.ticket}>
      <h3><span class="ticket-number">${ticket.number}</span> · ${queue}</h3>
      <p class="quiet">${t.state}: ${state}</p>
      ${ticket.isTrusted ? nothing : html`<p class="mark warn">${icon('warn')}${t.untrusted}</p>`}
      <kezek-ticket-story
        .context=${storyContextOf(reports, zone, people)}
        .steps=${ticket.steps}
      ></kezek-ticket-story>
    </article>`
  }

  #show(stories: TicketStories): TemplateResult {
    const { locale, choice } = this.reports
    const t = reportsDay[locale]
    const { tickets } = stories
    if (tickets.length === 0) {
      const date = formatDay(locale, choice.day, { year: true })
      return html`<p class="empty" role="status">${t.noTicket(normaliseNumber(choice.number), date)}</p>`
    }
    return html`
      ${tickets.length > 1 ? html`<p class="several">${icon('warn')}<span>${t.several(tickets.length)}</span></p>` : nothing}
      ${tickets.map(ticket => this.#ticket(ticket, stories))}
    `
  }

  override render(): TemplateResult {
    const { locale, choice } = this.reports
    const t = reportsDay[locale]
    const isAsked = isOneCentre(choice.centre) && isNumber(choice.number)
    return html`<div class="head"><h2>${t.ticketTitle}</h2></div>
      ${this.#form()}
      ${
        isAsked
          ? queryView(this.#stories, locale, stories => this.#show(stories))
          : html`<p class="empty quiet" role="status">${t.askNumber}</p>`
      }`
  }
}

/** @returns whether a text can be a ticket's number, in either alphabet. */
function isNumber(text: string): boolean {
  return /^\p{L}\d{1,6}$/u.test(normaliseNumber(text))
}

declare global {
  interface HTMLElementTagNameMap {
    'kezek-reports-ticket': TicketSection
  }
}
