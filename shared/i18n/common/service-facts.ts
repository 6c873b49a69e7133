import type { ServiceDocument } from '../../catalogue/schema.ts'
import type { Locale } from '../../domain/locale.ts'
import type { Messages } from './messages.ts'

/** Words for what a visitor should know of a service, at a kiosk and at a window. */
export interface ServiceFactMessages {
  whoMayApply: string
  documents: string
  /** What to bring for a purpose that has papers of its own, such as a receipt. */
  toBring: string
  legalBasis: string
  decidingBody: string
  formsAt: string
  contacts: string
  copies: Readonly<Record<NonNullable<ServiceDocument['copies']>, string>>
  /** Several copies of one document. */
  count: (n: number) => string
  issuedBy: (issuer: string) => string
}

export const serviceFacts: Messages<ServiceFactMessages> = {
  kk: {
    whoMayApply: 'Кімге көрсетіледі',
    documents: 'Қажетті құжаттар',
    toBring: 'Өзіңізбен бірге алып келіңіз',
    legalBasis: 'Құқықтық негізі',
    decidingBody: 'Шешім қабылдайтын орган',
    formsAt: 'Өтініш бланкілері',
    contacts: 'Байланыс',
    copies: { original: 'түпнұсқа', copy: 'көшірме', both: 'түпнұсқа және көшірме' },
    count: n => `көшірме саны: ${n}`,
    issuedBy: issuer => `кім береді: ${issuer}`,
  },
  ru: {
    whoMayApply: 'Кому оказывается услуга',
    documents: 'Необходимые документы',
    toBring: 'Возьмите с собой',
    legalBasis: 'Правовое основание',
    decidingBody: 'Кто принимает решение',
    formsAt: 'Бланки заявлений',
    contacts: 'Контакты',
    copies: { original: 'оригинал', copy: 'копия', both: 'оригинал и копия' },
    count: n => `копий: ${n}`,
    issuedBy: issuer => `кто выдаёт: ${issuer}`,
  },
  en: {
    whoMayApply: 'Who may apply',
    documents: 'Documents you need',
    toBring: 'What to bring',
    legalBasis: 'Legal basis',
    decidingBody: 'Who decides',
    formsAt: 'Application forms',
    contacts: 'Contacts',
    copies: { original: 'original', copy: 'copy', both: 'original and copy' },
    count: n => `copies: ${n}`,
    issuedBy: issuer => `issued by ${issuer}`,
  },
}

/** @returns what is asked of a document beside its name: original or copy, how many, who issues it. */
export function documentDetails(locale: Locale, { copies, count, issuer }: ServiceDocument): string {
  const t = serviceFacts[locale]
  const details = [
    copies && t.copies[copies],
    count !== undefined && t.count(count),
    issuer && t.issuedBy(issuer[locale]),
  ]
  return details.filter(Boolean).join(', ')
}
