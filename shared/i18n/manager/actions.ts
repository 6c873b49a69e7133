import type { Messages } from '../common/messages.ts'
import { plural } from '../common/numbers.ts'

/** Words of the manager's dialogs: questions, buttons and confirmations. */
export interface ManagerActionMessages {
  /** Dialogs of a ticket. */
  ticket: (number: string) => string
  story: string
  noStory: string
  cancel: string
  cancelWhy: string
  cancelReasons: readonly string[]
  ownReason: string
  reasonMissing: string
  cancelled: (number: string) => string
  transfer: string
  transferWhere: string
  transferred: (number: string) => string
  restore: string
  restored: (number: string) => string
  resume: string
  resumed: (number: string) => string
  free: string
  freed: (number: string, counter: string) => string
  grant: string
  grantWhich: string
  granted: (number: string) => string
  undone: (number: string) => string
  servingHint: string
  toWindow: (counter: string) => string
  findQueue: string
  chooseQueue: string
  cancelStep: string

  /** Dialogs of a window. */
  windowTitle: (counter: string) => string
  openWindow: string
  opened: (counter: string) => string
  pauseWindow: string
  paused: (counter: string) => string
  closeWindow: string
  closed: (counter: string) => string
  forceClose: string
  forceCalled: (number: string) => string
  forceServing: (number: string) => string
  keepOpen: string
  windowQueues: string
  saveQueues: string
  queuesSaved: (counter: string) => string
  queuesWhenOpen: string
  queueMissing: string
  pausedHint: string

  /** Dialogs of the day. */
  whichDay: string
  today: string
  whatDay: string
  asUsual: string
  openOther: string
  openFrom: string
  openTo: string
  likeHours: string
  closedDay: string
  noticeText: string
  noticeAll: string
  badTime: string
  timeMissing: string
  save: string
  daySaved: string
  reopens: string
  endTitle: string
  endTells: (people: number) => string
  endEmpty: string
  endDoes: string
  endCanBeUndone: string
  endNow: (people: number) => string
  ended: string
  alreadyEnded: string
  reopenTitle: string
  reopenTells: (people: number) => string
  reopenEmpty: string
  reopenDoes: string
  reopenNow: string
  reopened: string
  /** The day is open again, and its unserved tickets are not back in their queues yet. */
  returnTitle: string
  returnNow: (people: number) => string

  /** Dialog for issuing a ticket. */
  issueWhy: string
  issueQueue: string
  issueLanguage: string
  issueNow: string
  issuedNumber: string
  issueAnother: string
}

