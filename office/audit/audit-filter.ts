import { css, html, LitElement, nothing, type TemplateResult } from 'lit'
import { customElement, property, query, state } from 'lit/decorators.js'
import { addDays } from '../../shared/domain/dates.ts'
import type { Locale } from '../../shared/domain/locale.ts'
import { roles } from '../../shared/domain/roles.ts'
import { normaliseNumber } from '../../shared/domain/ticket-number.ts'
import { dateBegins, utcClock, type ZoneClock } from '../../shared/domain/zone-clock.ts'
import { parseTypedDate } from '../../shared/i18n/common/date-field.ts'
import {
  type AuditKind,
  auditKinds,
  auditOffice,
  type ShownTrail,
  shownTrails,
} from '../../shared/i18n/office/audit.ts'
import { auditRole } from '../../shared/i18n/office/trail.ts'
import { baseStyles } from '../../shared/ui/base.styles.ts'
import { dateField } from '../../shared/ui/forms/date-field.ts'
import { focusWrong, type Wrong } from '../../shared/ui/forms/read-form.ts'
import { selectField } from '../../shared/ui/forms/select-field.ts'
import { textField } from '../../shared/ui/forms/text-field.ts'
import { staffStyles } from '../../shared/ui/staff.styles.ts'
import { officeStyles } from '../office.styles.ts'

/** The trail and the rows that the user wants to see. */
export interface AuditChoice {
  trail: ShownTrail
  /** Names and values for the request's query string. */
  filter: Readonly<Record<string, string>>
}

/** A person whose actions can be filtered: `<role>:<id>`, and the name. */
export interface KnownPerson {
  by: string
  name: string
}

/** Kinds of entries: of a hall, of devices and of people. */
const kindsOf: Readonly<Record<ShownTrail, readonly AuditKind[]>> = {
  centre: auditKinds.slice(0, 6),
  devices: ['device:', 'pairing:'],
  people: ['session:', 'sign-in:', 'person:'],
  'all-devices': ['device:', 'pairing:'],
  'all-people': ['session:', 'sign-in:', 'person:'],
  // Every entry is a change of the catalogue.
  'all-catalogue': [],
}

/** A form that filters the rows of the trail. */
@customElement('kezek-audit-filter')
export class AuditFilterForm extends LitElement {
  static override styles = [
    baseStyles,
    staffStyles,
    officeStyles,
    css`
      form {
        margin-bottom: 16px;
      }
    `,
  ]

  @query('form') private form!: HTMLFormElement
  @state() private wrong: Wrong = {}
  @state() private trail: ShownTrail = 'centre'
  @property() locale: Locale = 'kk'
  @property({ attribute: false }) zone: ZoneClock = utcClock
  /** The centre's present day, `2026-11-27`. */
  @property() today = ''
  @property({ attribute: false }) people: readonly KnownPerson[] = []
  /** The user may see the trails of every centre. */
  @property({ type: Boolean }) seesAll = false

  #onSubmit(event: Event): void {
    event.preventDefault()
    const t = auditOffice[this.locale]
    const data = new FormData(this.form)
    const text = (name: string) => String(data.get(name) ?? '').trim()
    const ticket = normaliseNumber(text('ticket'))
    const [first, last] = [parseTypedDate(text('from')), parseTypedDate(text('to'))]
    const [from, to] = [beginOf(first, this.zone), beginOf(last, this.zone, 1)]
    this.wrong = {
      ...(ticket !== '' && !/^[A-Z]\d{1,6}$/.test(ticket) && { ticket: t.ticketWrong }),
      ...(text('from') !== '' && first === undefined && { from: t.dateWrong }),
      ...(text('to') !== '' && last === undefined && { to: t.dateWrong }),
      ...(from !== undefined && to !== undefined && to <= from && { to: t.datesWrong }),
    }
    if (Object.keys(this.wrong).length > 0)
      return void this.updateComplete.then(() => focusWrong(this.renderRoot))
    const filter = {
      by: text('by'),
      type: text('type'),
      ticket,
      from: from === undefined ? '' : String(from),
      to: to === undefined ? '' : String(to),
    }
    const given = Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== ''))
    this.dispatchEvent(
      new CustomEvent<AuditChoice>('kezek-audit-choice', { detail: { trail: this.trail, filter: given } }),
    )
  }

  #date(name: 'from' | 'to', label: string): TemplateResult {
    return dateField({ name, label, locale: this.locale, today: this.today, wrong: this.wrong[name] })
  }

  override render(): TemplateResult {
    const { locale, people, trail } = this
    const t = auditOffice[locale]
    const trails = shownTrails.filter(name => this.seesAll || !name.startsWith('all-'))
    const whose = [
      ['', t.anybody] as const,
      ...roles.map(role => [role, auditRole(locale, role)] as const),
      ...people.map(({ by, name }) => [by, name] as const),
    ]
    return html`<form class="card" data-filter novalidate aria-label=${t.filter} @submit=${this.#onSubmit}>
      <div class="fields">
        ${selectField({
          name: 'trail',
          label: t.trail,
          options: trails.map(name => [name, t.trails[name]] as const),
          onChange: name => {
            this.trail = name
          },
        })}
        ${selectField({ name: 'by', label: t.who, options: whose })}
        ${selectField({
          name: 'type',
          label: t.what,
          options: [['', t.anything] as const, ...kindsOf[trail].map(kind => [kind, t.kinds[kind]] as const)],
        })}
        ${
          trail === 'centre'
            ? textField({
                name: 'ticket',
                label: t.ticket,
                hint: t.ticketHint,
                wrong: this.wrong,
                maxlength: 10,
              })
            : nothing
        }
        ${this.#date('from', t.from)} ${this.#date('to', t.to)}
      </div>
      <div class="actions">
        <button class="button primary" data-act="show">${t.show}</button>
      </div>
    </form>`
  }
}

/** @returns the beginning of a day by the centre's clock, or of the day `after` days later. */
function beginOf(day: string | undefined, zone: ZoneClock, after = 0): number | undefined {
  return day === undefined ? undefined : dateBegins(addDays(day, after), zone)
}

declare global {
  interface HTMLElementTagNameMap {
    'kezek-audit-filter': AuditFilterForm
  }
  interface HTMLElementEventMap {
    'kezek-audit-choice': CustomEvent<AuditChoice>
  }
}
