import type { Service } from '../../catalogue/schema.ts'
import type { Locale } from '../../domain/locale.ts'
import type { Messages } from '../common/messages.ts'
import { type PluralForms, plural } from '../common/numbers.ts'

type Term = Service['processing'][number]
type Start = NonNullable<Term['from']>
type Recipient = Service['recipients'][number]
type Fee = Service['fee']

/** Words for a service's term, fee and recipients. */
export interface ProcessingMessages {
  /** Heading of the term. */
  term: string
  /** Kinds of days after their number; `unsaid` if the catalogue does not say which kind. */
  days: Readonly<Record<Term['unit'] | 'unsaid', PluralForms>>
  from: Readonly<Record<Start, string>>
  /** Combines the number of days and their beginning in the word order of the language. */
  since: (days: string, from: string) => string
  fee: Readonly<Record<Fee, string>>
  recipients: Readonly<Record<Recipient, string>>
}

export const processing: Messages<ProcessingMessages> = {
  kk: {
    term: 'Қызмет көрсету мерзімі',
    days: { calendar: { many: 'күнтізбелік күн' }, working: { many: 'жұмыс күні' }, unsaid: { many: 'күн' } },
    from: {
      application: 'өтініш берілген күннен бастап',
      'application-registered': 'өтініш тіркелген күннен бастап',
      'documents-handed-in': 'құжаттар тапсырылған күннен бастап',
      'papers-at-authority': 'құжаттар уәкілетті органға түскен күннен бастап',
      'papers-registered': 'құжаттар тіркелген күннен бастап',
      'registered-as-unemployed': 'жұмыссыз ретінде тіркелген күннен бастап',
      'slip-handed-out': 'өтініштің қабылданғаны туралы талон (қолхат) берілген күннен бастап',
    },
    since: (days, from) => `${from} ${days} ішінде`,
    fee: {
      free: 'Тегін',
      paid: 'Ақылы',
      'by-category': 'Санатыңызға қарай тегін, жеңілдікпен немесе ақылы',
    },
    recipients: {
      individual: 'жеке тұлғалар',
      'legal-entity': 'заңды тұлғалар',
      citizen: 'Қазақстан Республикасының азаматтары',
      kandas: 'қандастар (оралмандар)',
      foreigner: 'шетелдіктер',
      stateless: 'азаматтығы жоқ адамдар',
      cohabitant: 'қайтыс болған адаммен бірге тұрғандар',
      relative: 'туыстары',
      'internal-affairs-body': 'ішкі істер органдары',
    },
  },
  ru: {
    term: 'Срок оказания услуги',
    days: {
      calendar: { one: 'календарный день', few: 'календарных дня', many: 'календарных дней' },
      working: { one: 'рабочий день', few: 'рабочих дня', many: 'рабочих дней' },
      unsaid: { one: 'день', few: 'дня', many: 'дней' },
    },
    from: {
      application: 'со дня обращения',
      'application-registered': 'со дня регистрации заявления',
      'documents-handed-in': 'со дня сдачи документов',
      'papers-at-authority': 'со дня поступления документов в уполномоченный орган',
      'papers-registered': 'со дня регистрации документов',
      'registered-as-unemployed': 'со дня регистрации в качестве безработного',
      'slip-handed-out': 'со дня выдачи талона (расписки) о приёме заявления',
    },
    since: (days, from) => `${days} ${from}`,
    fee: {
      free: 'Бесплатно',
      paid: 'Платно',
      'by-category': 'Бесплатно, со скидкой или за плату в зависимости от категории',
    },
    recipients: {
      individual: 'физические лица',
      'legal-entity': 'юридические лица',
      citizen: 'граждане Республики Казахстан',
      kandas: 'кандасы (оралманы)',
      foreigner: 'иностранцы',
      stateless: 'лица без гражданства',
      cohabitant: 'проживавшие с умершим',
      relative: 'родственники',
      'internal-affairs-body': 'органы внутренних дел',
    },
  },
  en: {
    term: 'How long it takes',
    days: {
      calendar: { one: 'calendar day', many: 'calendar days' },
      working: { one: 'working day', many: 'working days' },
      unsaid: { one: 'day', many: 'days' },
    },
    from: {
      application: 'from the day of application',
      'application-registered': 'from the day the application is registered',
      'documents-handed-in': 'from the day the documents are handed in',
      'papers-at-authority': 'from the day the documents reach the authority',
      'papers-registered': 'from the day the documents are registered',
      'registered-as-unemployed': 'from the day of registration as unemployed',
      'slip-handed-out': 'from the day the slip (receipt) for the accepted application is handed out',
    },
    since: (days, from) => `${days} ${from}`,
    fee: {
      free: 'Free of charge',
      paid: 'For a fee',
      'by-category': 'Free, at a discount or paid, depending on your category',
    },
    recipients: {
      individual: 'individuals',
      'legal-entity': 'legal entities',
      citizen: 'citizens of the Republic of Kazakhstan',
      kandas: 'kandas (oralman, ethnic repatriates)',
      foreigner: 'foreigners',
      stateless: 'stateless persons',
      cohabitant: 'those who lived with the deceased',
      relative: 'relatives',
      'internal-affairs-body': 'internal affairs bodies',
    },
  },
}

/** @returns a term in words: "30 күнтізбелік күн", "5 рабочих дней со дня регистрации заявления (в аппарате акима)". */
export function termWords(locale: Locale, term: Term): string {
  const { days, from, since } = processing[locale]
  const kind = term.unitStated === false ? 'unsaid' : term.unit
  const length = `${term.days} ${plural(locale, term.days, days[kind])}`
  const start = term.from && from[term.from]
  const whole = start ? since(length, start) : length
  const what = term.what?.[locale]
  // Annex 11 says only when its term starts.
  return what && what !== start ? `${whole} (${what})` : whole
}

/** @returns the people who may use a service, in one line. */
export function recipientWords(locale: Locale, recipients: readonly Recipient[]): string {
  return recipients.map(recipient => processing[locale].recipients[recipient]).join(', ')
}
