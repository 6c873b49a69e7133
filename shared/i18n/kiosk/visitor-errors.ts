import type { ErrorCode } from '../../contract/errors.ts'
import type { Locale } from '../../domain/locale.ts'
import type { Messages } from '../common/messages.ts'

/** Reasons why a visitor gets no ticket; the kiosk has one screen for each. */
export type VisitorTrouble =
  | 'closed'
  | 'service-closed'
  | 'full'
  | 'locked'
  | 'not-here'
  | 'offers-nothing'
  | 'no-connection'

/**
 * Maps a refusal to a reason. Refusals about which a visitor can do nothing (a fault of the program, a command that a kiosk never
 * sends) refer them to the consultant, as a lost connection does.
 */
const troubleOf: Partial<Record<ErrorCode, VisitorTrouble>> = {
  DAY_CLOSED: 'closed',
  LAST_TICKET_PAST: 'closed',
  SERVICE_CLOSED: 'service-closed',
  QUEUE_OFF: 'service-closed',
  CENTRE_FULL: 'full',
  QUEUE_FULL: 'full',
  KIOSK_LOCKED: 'locked',
  NOT_OFFERED_HERE: 'not-here',
}

/** @returns the kind of trouble whose sentence a visitor sees for an error of the server. */
export function visitorTrouble(code: ErrorCode): VisitorTrouble {
  return troubleOf[code] ?? 'no-connection'
}

interface VisitorErrorMessages {
  /** `t`: the next opening, in words; missing if unknown. */
  closed: (t?: string) => string
  /** `t`: the service's hours, in words; missing if it has none. */
  'service-closed': (t?: string) => string
  full: string
  locked: string
  /** This kiosk does not offer the service; another one or the consultant may. */
  'not-here': string
  /** This kiosk offers no service at all. */
  'offers-nothing': string
  'no-connection': string
}

export const visitorErrors: Messages<VisitorErrorMessages> = {
  kk: {
    closed: t => `Қазір қабылдау жоқ${t ? `. Келесі қабылдау: ${t}` : ''}`,
    'service-closed': t => `Бұл қызмет қазір көрсетілмейді${t ? `. Қабылдау уақыты: ${t}` : ''}`,
    full: 'Кезек толды. Кеңесшіге жүгініңіз',
    locked: 'Терминал уақытша жұмыс істемейді',
    'not-here': 'Бұл терминал осы қызметке талон бермейді. Кеңесшіге жүгініңіз',
    'offers-nothing': 'Бұл терминал қазір талон бермейді. Кеңесшіге жүгініңіз',
    'no-connection': 'Байланыс жоқ. Кеңесшіге жүгініңіз',
  },
  ru: {
    closed: t => `Сейчас приёма нет${t ? `. Следующий приём: ${t}` : ''}`,
    'service-closed': t => `Эта услуга сейчас не оказывается${t ? `. Часы приёма: ${t}` : ''}`,
    full: 'Очередь заполнена. Обратитесь к консультанту',
    locked: 'Терминал временно не работает',
    'not-here': 'Этот терминал не выдаёт талоны на эту услугу. Обратитесь к консультанту',
    'offers-nothing': 'Этот терминал сейчас не выдаёт талоны. Обратитесь к консультанту',
    'no-connection': 'Нет связи. Обратитесь к консультанту',
  },
  en: {
    closed: t => `We are closed now${t ? `. Next opening: ${t}` : ''}`,
    'service-closed': t => `This service is not available now${t ? `. Opening hours: ${t}` : ''}`,
    full: 'The queue is full. Please see the consultant',
    locked: 'This kiosk is temporarily out of service',
    'not-here': 'This kiosk gives no tickets for this service. Please see the consultant',
    'offers-nothing': 'This kiosk gives no tickets now. Please see the consultant',
    'no-connection': 'No connection. Please see the consultant',
  },
}

/** @returns the sentence of `trouble` for visitors. @param t the next opening or the service's hours, in words */
export function visitorMessage(locale: Locale, trouble: VisitorTrouble, t?: string): string {
  const message = visitorErrors[locale][trouble]
  return typeof message === 'string' ? message : message(t)
}
