import type { Messages } from '../common/messages.ts'
import { type DoorMessages, door } from './door.ts'
import { type CounterTicketMessages, counterTicket } from './ticket.ts'

type Action = 'next' | 'recall' | 'start' | 'finish' | 'no-show' | 'park' | 'transfer' | 'return'
/** How a visitor left the window without this inspector's action. */
type Left = 'cancelled' | 'returned' | 'finished' | 'unserved' | 'gone'

/** Words of the inspector's screen. */
export interface CounterMessages extends DoorMessages, CounterTicketMessages {
  language: string
  spaceKey: string
  connecting: string
  asking: string
  noCentre: string
  toCentres: string
  trouble: string
  reload: string
  close: string
  dismiss: string

  actions: Readonly<Record<Action, string>>
  undo: string
  undone: (number: string) => string
  secondsLeft: (n: number) => string
  takeBreak: string
  endBreak: string
  onBreak: string
  closeWindow: string
  waitingList: string

  nobodyHere: string
  callFirst: string
  stillHere: (number: string) => string
  inFlight: string
  waitingForYou: (n: number) => string
  calledNow: (number: string, service: string) => string
  servingNow: (number: string) => string

  visitor: string
  visitorLanguage: string
  reason: string
  sinceCall: string
  serviceTime: string
  recalls: (n: number) => string
  noTarget: string
  confirmClaim: string
  refuseClaim: string
  refuseQuestion: (number: string) => string

  myQueues: string
  changeQueues: string
  saveQueues: string
  standardQueues: string
  oneQueueAtLeast: string
  emptyQueues: (n: number) => string
  left: (time: string) => string
  past: (time: string) => string
  number: (n: number, what: string) => string

  parked: string
  missed: string
  otherWindows: string
  resume: string
  restore: string

  transferTo: (number: string) => string
  findService: string
  noService: string
  openWindows: (n: number) => string
  allQueues: string
  previousPage: string
  nextPage: string

  manager: string
  system: string
  whatHappened: Readonly<Record<Left, (number: string, who: string) => string>>
}

