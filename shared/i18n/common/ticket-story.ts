import type { EventType } from '../../contract/events.ts'
import type { UndoneCommand } from '../../domain/ticket.ts'
import type { Messages } from './messages.ts'

type TicketEvent = Extract<EventType, `ticket:${string}`>

/** A ticket's steps in words, with their values as parameters. `shared/ui/story.ts` leaves out what is unknown. */
export interface TicketStoryMessages {
  steps: Readonly<Record<TicketEvent, string>>
  otherStep: string
  /** A call, in the word order of each language. */
  calledTo: (counter: string) => string
  /** Why the ticket was called before others, if there is more to say than the reason's name. */
  deadlineWas: (clock: string, counter: string) => string
  firstDeadlineWas: (clock: string, counter: string) => string
  ordinaryTurnWas: string
  atWindow: (counter: string) => string
  intoQueue: (queue: string) => string
  transferred: (from: string, to: string) => string
  undone: Readonly<Record<UndoneCommand, string>>
  waited: (duration: string) => string
  service: (duration: string) => string
  peopleAhead: (before: number) => string
  announcedWait: (from: number, to: number) => string
  dueAt: (clock: string) => string
  reason: (word: string) => string
  forced: string
  by: (who: string) => string
  roles: Readonly<
    Record<
      | 'kiosk'
      | 'display'
      | 'inspector'
      | 'consultant'
      | 'manager'
      | 'administrator'
      | 'print-agent'
      | 'system',
      string
    >
  >
}

