import type { Messages } from '../common/messages.ts'

/** Words of the hall screen. Calls are numbers and need none. */
export interface DisplayMessages {
  ticket: string
  window: string
  nobodyCalled: string
  /** Number of calls that do not fit into the list. */
  more: (n: number) => string
  soundOff: string
  /** Shown until the first snapshot arrives. */
  connecting: string
  dayClosed: string
  /** The day has ended; no more visitors are called. */
  dayEnded: string
  /** Outside opening hours, while windows still call visitors with a ticket. */
  stillCalled: string
  /** Outside opening hours. */
  hallClosed: string
  nextOpening: (moment: string) => string
  /** A fault in the page itself. */
  fault: string
  /** The address names no centre. */
  noCentre: string
}

export const display: Messages<DisplayMessages> = {
  kk: {
    ticket: 'Талон',
    window: 'Терезе',
    nobodyCalled: 'Қазір ешкім шақырылған жоқ',
    more: n => `Тағы ${n}`,
    soundOff: 'Дыбыс өшірулі. Қосу үшін экранды түртіңіз',
    connecting: 'Байланыс орнатылуда',
    dayClosed: 'Бүгін қабылдау жоқ',
    dayEnded: 'Бүгінгі қабылдау аяқталды. Талондар енді шақырылмайды. Кеңесшіге жүгініңіз',
    stillCalled: 'Қазір талон берілмейді. Талоны бар келушілер әлі шақырылады',
    hallClosed: 'Орталық жабық',
    nextOpening: moment => `Келесі қабылдау: ${moment}`,
    fault: 'Таблода ақау болды. Нөміріңізді терезелерден де қараңыз',
    noCentre: 'Таблоның мекенжайында орталық көрсетілмеген. Таблоны басты беттен ашыңыз',
  },
  ru: {
    ticket: 'Талон',
    window: 'Окно',
    nobodyCalled: 'Сейчас никто не вызван',
    more: n => `Ещё ${n}`,
    soundOff: 'Звук выключен. Коснитесь экрана, чтобы включить',
    connecting: 'Устанавливается связь',
    dayClosed: 'Сегодня приёма нет',
    dayEnded: 'Приём на сегодня окончен. По талонам больше не вызывают. Обратитесь к консультанту',
    stillCalled: 'Талоны сейчас не выдаются. Посетителей с талонами ещё вызывают',
    hallClosed: 'Центр закрыт',
    nextOpening: moment => `Следующий приём: ${moment}`,
    fault: 'На табло произошёл сбой. Следите за своим номером и у окон',
    noCentre: 'В адресе табло не указан центр. Откройте табло с главной страницы',
  },
  en: {
    ticket: 'Ticket',
    window: 'Window',
    nobodyCalled: 'No one is being called right now',
    more: n => `${n} more`,
    soundOff: 'Sound is off. Touch the screen to turn it on',
    connecting: 'Connecting',
    dayClosed: 'Closed today',
    dayEnded: 'Closed for today. No more tickets will be called. Please see the consultant',
    stillCalled: 'No tickets are issued now. Visitors who have a ticket are still being called',
    hallClosed: 'The centre is closed',
    nextOpening: moment => `Next opening: ${moment}`,
    fault: 'Something went wrong on this screen. Please also watch the windows for your number',
    noCentre: 'The address of this hall screen does not name a centre. Open it from the start page',
  },
}