export const counter: Messages<CounterMessages> = {
  kk: {
    ...counterTicket.kk,
    ...door.kk,
    language: 'Тіл',
    spaceKey: 'Бос орын',
    connecting: 'Байланыс орнатылуда…',
    asking: 'Жауап күтілуде, сұрау қайталануда…',
    noCentre: 'Беттің мекенжайында орталық көрсетілмеген',
    toCentres: 'Орталықтар тізімі',
    trouble: 'Экранда ақау болды. Әрекет орындалмаса, бетті жаңартыңыз',
    reload: 'Бетті жаңарту',
    close: 'Жабу',
    dismiss: 'Түсінікті',
    actions: {
      next: 'Келесіні шақыру',
      recall: 'Қайта шақыру',
      start: 'Қабылдауды бастау',
      finish: 'Аяқтау',
      'no-show': 'Келмеді',
      park: 'Кейінге қалдыру',
      transfer: 'Басқа қызметке жіберу',
      return: 'Кезекке қайтару',
    },
    undo: 'Кері қайтару',
    undone: number => `${number}: соңғы әрекет кері қайтарылды`,
    secondsLeft: n => `${n} сек`,
    takeBreak: 'Үзіліс жасау',
    endBreak: 'Үзілісті аяқтау',
    onBreak: 'Терезеде үзіліс',
    closeWindow: 'Терезені жабу',
    waitingList: 'Кезек тізімі',
    nobodyHere: 'Терезеде келуші жоқ',
    callFirst: 'Терезеде келуші жоқ. Алдымен келесіні шақырыңыз',
    stillHere: number => `${number} әлі терезеде. Алдымен қабылдауды аяқтаңыз`,
    inFlight: 'Алдыңғы әрекет әлі орындалуда',
    waitingForYou: n => `Кезекте: ${n} адам`,
    calledNow: (number, service) => `${number} шақырылды. ${service}`,
    servingNow: number => `${number} қабылдауда`,
    visitor: 'Терезедегі келуші',
    visitorLanguage: 'Тілі',
    reason: 'Шақыру себебі',
    sinceCall: 'Шақырылғалы',
    serviceTime: 'Қабылдау ұзақтығы',
    recalls: n => `Қайта шақырылды: ${n}`,
    noTarget: 'норматив жоқ',
    confirmClaim: 'Құқығын растау',
    refuseClaim: 'Құқығын растамау',
    refuseQuestion: number =>
      `${number} жалпы кезектегі орнына қайтады. Бұл әрекетті кері қайтару мүмкін емес. Құжат құқықты растамай ма?`,
    myQueues: 'Менің кезектерім',
    changeQueues: 'Кезектерді өзгерту',
    saveQueues: 'Сақтау',
    standardQueues: 'Баптаудағыдай',
    oneQueueAtLeast: 'Кемінде бір кезекті таңдаңыз',
    emptyQueues: n => `Ешкім күтпейтін кезектер: ${n}`,
    left: time => `${time} қалды`,
    past: time => `${time} асып кетті`,
    number: (n, what) => `${what}: ${n}`,
    parked: 'Кейінге қалдырылғандар',
    missed: 'Келмегендер',
    otherWindows: 'Басқа терезелердің кезектері',
    resume: 'Кезекке қосу',
    restore: 'Кезегін қалпына келтіру',
    transferTo: number => `${number}: басқа қызметке жіберу`,
    findService: 'Қызметті іздеу',
    noService: 'Мұндай қызмет табылмады',
    openWindows: n => `ашық терезе: ${n}`,
    allQueues: 'Орталықтың барлық кезегі',
    previousPage: 'Алдыңғы бет',
    nextPage: 'Келесі бет',
    manager: 'Басшы',
    system: 'Жүйе',
    whatHappened: {
      cancelled: (number, who) => `${who} ${number} талонының күшін жойды`,
      returned: (number, who) => `${who} ${number} талонын кезекке қайтарды`,
      finished: (number, who) => `${who} ${number} қабылдауын аяқтады`,
      unserved: number => `Күн аяқталды: ${number} қызмет алмай қалды`,
      gone: number => `${number} енді терезеңізде емес`,
    },
  },
  ru: {
    ...counterTicket.ru,
    ...door.ru,
    language: 'Язык',
    spaceKey: 'Пробел',
    connecting: 'Соединение…',
    asking: 'Ждём ответа, запрос повторяется…',
    noCentre: 'В адресе страницы не указан центр',
    toCentres: 'Список центров',
    trouble: 'На экране произошёл сбой. Если действие не сработало, обновите страницу',
    reload: 'Обновить страницу',
    close: 'Закрыть',
    dismiss: 'Понятно',
    actions: {
      next: 'Вызвать следующего',
      recall: 'Повторить вызов',
      start: 'Начать приём',
      finish: 'Завершить',
      'no-show': 'Не подошёл',
      park: 'Отложить',
      transfer: 'Перенаправить',
      return: 'Вернуть в очередь',
    },
    undo: 'Отменить действие',
    undone: number => `${number}: последнее действие отменено`,
    secondsLeft: n => `${n} с`,
    takeBreak: 'Сделать перерыв',
    endBreak: 'Закончить перерыв',
    onBreak: 'В окне перерыв',
    closeWindow: 'Закрыть окно',
    waitingList: 'Список очереди',
    nobodyHere: 'У окна никого нет',
    callFirst: 'У окна никого нет. Сначала вызовите следующего',
    stillHere: number => `${number} ещё у окна. Сначала завершите приём`,
    inFlight: 'Предыдущее действие ещё выполняется',
    waitingForYou: n => `В очереди: ${n} чел.`,
    calledNow: (number, service) => `Вызван ${number}. ${service}`,
    servingNow: number => `${number} на приёме`,
    visitor: 'Посетитель у окна',
    visitorLanguage: 'Язык',
    reason: 'Причина вызова',
    sinceCall: 'После вызова',
    serviceTime: 'Длительность приёма',
    recalls: n => `Повторных вызовов: ${n}`,
    noTarget: 'норматива нет',
    confirmClaim: 'Подтвердить право',
    refuseClaim: 'Не подтверждать право',
    refuseQuestion: number =>
      `${number} вернётся на своё место в общей очереди. Отменить это нельзя. Документ не подтверждает право?`,
    myQueues: 'Мои очереди',
    changeQueues: 'Изменить очереди',
    saveQueues: 'Сохранить',
    standardQueues: 'Как в настройках',
    oneQueueAtLeast: 'Выберите хотя бы одну очередь',
    emptyQueues: n => `Очередей без ожидающих: ${n}`,
    left: time => `осталось ${time}`,
    past: time => `превышено на ${time}`,
    number: (n, what) => `${what}: ${n}`,
    parked: 'Отложенные',
    missed: 'Не подошли',
    otherWindows: 'Очереди других окон',
    resume: 'Вернуть из отложенных',
    restore: 'Восстановить в очереди',
    transferTo: number => `${number}: перенаправить`,
    findService: 'Найти услугу',
    noService: 'Такой услуги нет',
    openWindows: n => `открыто окон: ${n}`,
    allQueues: 'Все очереди центра',
    previousPage: 'Предыдущая страница',
    nextPage: 'Следующая страница',
    manager: 'Руководитель',
    system: 'Система',
    whatHappened: {
      cancelled: (number, who) => `${who}: талон ${number} отменён`,
      returned: (number, who) => `${who}: талон ${number} возвращён в очередь`,
      finished: (number, who) => `${who}: приём ${number} завершён`,
      unserved: number => `День завершён: ${number} остался без обслуживания`,
      gone: number => `${number} больше не у вашего окна`,
    },
  },
  en: {
    ...counterTicket.en,
    ...door.en,
    language: 'Language',
    spaceKey: 'Space',
    connecting: 'Connecting…',
    asking: 'Waiting for an answer, asking again…',
    noCentre: 'The address of this page does not name a centre',
    toCentres: 'List of centres',
    trouble: 'Something went wrong on this screen. If your last action had no effect, reload the page',
    reload: 'Reload the page',
    close: 'Close',
    dismiss: 'Got it',
    actions: {
      next: 'Call next',
      recall: 'Call again',
      start: 'Start serving',
      finish: 'Finish',
      'no-show': 'Did not come',
      park: 'Put aside',
      transfer: 'Transfer',
      return: 'Return to the queue',
    },
    undo: 'Undo',
    undone: number => `${number}: the last action was undone`,
    secondsLeft: n => `${n} s`,
    takeBreak: 'Take a break',
    endBreak: 'End the break',
    onBreak: 'This window is on a break',
    closeWindow: 'Close the window',
    waitingList: 'Who is waiting',
    nobodyHere: 'Nobody is at the window',
    callFirst: 'Nobody is at the window. Call the next visitor first',
    stillHere: number => `${number} is still at the window. Finish serving them first`,
    inFlight: 'The previous action is still in progress',
    waitingForYou: n => `Waiting: ${n}`,
    calledNow: (number, service) => `${number} called. ${service}`,
    servingNow: number => `${number} is being served`,
    visitor: 'Visitor at the window',
    visitorLanguage: 'Language',
    reason: 'Reason for the call',
    sinceCall: 'Since the call',
    serviceTime: 'Service time',
    recalls: n => `Called again: ${n}`,
    noTarget: 'no target',
    confirmClaim: 'Confirm the entitlement',
    refuseClaim: 'Do not confirm the entitlement',
    refuseQuestion: number =>
      `${number} returns to their place in the ordinary queue. This cannot be undone. Does the document fail to prove the entitlement?`,
    myQueues: 'My queues',
    changeQueues: 'Change queues',
    saveQueues: 'Save',
    standardQueues: 'As in the settings',
    oneQueueAtLeast: 'Choose at least one queue',
    emptyQueues: n => `Queues with nobody waiting: ${n}`,
    left: time => `${time} left`,
    past: time => `${time} over`,
    number: (n, what) => `${what}: ${n}`,
    parked: 'Put aside',
    missed: 'Did not come',
    otherWindows: 'Queues of other windows',
    resume: 'Return to the queue',
    restore: 'Restore to the queue',
    transferTo: number => `Transfer ${number}`,
    findService: 'Find a service',
    noService: 'There is no such service',
    openWindows: n => `open windows: ${n}`,
    allQueues: 'All queues of the centre',
    previousPage: 'Previous page',
    nextPage: 'Next page',
    manager: 'The manager',
    system: 'The system',
    whatHappened: {
      cancelled: (number, who) => `${who} cancelled ticket ${number}`,
      returned: (number, who) => `${who} returned ticket ${number} to the queue`,
      finished: (number, who) => `${who} finished serving ${number}`,
      unserved: number => `The day was ended: ${number} was not served`,
      gone: number => `${number} is no longer at your window`,
    },
  },
}