export const ticketStory: Messages<TicketStoryMessages> = {
  kk: {
    steps: {
      'ticket:issued': 'Талон берілді',
      'ticket:called': 'Шақырылды',
      'ticket:recalled': 'Қайта шақырылды',
      'ticket:started': 'Қабылдау басталды',
      'ticket:finished': 'Қызмет көрсетілді',
      'ticket:missed': 'Келмеді',
      'ticket:returned': 'Кезекке қайтарылды',
      'ticket:parked': 'Кейінге қалдырылды',
      'ticket:transferred': 'Басқа қызметке жіберілді',
      'ticket:entitlement-confirmed': 'Кезектен тыс қызмет алу құқығы расталды',
      'ticket:entitlement-refused': 'Кезектен тыс қызмет алу құқығы расталмады',
      'ticket:entitlement-granted': 'Кезектен тыс қызмет алу құқығы белгіленді',
      'ticket:resumed': 'Кейінге қалдырылған талон кезекке қайта қосылды',
      'ticket:restored': 'Кезегі қалпына келтірілді',
      'ticket:cancelled': 'Талонның күші жойылды',
      'ticket:undone': 'Әрекет кері қайтарылды',
      'ticket:approaching': 'Күту уақыты нормативке жақындады',
      'ticket:breached': 'Күту уақыты нормативтен асты',
      'ticket:reprint-asked': 'Талон көшірмесі сұралды',
      'ticket:printing': 'Талон басып шығарылуда',
      'ticket:printed': 'Талон басып шығарылды',
      'ticket:print-failed': 'Талон басып шығарылмады',
      'ticket:left-unserved': 'Күн аяқталды, қызмет көрсетілмеді',
    },
    otherStep: 'Басқа қадам',
    calledTo: counter => `${counter}-терезеге шақырылды`,
    deadlineWas: (clock, counter) =>
      `мерзімі ${clock} — ${counter}-терезе қызмет көрсететін кезектердегі ең ерте мерзім`,
    firstDeadlineWas: (clock, counter) =>
      `алғашқы мерзімі ${clock} сақталды, ол ${counter}-терезе қызмет көрсететін кезектердегі ең ертесі болды`,
    ordinaryTurnWas: 'кезектен тыс шақырылғандардан кейін жалпы кезектің реті келді',
    atWindow: counter => `${counter}-терезе`,
    intoQueue: queue => `кезегі: ${queue}`,
    transferred: (from, to) => `«${from}» кезегінен «${to}» кезегіне`,
    undone: {
      start: 'қабылдауды бастау',
      finish: 'қабылдауды аяқтау',
      'mark-no-show': '«келмеді» белгісі',
      park: 'кейінге қалдыру',
      transfer: 'басқа қызметке жіберу',
      'return-to-queue': 'кезекке қайтару',
      cancel: 'талонның күшін жою',
      'close-day': 'күнді аяқтау',
    },
    waited: duration => `күткені: ${duration}`,
    service: duration => `қабылдау ұзақтығы: ${duration}`,
    peopleAhead: before => (before === 0 ? 'алдында ешкім болмады' : `алдында ${before} адам`),
    announcedWait: (from, to) => `айтылған күту уақыты: ${from}–${to} минут`,
    dueAt: clock => `күту мерзімі: ${clock}`,
    reason: word => `себебі: ${word}`,
    forced: 'терезені басшы жапты',
    by: who => `— ${who}`,
    roles: {
      kiosk: 'Терминал',
      display: 'Табло',
      inspector: 'Инспектор',
      consultant: 'Кеңесші',
      manager: 'Басшы',
      administrator: 'Әкімші',
      'print-agent': 'Принтер',
      system: 'Жүйе',
    },
  },
  ru: {
    steps: {
      'ticket:issued': 'Талон выдан',
      'ticket:called': 'Вызван',
      'ticket:recalled': 'Вызван повторно',
      'ticket:started': 'Приём начат',
      'ticket:finished': 'Обслужен',
      'ticket:missed': 'Не подошёл',
      'ticket:returned': 'Возвращён в очередь',
      'ticket:parked': 'Отложен',
      'ticket:transferred': 'Перенаправлен',
      'ticket:entitlement-confirmed': 'Право на обслуживание вне очереди подтверждено',
      'ticket:entitlement-refused': 'Право на обслуживание вне очереди не подтверждено',
      'ticket:entitlement-granted': 'Право на обслуживание вне очереди отмечено',
      'ticket:resumed': 'Возвращён из отложенных',
      'ticket:restored': 'Восстановлен в очереди',
      'ticket:cancelled': 'Талон отменён',
      'ticket:undone': 'Действие отменено',
      'ticket:approaching': 'Ожидание приблизилось к нормативу',
      'ticket:breached': 'Ожидание превысило норматив',
      'ticket:reprint-asked': 'Запрошена копия талона',
      'ticket:printing': 'Талон печатается',
      'ticket:printed': 'Талон напечатан',
      'ticket:print-failed': 'Талон не напечатан',
      'ticket:left-unserved': 'День завершён, не обслужен',
    },
    otherStep: 'Другой шаг',
    calledTo: counter => `Вызван к окну ${counter}`,
    deadlineWas: (clock, counter) =>
      `срок ${clock} — самый ранний в очередях, которые обслуживает окно ${counter}`,
    firstDeadlineWas: (clock, counter) =>
      `прежний срок ${clock} сохранён, он самый ранний в очередях, которые обслуживает окно ${counter}`,
    ordinaryTurnWas: 'после вызванных вне очереди подошёл черёд общей очереди',
    atWindow: counter => `окно ${counter}`,
    intoQueue: queue => `очередь: ${queue}`,
    transferred: (from, to) => `из очереди «${from}» в очередь «${to}»`,
    undone: {
      start: 'начало приёма',
      finish: 'завершение приёма',
      'mark-no-show': 'отметка «не подошёл»',
      park: 'откладывание',
      transfer: 'перенаправление',
      'return-to-queue': 'возврат в очередь',
      cancel: 'отмена талона',
      'close-day': 'завершение дня',
    },
    waited: duration => `ожидал ${duration}`,
    service: duration => `приём длился ${duration}`,
    peopleAhead: before => (before === 0 ? 'впереди никого не было' : `впереди ${before} чел.`),
    announcedWait: (from, to) => `сообщённое время ожидания: ${from}–${to} минут`,
    dueAt: clock => `срок ${clock}`,
    reason: word => `причина: ${word}`,
    forced: 'окно закрыл руководитель',
    by: who => `— ${who}`,
    roles: {
      kiosk: 'Терминал',
      display: 'Табло',
      inspector: 'Инспектор',
      consultant: 'Консультант',
      manager: 'Руководитель',
      administrator: 'Администратор',
      'print-agent': 'Принтер',
      system: 'Система',
    },
  },
  en: {
    steps: {
      'ticket:issued': 'Ticket issued',
      'ticket:called': 'Called',
      'ticket:recalled': 'Called again',
      'ticket:started': 'Service started',
      'ticket:finished': 'Served',
      'ticket:missed': 'Did not come',
      'ticket:returned': 'Returned to the queue',
      'ticket:parked': 'Put aside',
      'ticket:transferred': 'Transferred',
      'ticket:entitlement-confirmed': 'Entitlement to be served out of turn confirmed',
      'ticket:entitlement-refused': 'Entitlement to be served out of turn not confirmed',
      'ticket:entitlement-granted': 'Entitlement to be served out of turn granted',
      'ticket:resumed': 'Returned to the queue after being put aside',
      'ticket:restored': 'Restored to the queue',
      'ticket:cancelled': 'Ticket cancelled',
      'ticket:undone': 'Action undone',
      'ticket:approaching': 'The wait came close to the target',
      'ticket:breached': 'The wait passed the target',
      'ticket:reprint-asked': 'Copy of the ticket requested',
      'ticket:printing': 'Printing the ticket',
      'ticket:printed': 'Ticket printed',
      'ticket:print-failed': 'Ticket not printed',
      'ticket:left-unserved': 'The day ended, not served',
    },
    otherStep: 'Another step',
    calledTo: counter => `Called to window ${counter}`,
    deadlineWas: (clock, counter) =>
      `its deadline, ${clock}, was the earliest in the queues that window ${counter} serves`,
    firstDeadlineWas: (clock, counter) =>
      `it kept its first deadline, ${clock}, the earliest in the queues that window ${counter} serves`,
    ordinaryTurnWas: 'after several calls out of turn, it was the turn of the ordinary queue',
    atWindow: counter => `window ${counter}`,
    intoQueue: queue => `queue: ${queue}`,
    transferred: (from, to) => `from “${from}” to “${to}”`,
    undone: {
      start: 'start of service',
      finish: 'end of service',
      'mark-no-show': '“did not come”',
      park: 'putting aside',
      transfer: 'the transfer',
      'return-to-queue': 'the return to the queue',
      cancel: 'the cancellation',
      'close-day': 'the end of the day',
    },
    waited: duration => `waited ${duration}`,
    service: duration => `service took ${duration}`,
    peopleAhead: before => (before === 0 ? 'nobody ahead' : `${before} ahead`),
    announcedWait: (from, to) => `likely wait announced: ${from} to ${to} minutes`,
    dueAt: clock => `deadline ${clock}`,
    reason: word => `reason: ${word}`,
    forced: 'the manager closed the window',
    by: who => `by ${who}`,
    roles: {
      kiosk: 'the kiosk',
      display: 'the hall screen',
      inspector: 'an inspector',
      consultant: 'the consultant',
      manager: 'the manager',
      administrator: 'the administrator',
      'print-agent': 'the printer',
      system: 'the system',
    },
  },
}
