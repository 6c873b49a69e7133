import type { Messages } from '../common/messages.ts'
import { plural } from '../common/numbers.ts'
import { type AlertMessages, alertMessages } from './alerts.ts'

/** Words of the manager's live screen. Dialogs are in `actions.ts`, a ticket's steps in `ticket-story.ts`. */
export interface ManagerMessages extends AlertMessages {
  title: string
  language: string
  sections: string
  connecting: string
  noCentre: string
  toCentres: string
  asking: string
  unexpected: string
  undo: string
  hide: string
  close: string

  dayNotBegun: string
  dayOpen: string
  dayEnding: string
  dayEnded: string
  dayReopening: string
  daySetClosed: string
  daySetOpen: (from: string, to: string) => string
  notice: string
  setDay: string
  endDay: string
  reopenDay: string
  showUnserved: (n: number) => string
  returnUnserved: string
  issueTicket: string
  /** The user may only look at the screen. */
  onlooker: string

  overview: string
  waiting: string
  firstOfThem: (n: number) => string
  servedMore: (missed: number, cancelled: number) => string
  withinOf: (within: number, called: number) => string
  noCalls: string
  none: string

  queues: string
  queueName: (title: string, purpose: string) => string
  queue: string
  longest: string
  nextDue: string
  /** Heading of the column of visitors near or past their targets. */
  atRisk: string
  approachingShort: string
  breachedShort: string
  served: string
  share: string
  windows: string
  filter: string
  showQuiet: (n: number) => string
  hideQuiet: string
  noSuchQueue: string
  quietDay: string
  switchedOff: string

  counters: string
  away: string
  nobodySits: string
  noTicket: string
  manage: (counter: string) => string
  manageShort: string
  serves: (n: number) => string

  charts: string
  waitingCurve: string
  waitCurve: string
  all: string
  minutes: string
  asTable: string
  time: string
  noCurve: string

  tickets: string
  lists: Readonly<Record<'waiting' | 'windows' | 'parked' | 'missed' | 'unserved', string>>
  searchNumber: string
  found: (n: number) => string
  notFound: string
  allQueues: string
  number: string
  state: string
  waited: string
  due: string
  since: string
  noDue: string
  open: (number: string) => string
  openShort: string
  page: (page: number, pages: number) => string
  inAll: (n: number) => string
  previous: string
  next: string
  nobodyHere: string
  nobodyUnserved: string
}