export const managerActions: Messages<ManagerActionMessages> = {
  kk: {
    ticket: number => `${number} талоны`,
    story: 'Талон тарихы',
    noStory: 'Бұл талон туралы жазба табылмады',
    cancel: 'Талонның күшін жою',
    cancelWhy: 'Талонның күшін жою себебі',
    cancelReasons: [
      'Келуші кетіп қалды',
      'Талон қате алынған',
      'Келушінің екінші талоны',
      'Қызмет басқа жерде көрсетіледі',
    ],
    ownReason: 'Басқа себеп (адам туралы мәлімет жазбаңыз)',
    reasonMissing: 'Себебін таңдаңыз немесе жазыңыз',
    cancelled: number => `${number} талонының күші жойылды`,
    transfer: 'Басқа қызметке жіберу',
    transferWhere: 'Қай кезекке?',
    transferred: number => `${number} талоны басқа кезекке жіберілді`,
    restore: 'Кезегін қалпына келтіру',
    restored: number => `${number} талонының кезегі қалпына келтірілді`,
    resume: 'Кезекке қосу',
    resumed: number => `${number} талоны кезекке қосылды`,
    free: 'Кезекке қайтарып, терезені босату',
    freed: (number, counter) => `${number} талоны кезекке қайтарылды, ${counter}-терезе босады`,
    grant: 'Кезектен тыс қызмет алу құқығын белгілеу',
    grantWhich: 'Қандай құқық бойынша?',
    granted: number => `${number} талоны кезектен тыс шақырылады`,
    undone: number => `${number} талонына қатысты әрекет кері қайтарылды`,
    servingHint: 'Келуші қабылдауда. Терезені босату үшін оны жабуға болады.',
    toWindow: counter => `${counter}-терезені басқару`,
    findQueue: 'Қызметті іздеу',
    chooseQueue: 'Қызметті таңдаңыз',
    cancelStep: 'Артқа',
    windowTitle: counter => `${counter}-терезе`,
    openWindow: 'Терезені ашу',
    opened: counter => `${counter}-терезе ашылды`,
    pauseWindow: 'Терезеде үзіліс жариялау',
    paused: counter => `${counter}-терезеде үзіліс`,
    closeWindow: 'Терезені жабу',
    closed: counter => `${counter}-терезе жабылды`,
    forceClose: 'Бәрібір жабу',
    forceCalled: number => `Терезеге ${number} шақырылған. Жапсаңыз, ол кезектегі бұрынғы орнына қайтады.`,
    forceServing: number =>
      `Терезеде ${number} қабылдануда. Жапсаңыз, ол қызмет көрсетілген болып есептеледі, ал қабылдау уақыты есепке алынбайды.`,
    keepOpen: 'Ашық қалдыру',
    windowQueues: 'Терезенің кезектері',
    saveQueues: 'Кезектерді сақтау',
    queuesSaved: counter => `${counter}-терезенің кезектері сақталды`,
    queuesWhenOpen: 'Кезектерді терезе ашылғаннан кейін өзгертуге болады.',
    queueMissing: 'Кемінде бір кезекті таңдаңыз',
    pausedHint: 'Үзілістен қызметкердің өзі оралады.',
    whichDay: 'Қай күн',
    today: 'бүгін',
    whatDay: 'Бұл күні қабылдау',
    asUsual: 'Әдеттегі уақытта',
    openOther: 'Басқа уақытта ашық',
    openFrom: 'Ашылуы (сс:мм)',
    openTo: 'Жабылуы (сс:мм)',
    likeHours: 'Бос қалса, қызметтің өз уақыты бойынша',
    closedDay: 'Жабық',
    noticeText: 'Залға арналған хабарландыру',
    noticeAll: 'Хабарландыруды үш тілде толтырыңыз немесе бос қалдырыңыз',
    badTime: 'Уақытты 09:00 түрінде жазыңыз',
    timeMissing: 'Ашылу немесе жабылу уақытын жазыңыз',
    save: 'Сақтау',
    daySaved: 'Күннің жұмыс тәртібі сақталды',
    reopens: 'Бұл күн аяқталған. Басқа уақытта ашық деп баптасаңыз, ол қайта ашылады.',
    endTitle: 'Күнді аяқтау',
    endTells: people => `Әлі қызмет алмаған ${people} адам бар. Оларға бүгін қызмет көрсетілмейді.`,
    endEmpty: 'Кезекте ешкім жоқ.',
    endDoes:
      'Терезелер жабылады, қабылдаудағы келушілерге қызмет көрсетілген болып есептеледі, жаңа талон берілмейді.',
    endCanBeUndone: 'Қателессеңіз, күнді бүгін қайта аша аласыз.',
    endNow: people => `Күнді аяқтау (қызмет алмағандар: ${people})`,
    ended: 'Жұмыс күні аяқталды',
    alreadyEnded: 'Бұл күн аяқталған немесе әлі басталған жоқ.',
    reopenTitle: 'Күнді қайта ашу керек пе?',
    reopenTells: people => `Қызмет көрсетілмей қалған ${people} адам бұрынғы орнына қайтады.`,
    reopenEmpty: 'Қызмет көрсетілмей қалған адам жоқ.',
    reopenDoes:
      'Терминалдар қайтадан талон береді. Терезелерді инспекторлар өздері ашады. Күн аяқталғанда қабылдауда болғандар қызмет көрсетілген болып қала береді.',
    reopenNow: 'Күнді қайта ашу',
    reopened: 'Жұмыс күні қайта ашылды',
    returnTitle: 'Қызмет алмағандарды қайтару керек пе?',
    returnNow: people => `Қайтару (${people})`,
    issueWhy: 'Терминалды пайдалана алмайтын келушіге талон беріңіз.',
    issueQueue: 'Қай қызметке?',
    issueLanguage: 'Келушіні қай тілде шақыру керек?',
    issueNow: 'Талон беру',
    issuedNumber: 'Келушінің нөмірі',
    issueAnother: 'Тағы талон беру',
  },
  ru: {
    ticket: number => `Талон ${number}`,
    story: 'История талона',
    noStory: 'Записей об этом талоне не найдено',
    cancel: 'Отменить талон',
    cancelWhy: 'Причина отмены',
    cancelReasons: [
      'Посетитель ушёл',
      'Талон взят по ошибке',
      'Второй талон того же посетителя',
      'Услуга оказывается в другом месте',
    ],
    ownReason: 'Другая причина (не пишите сведений о человеке)',
    reasonMissing: 'Выберите или напишите причину',
    cancelled: number => `Талон ${number} отменён`,
    transfer: 'Перенаправить',
    transferWhere: 'В какую очередь?',
    transferred: number => `Талон ${number} перенаправлен`,
    restore: 'Восстановить в очереди',
    restored: number => `Талон ${number} восстановлен в очереди`,
    resume: 'Вернуть из отложенных',
    resumed: number => `Талон ${number} снова в очереди`,
    free: 'Вернуть в очередь и освободить окно',
    freed: (number, counter) => `Талон ${number} вернулся в очередь, окно ${counter} свободно`,
    grant: 'Отметить право на обслуживание вне очереди',
    grantWhich: 'По какому праву?',
    granted: number => `Талон ${number} будет вызван вне очереди`,
    undone: number => `Действие с талоном ${number} отменено`,
    servingHint: 'Посетитель на приёме. Чтобы освободить окно, его можно закрыть.',
    toWindow: counter => `Управлять окном ${counter}`,
    findQueue: 'Найти услугу',
    chooseQueue: 'Выберите услугу',
    cancelStep: 'Назад',
    windowTitle: counter => `Окно ${counter}`,
    openWindow: 'Открыть окно',
    opened: counter => `Окно ${counter} открыто`,
    pauseWindow: 'Объявить перерыв в окне',
    paused: counter => `В окне ${counter} перерыв`,
    closeWindow: 'Закрыть окно',
    closed: counter => `Окно ${counter} закрыто`,
    forceClose: 'Всё равно закрыть',
    forceCalled: number => `К окну вызван ${number}. Если закрыть, он вернётся на своё место в очереди.`,
    forceServing: number =>
      `В окне принимают ${number}. Если закрыть, посетитель будет считаться обслуженным, а время приёма не войдёт в расчёт.`,
    keepOpen: 'Оставить открытым',
    windowQueues: 'Очереди окна',
    saveQueues: 'Сохранить очереди',
    queuesSaved: counter => `Очереди окна ${counter} сохранены`,
    queuesWhenOpen: 'Очереди можно изменить, когда окно открыто.',
    queueMissing: 'Выберите хотя бы одну очередь',
    pausedHint: 'С перерыва сотрудник возвращается сам.',
    whichDay: 'День',
    today: 'сегодня',
    whatDay: 'Приём в этот день',
    asUsual: 'В обычное время',
    openOther: 'Открыт в другое время',
    openFrom: 'Начало (чч:мм)',
    openTo: 'Конец (чч:мм)',
    likeHours: 'Если пусто, по часам самой услуги',
    closedDay: 'Закрыт',
    noticeText: 'Объявление для зала',
    noticeAll: 'Заполните объявление на трёх языках или оставьте пустым',
    badTime: 'Напишите время в виде 09:00',
    timeMissing: 'Напишите время начала или конца',
    save: 'Сохранить',
    daySaved: 'Режим работы на день сохранён',
    reopens: 'Этот день завершён. Если указать другое время, он откроется снова.',
    endTitle: 'Завершить день',
    endTells: people => `Ещё не обслужены: ${people} чел. Сегодня их не обслужат.`,
    endEmpty: 'В очереди никого нет.',
    endDoes: 'Окна закроются, посетители на приёме будут считаться обслуженными, новые талоны не выдаются.',
    endCanBeUndone: 'Если это ошибка, сегодня день можно открыть снова.',
    endNow: people => `Завершить день (не обслужены: ${people})`,
    ended: 'Рабочий день завершён',
    alreadyEnded: 'Этот день завершён или ещё не начинался.',
    reopenTitle: 'Открыть день снова?',
    reopenTells: people =>
      `${people} ${plural('ru', people, { one: 'необслуженный посетитель вернётся', few: 'необслуженных посетителя вернутся', many: 'необслуженных посетителей вернутся' })} на прежние места.`,
    reopenEmpty: 'Необслуженных посетителей нет.',
    reopenDoes:
      'Терминалы снова начнут выдавать талоны. Окна откроют сами инспекторы. Те, кого принимали в момент завершения, остаются обслуженными.',
    reopenNow: 'Открыть день снова',
    reopened: 'Рабочий день снова открыт',
    returnTitle: 'Вернуть необслуженных в очередь?',
    returnNow: people => `Вернуть (${people})`,
    issueWhy: 'Выдайте талон посетителю, который не может воспользоваться терминалом.',
    issueQueue: 'На какую услугу?',
    issueLanguage: 'На каком языке вызывать посетителя?',
    issueNow: 'Выдать талон',
    issuedNumber: 'Номер посетителя',
    issueAnother: 'Выдать ещё талон',
  },
  en: {
    ticket: number => `Ticket ${number}`,
    story: 'Ticket history',
    noStory: 'No records of this ticket were found',
    cancel: 'Cancel the ticket',
    cancelWhy: 'Reason for cancelling the ticket',
    cancelReasons: [
      'The visitor left',
      'The ticket was taken by mistake',
      'Second ticket of the same visitor',
      'The service is provided elsewhere',
    ],
    ownReason: 'Other reason (nothing about the person)',
    reasonMissing: 'Choose a reason or write your own',
    cancelled: number => `Ticket ${number} has been cancelled`,
    transfer: 'Transfer',
    transferWhere: 'To which queue?',
    transferred: number => `Ticket ${number} has been transferred`,
    restore: 'Restore to the queue',
    restored: number => `Ticket ${number} has been restored to the queue`,
    resume: 'Return to the queue',
    resumed: number => `Ticket ${number} is back in the queue`,
    free: 'Return to the queue and free the window',
    freed: (number, counter) => `Ticket ${number} is back in the queue; window ${counter} is free`,
    grant: 'Grant an entitlement to be served out of turn',
    grantWhich: 'Which entitlement?',
    granted: number => `Ticket ${number} will be called out of turn`,
    undone: number => `The last action on ticket ${number} was undone`,
    servingHint: 'The visitor is being served. To free the window, you can close it.',
    toWindow: counter => `Manage window ${counter}`,
    findQueue: 'Find a service',
    chooseQueue: 'Choose a service',
    cancelStep: 'Back',
    windowTitle: counter => `Window ${counter}`,
    openWindow: 'Open the window',
    opened: counter => `Window ${counter} is open`,
    pauseWindow: 'Put the window on a break',
    paused: counter => `Window ${counter} is on a break`,
    closeWindow: 'Close the window',
    closed: counter => `Window ${counter} is closed`,
    forceClose: 'Close anyway',
    forceCalled: number =>
      `${number} has been called to the window. If you close it, the visitor returns to their place in the queue.`,
    forceServing: number =>
      `${number} is being served here. If you close the window, the visitor is counted as served, and the service time is left out.`,
    keepOpen: 'Keep it open',
    windowQueues: 'Queues of the window',
    saveQueues: 'Save the queues',
    queuesSaved: counter => `The queues of window ${counter} have been saved`,
    queuesWhenOpen: 'The queues can be changed while the window is open.',
    queueMissing: 'Choose at least one queue',
    pausedHint: 'Only the inspector can end the break.',
    whichDay: 'Day',
    today: 'today',
    whatDay: 'Opening hours on this day',
    asUsual: 'As usual',
    openOther: 'Other hours',
    openFrom: 'Opens (hh:mm)',
    openTo: 'Closes (hh:mm)',
    likeHours: "If left empty, the service's own hours apply",
    closedDay: 'Closed',
    noticeText: 'Notice for the hall',
    noticeAll: 'Fill in the notice in all three languages, or leave it empty',
    badTime: 'Enter the time as 09:00',
    timeMissing: 'Enter the opening or closing time',
    save: 'Save',
    daySaved: 'The hours of the day have been saved',
    reopens: 'This day has been ended. Setting other hours will open it again.',
    endTitle: 'End the day',
    endTells: people =>
      people === 1
        ? '1 person has not been served yet, and will not be served today.'
        : `${people} people have not been served yet, and will not be served today.`,
    endEmpty: 'Nobody is waiting.',
    endDoes:
      'Windows will close, visitors being served will be counted as served, and no more tickets will be issued.',
    endCanBeUndone: 'If this is a mistake, you can open the day again today.',
    endNow: people => `End the day (not served: ${people})`,
    ended: 'The working day has been ended',
    alreadyEnded: 'This day has already been ended or has not started yet.',
    reopenTitle: 'Open the day again?',
    reopenTells: people =>
      people === 1
        ? '1 person who was not served returns to their place in the queue.'
        : `${people} people who were not served return to their places in the queue.`,
    reopenEmpty: 'Nobody was left unserved.',
    reopenDoes:
      'Kiosks will issue tickets again. Inspectors open their windows themselves. Visitors who were being served when the day ended remain counted as served.',
    reopenNow: 'Open the day again',
    reopened: 'The working day is open again',
    returnTitle: 'Return those not served to the queue?',
    returnNow: people => `Return (${people})`,
    issueWhy: 'Issue a ticket to a visitor who cannot use the kiosk.',
    issueQueue: 'For which service?',
    issueLanguage: 'In which language should the visitor be called?',
    issueNow: 'Issue the ticket',
    issuedNumber: "The visitor's number",
    issueAnother: 'Issue another ticket',
  },
}
