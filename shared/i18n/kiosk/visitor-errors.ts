import type { ErrorCode } from '../../contract/errors.ts'
import type { Locale } from '../../domain/locale.ts'
import type { Messages } from '../common/messages.ts'

/** Reasons why a visitor gets no ticket; the kiosk has one screen for each. */
export type VisitorTrouble = 'closed' | 'service-closed' | 'full' | 'locked' | 'no-connection'

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
  'no-connection': string
}

export const visitorErrors: Messages<VisitorErrorMessages> = {
  kk: {
    closed: t => `Қазір қабылдау жоқ${t ? `. Келесі қабылдау: ${t}` : ''}`,
    'service-closed': t => `Бұл қызмет қазір көрсетілмейді${t ? `. Қабылдау уақыты: ${t}` : ''}`,
    full: 'Кезек толды. Кеңесшіге жүгініңіз',
    locked: 'Терминал уақытша жұмыс істемейді',
    'no-connection': 'Байланыс жоқ. Кеңесшіге жүгініңіз',
  },
  ru: {
    closed: t => `Сейчас приёма нет${t ? `. Следующий приём: ${t}` : ''}`,
    'service-closed': t => `Эта услуга сейчас не оказывается${t ? `. Часы приёма: ${t}` : ''}`,
    full: 'Очередь заполнена. Обратитесь к консультанту',
    locked: 'Терминал временно не работает',
    'no-connection': 'Нет связи. Обратитесь к консультанту',
  },
  en: {
    closed: t => `We are closed now${t ? `. Next opening: ${t}` : ''}`,
    'service-closed': t => `This service is not available now${t ? `. Opening hours: ${t}` : ''}`,
    full: 'The queue is full. Please see the consultant',
    locked: 'This kiosk is temporarily out of service',
    'no-connection': 'No connection. Please see the consultant',
  },
}

/** @returns the sentence of `trouble` for visitors. @param t the next opening or the service's hours, in words */
export function visitorMessage(locale: Locale, trouble: VisitorTrouble, t?: string): string {
  const message = visitorErrors[locale][trouble]
  return typeof message === 'string' ? message : message(t)
}
