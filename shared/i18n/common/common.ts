import type { CounterState } from '../../domain/counter.ts'
import type { CallReason, ClaimState, PrintState, TicketState } from '../../domain/ticket.ts'
import type { Messages } from './messages.ts'
import { type VisitorMessages, visitor } from './visitor.ts'

/** Words that several screens use. */
export interface CommonMessages extends VisitorMessages {
  /** Shown on every screen while its content may be outdated. */
  stale: string
  /** For staff: the network blocks WebSockets, and what that means. */
  slowWhy: string
  /** For staff: the press was refused because there is no connection. */
  notConnected: string

  /** A window by its number, as in a list. */
  window: (counter: string) => string
  /** A call in one line: number and window. */
  call: (number: string, counter: string) => string
  goTo: (counter: string) => string
  nowCalled: string
  noWindowOpen: string

  nobodyWaits: string

  waited: string
  longestWait: string
  target: string
  withinTarget: string
  approaching: string
  breached: string
  servedToday: string

  ticketStates: Readonly<Record<TicketState, string>>
  counterStates: Readonly<Record<CounterState, string>>
  /** Why a ticket was called; only inspectors and managers see it. */
  callReasons: Readonly<Record<CallReason, string>>
  claimStates: Readonly<Record<ClaimState, string>>
  printStates: Readonly<Record<PrintState, string>>
}

