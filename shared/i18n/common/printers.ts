import type { PrintCause } from '../../domain/print-outcome.ts'
import type { Messages } from './messages.ts'
import { plural } from './numbers.ts'

/** Sentences for staff about printers and printed tickets. */
export interface PrinterMessages {
  causes: Readonly<Record<PrintCause, string>>
  /** A printer by its name in the settings, and why it does not print. */
  trouble: (name: string, cause: string) => string
  /** Estimated number of tickets left on the roll. */
  paperLow: (name: string, left: number) => string
  reprint: string
  /** Staff ordered a copy of this ticket. */
  copied: (number: string) => string
}

export const printers: Messages<PrinterMessages> = {
  kk: {
    causes: {
      unreachable: 'байланыс жоқ',
      offline: 'қосылмаған',
      'cover-open': 'қақпағы ашық',
      'paper-out': 'қағаз таусылды',
      cutter: 'қағаз кескіші тұрып қалды',
      'printer-error': 'ақауы бар',
      'no-printer': 'бұл мекенжайда принтер жоқ, басқа құрылғы жауап береді',
      busy: 'бос емес',
      'connection-lost': 'басып шығару кезінде байланыс үзілді',
      stalled: 'деректерді қабылдамай тұр',
      'not-written': 'талон суреті сақталмады',
      'not-allowed': 'бұл мекенжайда басып шығаруға рұқсат жоқ, сервер әкімшісіне хабарласыңыз',
      'not-drawn': 'талонның суреті салынбады, талон баптауын тексеріңіз',
      interrupted: 'басып шығару үзіліп қалды',
      'too-late': 'талон уақытында басып шығарылмады',
    },
    trouble: (name, cause) => `«${name}» принтері: ${cause}`,
    paperLow: (name, left) => `«${name}» принтерінде қағаз таусылуға жақын: шамамен ${left} талонға жетеді`,
    reprint: 'Талонның көшірмесін басып шығару',
    copied: number => `${number} талонының көшірмесі принтерге жіберілді`,
  },
  ru: {
    causes: {
      unreachable: 'нет связи',
      offline: 'не включён',
      'cover-open': 'открыта крышка',
      'paper-out': 'закончилась бумага',
      cutter: 'застрял отрезчик',
      'printer-error': 'неисправен',
      'no-printer': 'по этому адресу отвечает не принтер, а другое устройство',
      busy: 'занят',
      'connection-lost': 'связь прервалась во время печати',
      stalled: 'не принимает данные',
      'not-written': 'изображение талона не сохранено',
      'not-allowed': 'печать по этому адресу не разрешена, обратитесь к администратору сервера',
      'not-drawn': 'талон не удалось нарисовать, проверьте настройки талона',
      interrupted: 'печать прервана',
      'too-late': 'истекло время, отведённое на печать талона',
    },
    trouble: (name, cause) => `Принтер «${name}»: ${cause}`,
    paperLow: (name, left) =>
      `В принтере «${name}» заканчивается бумага: хватит примерно на ${left} ${plural('ru', left, { one: 'талон', few: 'талона', many: 'талонов' })}`,
    reprint: 'Напечатать копию талона',
    copied: number => `Копия талона ${number} отправлена на печать`,
  },
  en: {
    causes: {
      unreachable: 'cannot be reached',
      offline: 'is turned off',
      'cover-open': 'the cover is open',
      'paper-out': 'is out of paper',
      cutter: 'the cutter is stuck',
      'printer-error': 'has a fault',
      'no-printer': 'another device, not a printer, answers at this address',
      busy: 'is busy',
      'connection-lost': 'the connection was lost while printing',
      stalled: 'does not accept data',
      'not-written': 'the picture of the ticket was not saved',
      'not-allowed': 'printing to this address is not allowed; ask the server administrator',
      'not-drawn': 'the ticket could not be drawn; check the ticket settings',
      interrupted: 'printing was interrupted',
      'too-late': 'the time for printing the ticket ran out',
    },
    trouble: (name, cause) => `Printer ${name}: ${cause}`,
    paperLow: (name, left) =>
      `Printer ${name} is almost out of paper: about ${left} ${plural('en', left, { one: 'ticket', many: 'tickets' })} left`,
    reprint: 'Print a copy of the ticket',
    copied: number => `A copy of ticket ${number} was sent to the printer`,
  },
}

/** @returns a cause in words; the code itself for a cause of a newer server. */
export function causeWords(locale: keyof typeof printers, cause: string): string {
  const { causes } = printers[locale]
  return Object.hasOwn(causes, cause) ? causes[cause as PrintCause] : cause
}
