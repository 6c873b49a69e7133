import type { CounterActivity } from '../../contract/archive-report.ts'
import type { Messages } from '../common/messages.ts'
import { plural } from '../common/numbers.ts'

/** Words of the report of one day by window, and of a ticket's story. */
export interface ReportsDayMessages {
  dayTitle: string
  day: string
  dayBefore: string
  dayAfter: string
  summary: string
  notEnded: string
  /** For a day that is over. */
  neverEnded: string
  endedAt: (clock: string) => string
  noSummary: string

  windows: string
  noWindows: string
  activities: Readonly<Record<CounterActivity, string>>
  window: string
  doing: string
  ticket: string
  inspector: string
  begin: string
  end: string
  endUnknown: string
  zoom: string
  zoomIn: string
  zoomOut: string
  earlier: string
  later: string
  wholeDay: string

  ticketTitle: string
  number: string
  numberHint: string
  numberWrong: string
  askNumber: string
  noTicket: (number: string, date: string) => string
  several: (n: number) => string
  untrusted: string
  state: string
}

export const reportsDay: Messages<ReportsDayMessages> = {
  kk: {
    dayTitle: 'Орталықтың бір күні',
    day: 'Күні',
    dayBefore: 'Алдыңғы күн',
    dayAfter: 'Келесі күн',
    summary: 'Күн қорытындысы',
    notEnded: 'Күн әлі аяқталған жоқ: көрсеткіштер осы сәтке дейінгі',
    neverEnded: 'Күннің аяқталғаны жазылмаған',
    endedAt: clock => `Күн аяқталған уақыт: ${clock}`,
    noSummary: 'Бұл күні ешкім келмеген',
    windows: 'Терезелердің жұмысы',
    noWindows: 'Бұл күні бірде-бір терезе ашылмаған',
    activities: {
      idle: 'Бос',
      called: 'Келуші шақырылды',
      serving: 'Қабылдау',
      paused: 'Үзіліс',
      away: 'Инспектормен байланыс жоқ',
    },
    window: 'Терезе',
    doing: 'Не болды',
    ticket: 'Талон',
    inspector: 'Инспектор',
    begin: 'Басталуы',
    end: 'Аяқталуы',
    endUnknown: 'аяқталған уақыты белгісіз',
    zoom: 'Көріністі өзгерту',
    zoomIn: 'Жақындату',
    zoomOut: 'Алыстату',
    earlier: 'Ертерек',
    later: 'Кейінірек',
    wholeDay: 'Бүкіл күн',
    ticketTitle: 'Талонның тарихы',
    number: 'Талон нөмірі',
    numberHint: 'Талондағыдай, мысалы A042',
    numberWrong: 'Талон нөмірі бір әріп пен цифрлардан тұрады, мысалы A042',
    askNumber: 'Талонның нөмірі мен күнін енгізіңіз',
    noTicket: (number, date) => `${date} күні ${number} талоны болмаған`,
    several: n =>
      `Бұл нөмір сол күні ${n} рет берілген: залдың деректері бұрынғы күйіне қайтып, нөмірлер қайталанған. Әр талонның тарихы бөлек берілген`,
    untrusted: 'Кейбір уақыты дәл емес: олар көрсеткіштерге кірмейді',
    state: 'Күйі',
  },
  ru: {
    dayTitle: 'Один день центра',
    day: 'День',
    dayBefore: 'Предыдущий день',
    dayAfter: 'Следующий день',
    summary: 'Итог дня',
    notEnded: 'День ещё не завершён: показатели на этот момент',
    neverEnded: 'О завершении дня записи нет',
    endedAt: clock => `День завершён в ${clock}`,
    noSummary: 'В этот день никто не приходил',
    windows: 'Работа окон',
    noWindows: 'В этот день не открывалось ни одно окно',
    activities: {
      idle: 'Свободно',
      called: 'Посетитель вызван',
      serving: 'Приём',
      paused: 'Перерыв',
      away: 'Нет связи с инспектором',
    },
    window: 'Окно',
    doing: 'Что было',
    ticket: 'Талон',
    inspector: 'Инспектор',
    begin: 'Начало',
    end: 'Конец',
    endUnknown: 'когда закончилось, неизвестно',
    zoom: 'Масштаб',
    zoomIn: 'Крупнее',
    zoomOut: 'Мельче',
    earlier: 'Раньше',
    later: 'Позже',
    wholeDay: 'Весь день',
    ticketTitle: 'История талона',
    number: 'Номер талона',
    numberHint: 'Как на талоне, например A042',
    numberWrong: 'Номер талона — одна буква и цифры, например A042',
    askNumber: 'Введите номер талона и день',
    noTicket: (number, date) => `Талона ${number} ${date} не было`,
    several: n =>
      `Этот номер выдавался в тот день ${n} ${plural('ru', n, { one: 'раз', few: 'раза', many: 'раз' })}: данные зала вернулись к прежнему состоянию, и номера повторились. История каждого талона показана отдельно`,
    untrusted: 'Часть замеров времени недостоверна и в показатели не входит',
    state: 'Состояние',
  },
  en: {
    dayTitle: 'A day at a centre',
    day: 'Day',
    dayBefore: 'Previous day',
    dayAfter: 'Next day',
    summary: 'Summary of the day',
    notEnded: 'The day has not been ended yet: these are the figures so far',
    neverEnded: 'The end of the day was not recorded',
    endedAt: clock => `The day was ended at ${clock}`,
    noSummary: 'Nobody came on this day',
    windows: 'Work of the windows',
    noWindows: 'No window was open on this day',
    activities: {
      idle: 'Free',
      called: 'Visitor called',
      serving: 'Serving',
      paused: 'On a break',
      away: 'Inspector disconnected',
    },
    window: 'Window',
    doing: 'What happened',
    ticket: 'Ticket',
    inspector: 'Inspector',
    begin: 'Start',
    end: 'End',
    endUnknown: 'end time unknown',
    zoom: 'Zoom',
    zoomIn: 'Zoom in',
    zoomOut: 'Zoom out',
    earlier: 'Earlier',
    later: 'Later',
    wholeDay: 'Whole day',
    ticketTitle: 'Ticket history',
    number: 'Ticket number',
    numberHint: 'As printed on the ticket, such as A042',
    numberWrong: 'A ticket number is one letter and digits, such as A042',
    askNumber: 'Enter a ticket number and its day',
    noTicket: (number, date) => `There was no ticket ${number} on ${date}`,
    several: n =>
      `This number was issued ${n} times on that day: the data of the hall were restored to an earlier state and numbers were repeated. The history of each ticket is shown separately`,
    untrusted: 'Some of its times are unreliable and are left out of the figures',
    state: 'State',
  },
}
