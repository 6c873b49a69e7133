import type { Messages } from '../common/messages.ts'
import { plural } from '../common/numbers.ts'

/** Words of the page on which a consultant helps visitors. What it shares with the kiosk, the counter and the board is in their files. */
export interface ConsultantMessages {
  title: string
  language: string

  /** Issuing a ticket. */
  issue: string
  chooseService: string
  /** The service issues no tickets now; `when`: the next time it does, in words. */
  closedUntil: (when: string) => string
  closedNow: string
  printAt: string
  /** Instead of a printer. */
  tellNumber: string
  /** Said beside a new ticket that is not printed. */
  noteNumber: string
  nextVisitor: string

  /** A ticket that was found. */
  whichTicket: string
  lostTicket: string
  nobodyAhead: string
  peopleAhead: (people: number) => string
  calledTo: (counter: string, clock: string) => string
  servedNowAt: (counter: string) => string
  callsLater: string
  missedAt: (counter: string, clock: string) => string
  servedAt: (counter: string) => string
  restoresLeft: (times: number) => string
  noRestoresLeft: string
  issuedAt: (clock: string) => string
  copies: (copies: number) => string

  /** The state of the hall. */
  hall: string
  ticketsIssued: string
  dayEnded: string
  openWindows: string
  queuesWithPeople: string
  trouble: string
  /** Devices that are not connected, by the name under which they were paired. */
  absent: Readonly<Record<'kiosk' | 'print-agent', (name: string) => string>>
  kioskLocked: (kiosk: string) => string
  unprinted: string
  unprintedHint: string
}

