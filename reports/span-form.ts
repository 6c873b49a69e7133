import { css, html, LitElement, type PropertyValues, type TemplateResult } from 'lit'
import { customElement, property, query, state } from 'lit/decorators.js'
import { maxSpanDays } from '../shared/contract/archive-report.ts'
import { formatTypedDate, parseTypedDate } from '../shared/i18n/common/date-field.ts'
import { quickSpans, reportsMessages } from '../shared/i18n/reports/reports.ts'
import { baseStyles } from '../shared/ui/base.styles.ts'
import { dateField } from '../shared/ui/forms/date-field.ts'
import { staffStyles } from '../shared/ui/staff.styles.ts'
import { problemOf, quickSpan } from './address.ts'
import { centreField } from './centre-field.ts'
import { reportsStyles } from './reports.styles.ts'
import type { Reports } from './reports.ts'

type FieldName = 'centre' | 'from' | 'to'

/** Chooses centre and span by fields or by ready spans. An invalid choice is never requested. */
@customElement('kezek-span-form')
export class SpanForm extends LitElement {
  static override styles = [
    baseStyles,
    staffStyles,
    reportsStyles,
    css`
      .quick {
        display: flex;
        flex-wrap: wrap;
        gap: 8px;
        margin-top: 12px;
      }

      .quick .button {
        padding: 8px 12px;
        font-weight: 500;
      }

      .quick .button[aria-pressed='true'] {
        border-color: var(--brand);
        background: var(--brand-soft);
        font-weight: 650;
      }
    `,
  ]

  @query('form') private form!: HTMLFormElement
  @state() private wrong: Readonly<Partial<Record<FieldName, string>>> = {}
  @property({ attribute: false }) reports!: Reports

  protected override willUpdate(changed: PropertyValues<this>): void {
    const before = changed.get('reports')
    const { from, to, centre } = this.reports.choice
    const last = before?.choice
    if (last && (last.from !== from || last.to !== to || last.centre !== centre)) this.wrong = {}
  }

  /** Sets the fields to the choice, also after a press on a ready span or on the browser's back button. */
  protected override updated(changed: PropertyValues<this>): void {
    if (!changed.has('reports')) return
    const before = changed.get('reports')
    const { locale } = this.reports
    const last = before?.locale === locale ? before.choice : undefined
    const { from, to, centre } = this.reports.choice
    if (!last || last.from !== from) this.#field('from').value = formatTypedDate(locale, from)
    if (!last || last.to !== to) this.#field('to').value = formatTypedDate(locale, to)
    if (!last || last.centre !== centre) this.#field('centre').value = centre
  }

  #field(name: FieldName): HTMLInputElement {
    return this.form.elements.namedItem(name) as HTMLInputElement
  }

  #onSubmit(event: Event): void {
    event.preventDefault()
    const { locale, choose } = this.reports
    const t = reportsMessages[locale]
    const centre = this.#field('centre').value
    const [from, to] = [parseTypedDate(this.#field('from').value), parseTypedDate(this.#field('to').value)]
    const problem = from && to && problemOf({ from, to })
    this.wrong = {
      ...(centre === '' && { centre: t.chooseCentre }),
      ...(from === undefined && { from: t.dateNeeded }),
      ...(to === undefined && { to: t.dateNeeded }),
      ...(problem === 'backwards' && { to: t.backwards }),
      ...(problem === 'tooLong' && { to: t.tooLong(maxSpanDays) }),
    }
    if (from && to && Object.keys(this.wrong).length === 0) choose({ centre, from, to })
    else
      void this.updateComplete.then(() =>
        this.form.querySelector<HTMLElement>('[aria-invalid=true]')?.focus(),
      )
  }

  #date(name: 'from' | 'to'): TemplateResult {
    const { locale, today } = this.reports
    const label = reportsMessages[locale][name]
    return dateField({ name, label, locale, today, wrong: this.wrong[name], isNeeded: true })
  }

  #quick(): TemplateResult {
    const { locale, choice, today, choose } = this.reports
    const t = reportsMessages[locale]
    return html`<div class="quick" role="group" aria-label=${t.quick}>
      ${quickSpans.map(name => {
        const span = quickSpan(name, today)
        const isChosen = span.from === choice.from && span.to === choice.to
        return html`<button
          type="button"
          class="button"
          data-span=${name}
          aria-pressed=${isChosen}
          @click=${() => choose({ ...span, centre: this.#field('centre').value || choice.centre })}
        >
          ${t.quickSpans[name]}
        </button>`
      })}
    </div>`
  }

  override render(): TemplateResult {
    const { reports, wrong } = this
    const t = reportsMessages[reports.locale]
    return html`<form class="card" novalidate aria-label=${t.choice} @submit=${this.#onSubmit}>
      <div class="fields">
        ${centreField(reports, { withAll: true, wrong: wrong.centre })} ${this.#date('from')} ${this.#date('to')}
        <div class="press"><button class="button primary" data-act="show">${t.show}</button></div>
      </div>
      ${this.#quick()}
    </form>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'kezek-span-form': SpanForm
  }
}