export const managerMessages: Messages<ManagerMessages> = {
  kk: {
    ...alertMessages.kk,
    title: 'Басшы тақтасы',
    language: 'Тіл',
    sections: 'Бөлімдер',
    connecting: 'Серверге қосылуда…',
    noCentre: 'Орталық таңдалмаған',
    toCentres: 'Орталықтар тізіміне өту',
    asking: 'Сервер жауабы күтілуде…',
    unexpected: 'Бетте ақау болды. Жұмысты жалғастыра беріңіз, қайталанса, бетті жаңартыңыз',
    undo: 'Кері қайтару',
    hide: 'Жасыру',
    close: 'Жабу',
    dayNotBegun: 'Бүгін жұмыс әлі басталған жоқ',
    dayOpen: 'Жұмыс күні басталды',
    dayEnding: 'Жұмыс күні аяқталуда',
    dayEnded: 'Жұмыс күні аяқталды',
    dayReopening: 'Жұмыс күні қайта ашылуда',
    daySetClosed: 'Бүгін қабылдау жоқ',
    daySetOpen: (from, to) => `Бүгін қабылдау: ${from}–${to}`,
    notice: 'Хабарландыру',
    setDay: 'Жұмыс күнін баптау',
    endDay: 'Күнді аяқтау',
    reopenDay: 'Күнді қайта ашу',
    showUnserved: n => `Қызмет алмағандар: ${n}`,
    returnUnserved: 'Оларды кезекке қайтару',
    issueTicket: 'Талон беру',
    onlooker: 'Тақтаны тек көре аласыз: әрекеттерді орталық басшысы жасайды',
    overview: 'Жалпы көрініс',
    waiting: 'Кезекте',
    firstOfThem: n => `оның ішінде кезектен тыс: ${n}`,
    servedMore: (missed, cancelled) => `келмегендер: ${missed}, күші жойылған талондар: ${cancelled}`,
    withinOf: (within, called) => `шақырылғаны: ${called}, норматив шегінде: ${within}`,
    noCalls: 'бүгін әлі ешкім шақырылған жоқ',
    none: '—',
    queues: 'Кезектер',
    queueName: (title, purpose) => `${title} — ${purpose}`,
    queue: 'Кезек',
    longest: 'Ең ұзақ күту',
    nextDue: 'Ең жақын мерзім',
    atRisk: 'Нормативке жақын немесе асқан',
    approachingShort: 'Жақын',
    breachedShort: 'Асып кетті',
    served: 'Қызмет алғандар',
    share: 'Норматив шегінде, %',
    windows: 'Терезе',
    filter: 'Кезекті іздеу',
    showQuiet: n => `Бос кезектерді көрсету (${n})`,
    hideQuiet: 'Бос кезектерді жасыру',
    noSuchQueue: 'Мұндай кезек табылмады',
    quietDay: 'Бүгін кезекте әлі ешкім болған жоқ',
    switchedOff: 'өшірілген',
    counters: 'Терезелер',
    away: 'Орнында жоқ',
    nobodySits: 'Қызметкер әлі келген жоқ',
    noTicket: 'Келуші жоқ',
    manage: counter => `${counter}-терезені басқару`,
    manageShort: 'Басқару',
    serves: n => `кезек саны: ${n}`,
    charts: 'Күн барысы',
    waitingCurve: 'Кезектегі адам саны',
    waitCurve: 'Орташа күту, шақыру уақыты бойынша',
    all: 'Барлығы',
    minutes: 'минут',
    asTable: 'Кесте түрінде',
    time: 'Уақыты',
    noCurve: 'Бүгін әлі көрсететін дерек жоқ',
    tickets: 'Талондар',
    lists: {
      waiting: 'Кезекте',
      windows: 'Терезелерде',
      parked: 'Кейінге қалдырылғандар',
      missed: 'Келмегендер',
      unserved: 'Қызмет алмағандар',
    },
    searchNumber: 'Талон нөмірін іздеу',
    found: n => `Табылған талон: ${n}`,
    notFound: 'Бүгін мұндай талон жоқ',
    allQueues: 'Барлық кезек',
    number: 'Нөмір',
    state: 'Күйі',
    waited: 'Күткені',
    due: 'Мерзімі',
    since: 'Кезекке тұрған уақыты',
    noDue: 'мерзімсіз',
    open: number => `${number} талонын ашу`,
    openShort: 'Ашу',
    page: (page, pages) => `${pages} беттің ${page}-беті`,
    inAll: n => `барлығы ${n} адам`,
    previous: 'Алдыңғы бет',
    next: 'Келесі бет',
    nobodyHere: 'Бұл тізімде ешкім жоқ',
    nobodyUnserved: 'Бүгін қызмет көрсетілмей қалған адам жоқ',
  },
  ru: {
    ...alertMessages.ru,
    title: 'Панель руководителя',
    language: 'Язык',
    sections: 'Разделы',
    connecting: 'Подключение к серверу…',
    noCentre: 'Центр не выбран',
    toCentres: 'К списку центров',
    asking: 'Ожидается ответ сервера…',
    unexpected: 'На странице произошёл сбой. Продолжайте работу; если повторится, обновите страницу',
    undo: 'Отменить действие',
    hide: 'Скрыть',
    close: 'Закрыть',
    dayNotBegun: 'Сегодня работа ещё не началась',
    dayOpen: 'Рабочий день идёт',
    dayEnding: 'Рабочий день завершается',
    dayEnded: 'Рабочий день завершён',
    dayReopening: 'Рабочий день открывается снова',
    daySetClosed: 'Сегодня приёма нет',
    daySetOpen: (from, to) => `Приём сегодня: ${from}–${to}`,
    notice: 'Объявление',
    setDay: 'Настроить рабочий день',
    endDay: 'Завершить день',
    reopenDay: 'Открыть день снова',
    showUnserved: n => `Не обслужены: ${n}`,
    returnUnserved: 'Вернуть их в очередь',
    issueTicket: 'Выдать талон',
    onlooker: 'Вы можете только смотреть: действия выполняет руководитель центра',
    overview: 'Обзор',
    waiting: 'В очереди',
    firstOfThem: n => `из них вне очереди: ${n}`,
    servedMore: (missed, cancelled) => `не подошли: ${missed}, талонов отменено: ${cancelled}`,
    withinOf: (within, called) => `в пределах норматива ${within} из ${called}`,
    noCalls: 'сегодня ещё никого не вызывали',
    none: '—',
    queues: 'Очереди',
    queueName: (title, purpose) => `${title} — ${purpose}`,
    queue: 'Очередь',
    longest: 'Дольше всех',
    nextDue: 'Ближайший срок',
    atRisk: 'Близко к нормативу или сверх него',
    approachingShort: 'Близко',
    breachedShort: 'Сверх норматива',
    served: 'Обслужены',
    share: 'В пределах норматива, %',
    windows: 'Окна',
    filter: 'Найти очередь',
    showQuiet: n => `Показать пустые очереди (${n})`,
    hideQuiet: 'Скрыть пустые очереди',
    noSuchQueue: 'Такой очереди нет',
    quietDay: 'Сегодня в очереди ещё никого не было',
    switchedOff: 'отключена',
    counters: 'Окна',
    away: 'Нет на месте',
    nobodySits: 'Сотрудник ещё не занял место',
    noTicket: 'Нет посетителя',
    manage: counter => `Управлять окном ${counter}`,
    manageShort: 'Управлять',
    serves: n => `${n} ${plural('ru', n, { one: 'очередь', few: 'очереди', many: 'очередей' })}`,
    charts: 'Ход дня',
    waitingCurve: 'Сколько человек в очереди',
    waitCurve: 'Среднее ожидание по времени вызова',
    all: 'Всего',
    minutes: 'минут',
    asTable: 'В виде таблицы',
    time: 'Время',
    noCurve: 'Сегодня пока нечего показать',
    tickets: 'Талоны',
    lists: {
      waiting: 'В очереди',
      windows: 'У окон',
      parked: 'Отложенные',
      missed: 'Не подошли',
      unserved: 'Не обслужены',
    },
    searchNumber: 'Поиск по номеру талона',
    found: n => `Найдено талонов: ${n}`,
    notFound: 'Сегодня такого талона нет',
    allQueues: 'Все очереди',
    number: 'Номер',
    state: 'Состояние',
    waited: 'Ожидал',
    due: 'Срок',
    since: 'В очереди с',
    noDue: 'без срока',
    open: number => `Открыть талон ${number}`,
    openShort: 'Открыть',
    page: (page, pages) => `Страница ${page} из ${pages}`,
    inAll: n => `всего ${n} чел.`,
    previous: 'Предыдущая страница',
    next: 'Следующая страница',
    nobodyHere: 'В этом списке никого нет',
    nobodyUnserved: 'Сегодня никто не остался без обслуживания',
  },
  en: {
    ...alertMessages.en,
    title: "Manager's board",
    language: 'Language',
    sections: 'Sections',
    connecting: 'Connecting to the server…',
    noCentre: 'No centre has been chosen',
    toCentres: 'To the list of centres',
    asking: 'Waiting for the server to answer…',
    unexpected:
      'Something went wrong on this page. You can continue working; if it happens again, reload the page',
    undo: 'Undo',
    hide: 'Hide',
    close: 'Close',
    dayNotBegun: 'The working day has not started yet',
    dayOpen: 'The working day is under way',
    dayEnding: 'The working day is being ended',
    dayEnded: 'The working day has been ended',
    dayReopening: 'The day is being opened again',
    daySetClosed: 'Closed today',
    daySetOpen: (from, to) => `Open today: ${from}–${to}`,
    notice: 'Notice',
    setDay: 'Set working hours',
    endDay: 'End the day',
    reopenDay: 'Open the day again',
    showUnserved: n => `Not served: ${n}`,
    returnUnserved: 'Return them to the queue',
    issueTicket: 'Issue a ticket',
    onlooker: 'You can only view this board; only the manager of the centre can make changes',
    overview: 'Overview',
    waiting: 'Waiting',
    firstOfThem: n => `${n} of them out of turn`,
    servedMore: (missed, cancelled) => `${missed} did not come, ${cancelled} cancelled`,
    withinOf: (within, called) => `${within} of ${called} within target`,
    noCalls: 'nobody has been called yet today',
    none: '—',
    queues: 'Queues',
    queueName: (title, purpose) => `${title} — ${purpose}`,
    queue: 'Queue',
    longest: 'Longest wait',
    nextDue: 'Next deadline',
    atRisk: 'Close to or past the target',
    approachingShort: 'Close',
    breachedShort: 'Past',
    served: 'Served',
    share: 'Within target, %',
    windows: 'Windows',
    filter: 'Find a queue',
    showQuiet: n => `Show empty queues (${n})`,
    hideQuiet: 'Hide empty queues',
    noSuchQueue: 'There is no such queue',
    quietDay: 'Nobody has come yet today',
    switchedOff: 'turned off',
    counters: 'Windows',
    away: 'Away',
    nobodySits: 'Nobody has taken this window yet',
    noTicket: 'No visitor',
    manage: counter => `Manage window ${counter}`,
    manageShort: 'Manage',
    serves: n => `${n} ${plural('en', n, { one: 'queue', many: 'queues' })}`,
    charts: 'The day so far',
    waitingCurve: 'People waiting',
    waitCurve: 'Average wait, by time of call',
    all: 'All',
    minutes: 'minutes',
    asTable: 'As a table',
    time: 'Time',
    noCurve: 'Nothing to show yet today',
    tickets: 'Tickets',
    lists: {
      waiting: 'Waiting',
      windows: 'At the windows',
      parked: 'Put aside',
      missed: 'Did not come',
      unserved: 'Not served',
    },
    searchNumber: 'Search by ticket number',
    found: n => `Tickets found: ${n}`,
    notFound: 'There is no such ticket today',
    allQueues: 'All queues',
    number: 'Number',
    state: 'State',
    waited: 'Waited',
    due: 'Deadline',
    since: 'Waiting since',
    noDue: 'no deadline',
    open: number => `Open ticket ${number}`,
    openShort: 'Open',
    page: (page, pages) => `Page ${page} of ${pages}`,
    inAll: n => `${n} in total`,
    previous: 'Previous page',
    next: 'Next page',
    nobodyHere: 'There is nobody on this list',
    nobodyUnserved: 'Nobody has been left unserved today',
  },
}