export const consultant: Messages<ConsultantMessages> = {
  kk: {
    title: 'Кеңесші',
    language: 'Беттің тілі',
    issue: 'Талон беру',
    chooseService: 'Келуші қандай қызмет алуға келді?',
    closedUntil: when => `Қазір талон берілмейді. Келесі қабылдау: ${when}`,
    closedNow: 'Қазір талон берілмейді',
    printAt: 'Талон қай принтерден шығады?',
    tellNumber: 'Басып шығармай, нөмірін айтамын',
    noteNumber: 'Талон басып шығарылмайды. Нөмірін келушіге айтыңыз немесе жазып беріңіз',
    nextVisitor: 'Келесі келуші',
    whichTicket: 'Қай талон?',
    lostTicket: 'Бұл талон бүгінгі талондардың арасында жоқ',
    nobodyAhead: 'Алдында ешкім жоқ',
    peopleAhead: people => `Алдында ${people} адам бар`,
    calledTo: (counter, clock) => `${counter}-терезеге шақырылды (${clock})`,
    servedNowAt: counter => `${counter}-терезеде қабылдауда`,
    callsLater: 'Кейінге қалдырылды. Инспектор өзі шақырады',
    missedAt: (counter, clock) => `${counter}-терезеге шақырылған (${clock}), келмеді`,
    servedAt: counter => `${counter}-терезеде қызмет көрсетілді`,
    restoresLeft: times => `Кезегін бүгін тағы ${times} рет қалпына келтіруге болады`,
    noRestoresLeft: 'Кезегін бүгін енді қалпына келтіруге болмайды. Жаңа талон беріңіз',
    issuedAt: clock => `Талон ${clock} уақытында берілді`,
    copies: copies => `басып шығарылған көшірмелері: ${copies}`,
    hall: 'Залдың жағдайы',
    ticketsIssued: 'Талон беріліп жатыр',
    dayEnded: 'Күн аяқталды, талон берілмейді',
    openWindows: 'Ашық терезелер',
    queuesWithPeople: 'Адам күтіп тұрған кезектер',
    trouble: 'Құрылғылардағы ақаулар',
    absent: {
      kiosk: name => `«${name}» терминалы байланыста емес`,
      'print-agent': name => `«${name}» басып шығару агенті байланыста емес`,
    },
    kioskLocked: kiosk => `${kiosk}-терминал бұғатталған`,
    unprinted: 'Басып шығарылмаған талондар',
    unprintedHint: 'Келуші нөмірін білмеуі мүмкін: нөмірін айтыңыз немесе көшірмесін басып шығарыңыз',
  },
  ru: {
    title: 'Консультант',
    language: 'Язык страницы',
    issue: 'Выдать талон',
    chooseService: 'За какой услугой пришёл посетитель?',
    closedUntil: when => `Сейчас талоны не выдаются. Следующий приём: ${when}`,
    closedNow: 'Сейчас талоны не выдаются',
    printAt: 'На каком принтере напечатать талон?',
    tellNumber: 'Не печатать, назвать номер',
    noteNumber: 'Талон не будет напечатан. Назовите номер посетителю или запишите его',
    nextVisitor: 'Следующий посетитель',
    whichTicket: 'Какой талон?',
    lostTicket: 'Этого талона нет среди сегодняшних',
    nobodyAhead: 'Впереди никого нет',
    peopleAhead: people => `Впереди: ${people} чел.`,
    calledTo: (counter, clock) => `Вызван к окну ${counter} в ${clock}`,
    servedNowAt: counter => `На приёме в окне ${counter}`,
    callsLater: 'Отложен. Инспектор вызовет сам',
    missedAt: (counter, clock) => `Вызван к окну ${counter} в ${clock}, не подошёл`,
    servedAt: counter => `Обслужен в окне ${counter}`,
    restoresLeft: times =>
      `Сегодня можно восстановить ещё ${times} ${plural('ru', times, { one: 'раз', few: 'раза', many: 'раз' })}`,
    noRestoresLeft: 'Сегодня восстановить больше нельзя. Выдайте новый талон',
    issuedAt: clock => `Талон выдан в ${clock}`,
    copies: copies => `напечатано копий: ${copies}`,
    hall: 'Состояние зала',
    ticketsIssued: 'Талоны выдаются',
    dayEnded: 'День завершён, талоны не выдаются',
    openWindows: 'Открытые окна',
    queuesWithPeople: 'Очереди, в которых ждут',
    trouble: 'Неполадки устройств',
    absent: {
      kiosk: name => `Терминал «${name}» не на связи`,
      'print-agent': name => `Агент печати «${name}» не на связи`,
    },
    kioskLocked: kiosk => `Терминал ${kiosk} заблокирован`,
    unprinted: 'Талоны, которые не напечатались',
    unprintedHint: 'Посетитель может не знать номера: назовите его или напечатайте копию',
  },
  en: {
    title: 'Consultant',
    language: 'Language of this page',
    issue: 'Issue a ticket',
    chooseService: 'Which service has the visitor come for?',
    closedUntil: when => `No tickets are issued now. Next opening: ${when}`,
    closedNow: 'No tickets are issued now',
    printAt: 'Which printer should print the ticket?',
    tellNumber: 'Do not print; I will tell them the number',
    noteNumber: 'The ticket will not be printed. Tell the visitor the number or write it down for them',
    nextVisitor: 'Next visitor',
    whichTicket: 'Which ticket?',
    lostTicket: 'This ticket is not among today’s tickets',
    nobodyAhead: 'Nobody is ahead',
    peopleAhead: people => `People ahead: ${people}`,
    calledTo: (counter, clock) => `Called to window ${counter} at ${clock}`,
    servedNowAt: counter => `Being served at window ${counter}`,
    callsLater: 'Put aside. The inspector will call this visitor',
    missedAt: (counter, clock) => `Called to window ${counter} at ${clock}, did not come`,
    servedAt: counter => `Served at window ${counter}`,
    restoresLeft: times =>
      `Can be restored ${times} more ${plural('en', times, { one: 'time', many: 'times' })} today`,
    noRestoresLeft: 'Cannot be restored any more today. Issue a new ticket',
    issuedAt: clock => `Ticket issued at ${clock}`,
    copies: copies => `copies printed: ${copies}`,
    hall: 'The hall now',
    ticketsIssued: 'Tickets are being issued',
    dayEnded: 'The day has ended; no tickets are issued',
    openWindows: 'Open windows',
    queuesWithPeople: 'Queues with people waiting',
    trouble: 'Trouble with devices',
    absent: {
      kiosk: name => `Kiosk ${name} is not connected`,
      'print-agent': name => `Print agent ${name} is not connected`,
    },
    kioskLocked: kiosk => `Kiosk ${kiosk} is locked`,
    unprinted: 'Tickets that were not printed',
    unprintedHint: 'The visitor may not know the number: tell them, or print a copy',
  },
}
