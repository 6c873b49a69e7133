import { html, type TemplateResult } from 'lit'
import type { Service } from '../../shared/catalogue/schema.ts'
import { processing as words } from '../../shared/i18n/kiosk/processing.ts'
import { catalogueMessages } from '../../shared/i18n/office/catalogue.ts'
import { fieldNames } from '../../shared/i18n/office/catalogue-fields.ts'
import { countField } from '../../shared/ui/forms/count-field.ts'
import { selectField } from '../../shared/ui/forms/select-field.ts'
import '../forms/row-list.ts'
import { plural } from '../../shared/i18n/common/numbers.ts'
import { replaced } from '../list.ts'
import { ownText, type ServiceContext, textOf } from './service-context.ts'
import { returnFields } from './service-returns.ts'

type Term = Service['processing'][number]
type Start = NonNullable<Term['from']>

const starts: readonly Start[] = [
  'application',
  'application-registered',
  'documents-handed-in',
  'papers-at-authority',
  'papers-registered',
  'registered-as-unemployed',
  'slip-handed-out',
]
const fees: readonly Service['fee'][] = ['free', 'paid', 'by-category']

/** @returns how long a service takes, what it costs, what its result is, and when documents come back */
export function termFields(context: ServiceContext): TemplateResult {
  const { service, locale, wrong, readonly, edit } = context
  const t = catalogueMessages[locale]
  const names = fieldNames[locale]
  return html`<section class="card" aria-labelledby="terms">
    <h3 id="terms">${t.termAndFee}</h3>
    <kezek-row-list
      data-rows="processing"
      .label=${names.processing}
      .rowName=${t.term}
      .addLabel=${t.addTerm}
      .locale=${locale}
      .rows=${service.processing}
      .row=${(term: Term, at: number) => termFieldsOf(context, term, at)}
      .create=${(): Term => ({ days: 1, unit: 'working', from: null })}
      .wrong=${wrong.processing}
      .readonly=${readonly}
      @kezek-rows-change=${(event: CustomEvent<readonly Term[]>) => edit({ processing: [...event.detail] })}
    ></kezek-row-list>
    ${selectField({
      name: 'fee',
      label: names.fee,
      options: fees.map(fee => [fee, words[locale].fee[fee]] as const),
      value: service.fee,
      wrong: wrong.fee,
      onChange: fee => edit({ fee }),
    })}
    ${ownText(context, 'result')} ${returnFields(context)}
  </section>`
}

function termFieldsOf(context: ServiceContext, term: Term, at: number): TemplateResult {
  const { service, locale, wrong, edit } = context
  const names = fieldNames[locale]
  const { days, from } = words[locale]
  const path = `processing.${at}`
  const set = (next: Term) => edit({ processing: replaced(service.processing, at, next) })
  const kind = (unit: Term['unit']) => [unit, plural(locale, term.days, days[unit])] as const
  return html`
    <div class="fields">
      ${countField({
        name: `${path}.days`,
        label: names.days,
        value: term.days === 0 ? null : term.days,
        wrong: wrong[`${path}.days`],
        // An empty field is no number of days: the server says so beside it.
        onInput: value => set({ ...term, days: value ?? 0 }),
      })}
      ${selectField({
        name: `${path}.unit`,
        label: names.unit,
        options: [kind('working'), kind('calendar')],
        value: term.unit,
        onChange: unit => set({ ...term, unit }),
      })}
      ${selectField<Start | ''>({
        name: `${path}.from`,
        label: names.from,
        options: [
          ['', catalogueMessages[locale].notSaid],
          ...starts.map(start => [start, from[start]] as const),
        ],
        value: term.from ?? '',
        onChange: start => set({ ...term, from: start === '' ? null : start }),
      })}
    </div>
    ${textOf(context, {
      name: `${path}.what`,
      label: names.what,
      value: term.what,
      onInput: what => set({ ...term, what }),
    })}
  `
}