export const common: Messages<CommonMessages> = {
  kk: {
    ...visitor.kk,
    stale: 'Деректер ескірген, байланыс қалпына келтірілуде',
    slowWhy: 'Байланыс баяу: желі WebSocket қосылымын өткізбейді, жаңа деректер кешігіп келуі мүмкін',
    notConnected: 'Байланыс жоқ. Әрекет орындалмады',
    window: counter => `${counter}-терезе`,
    call: (number, counter) => `${number} — ${counter}-терезе`,
    goTo: counter => `${counter}-терезеге келіңіз`,
    nowCalled: 'Шақырылды',
    noWindowOpen: 'Ашық терезе жоқ',
    nobodyWaits: 'Кезекте ешкім жоқ',
    waited: 'Күткені',
    longestWait: 'Ең ұзақ күту',
    target: 'Күту нормативі',
    withinTarget: 'Норматив шегінде',
    approaching: 'Нормативке жақын',
    breached: 'Нормативтен асты',
    servedToday: 'Бүгін қызмет алғандар',
    ticketStates: {
      waiting: 'Кезекте',
      called: 'Шақырылды',
      serving: 'Қабылдауда',
      parked: 'Кейінге қалдырылды',
      'no-show': 'Келмеді',
      done: 'Қызмет көрсетілді',
      cancelled: 'Талонның күші жойылды',
      unserved: 'Қызмет көрсетілмеді',
    },
    counterStates: { closed: 'Жабық', open: 'Ашық', paused: 'Үзіліс' },
    callReasons: {
      'out-of-turn': 'Кезектен тыс',
      deadline: 'Күту мерзімі бойынша',
      'ordinary-turn': 'Жалпы кезек бойынша',
      chosen: 'Инспектордың таңдауымен шақырылды',
      restored: 'Кезегі қалпына келтірілді',
    },
    claimStates: {
      claimed: 'Құқығы расталуға тиіс',
      granted: 'Құқығын қызметкер белгіледі',
      confirmed: 'Құқығы расталды',
      refused: 'Құқығы расталмады',
    },
    printStates: {
      pending: 'Талон принтерге жіберіледі',
      sending: visitor.kk.beingPrinted,
      printed: 'Талон басып шығарылды',
      unconfirmed: 'Талон жіберілді, басып шығарылғаны расталмады',
      midway: 'Талон толық басып шығарылмады',
      failed: 'Талон басып шығарылмады',
    },
  },
  ru: {
    ...visitor.ru,
    stale: 'Данные устарели, связь восстанавливается',
    slowWhy: 'Медленная связь: сеть не пропускает WebSocket, данные могут приходить с опозданием',
    notConnected: 'Нет связи. Действие не выполнено',
    window: counter => `Окно ${counter}`,
    call: (number, counter) => `${number} — окно ${counter}`,
    goTo: counter => `Пройдите к окну ${counter}`,
    nowCalled: 'Вызваны',
    noWindowOpen: 'Нет открытого окна',
    nobodyWaits: 'В очереди никого нет',
    waited: 'Ожидал',
    longestWait: 'Самое долгое ожидание',
    target: 'Норматив',
    withinTarget: 'В пределах норматива',
    approaching: 'Близко к нормативу',
    breached: 'Норматив превышен',
    servedToday: 'Обслужены сегодня',
    ticketStates: {
      waiting: 'В очереди',
      called: 'Вызван',
      serving: 'На приёме',
      parked: 'Отложен',
      'no-show': 'Не подошёл',
      done: 'Обслужен',
      cancelled: 'Талон отменён',
      unserved: 'Не обслужен',
    },
    counterStates: { closed: 'Закрыто', open: 'Открыто', paused: 'Перерыв' },
    callReasons: {
      'out-of-turn': 'Вне очереди',
      deadline: 'По сроку ожидания',
      'ordinary-turn': 'По общей очереди',
      chosen: 'Вызван по выбору инспектора',
      restored: 'Восстановлен в очереди',
    },
    claimStates: {
      claimed: 'Право нужно подтвердить',
      granted: 'Право отметил сотрудник',
      confirmed: 'Право подтверждено',
      refused: 'Право не подтверждено',
    },
    printStates: {
      pending: 'Талон ждёт печати',
      sending: visitor.ru.beingPrinted,
      printed: 'Талон напечатан',
      unconfirmed: 'Талон отправлен, печать не подтверждена',
      midway: 'Талон напечатан не полностью',
      failed: 'Талон не напечатан',
    },
  },
  en: {
    ...visitor.en,
    stale: 'Out of date, reconnecting',
    slowWhy: 'Slow connection: the network blocks WebSocket, so updates may arrive late',
    notConnected: 'Not connected. Nothing was done',
    window: counter => `Window ${counter}`,
    call: (number, counter) => `${number} — window ${counter}`,
    goTo: counter => `Please go to window ${counter}`,
    nowCalled: 'Now being called',
    noWindowOpen: 'No open window',
    nobodyWaits: 'Nobody is waiting',
    waited: 'Waited',
    longestWait: 'Longest wait',
    target: 'Target',
    withinTarget: 'Within target',
    approaching: 'Close to the target',
    breached: 'Past the target',
    servedToday: 'Served today',
    ticketStates: {
      waiting: 'Waiting',
      called: 'Called',
      serving: 'Being served',
      parked: 'Put aside',
      'no-show': 'Did not come',
      done: 'Served',
      cancelled: 'Ticket cancelled',
      unserved: 'Not served',
    },
    counterStates: { closed: 'Closed', open: 'Open', paused: 'On a break' },
    callReasons: {
      'out-of-turn': 'Out of turn',
      deadline: 'Earliest deadline',
      'ordinary-turn': 'Ordinary queue',
      chosen: 'Chosen by the inspector',
      restored: 'Restored to the queue',
    },
    claimStates: {
      claimed: 'Entitlement to be confirmed',
      granted: 'Entitlement granted by staff',
      confirmed: 'Entitlement confirmed',
      refused: 'Entitlement not confirmed',
    },
    printStates: {
      pending: 'Ticket waiting for the printer',
      sending: visitor.en.beingPrinted,
      printed: 'Ticket printed',
      unconfirmed: 'Ticket sent to the printer, printing not confirmed',
      midway: 'Ticket only partly printed',
      failed: 'Ticket not printed',
    },
  },
}
