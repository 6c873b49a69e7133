import type { Messages } from '../common/messages.ts'
import { formatNumber } from '../common/numbers.ts'

/** Words of a report's tables, on the page and in its files. */
export interface ReportTablesMessages {
  titles: Readonly<
    Record<
      | 'total'
      | 'centre'
      | 'service'
      | 'purpose'
      | 'group'
      | 'lane'
      | 'hour'
      | 'weekday'
      | 'counter'
      | 'inspector'
      | 'reasons'
      | 'chosen'
      | 'heat'
      | 'distribution'
      | 'trend',
      string
    >
  >
  /** Heading of each table's first column. */
  heads: Readonly<
    Record<
      | 'centre'
      | 'service'
      | 'purpose'
      | 'group'
      | 'lane'
      | 'hour'
      | 'weekday'
      | 'counter'
      | 'inspector'
      | 'reason'
      | 'word'
      | 'wait'
      | 'from'
      | 'to',
      string
    >
  >
  visitors: string
  calls: string
  served: string
  missed: string
  unserved: string
  cancelled: string
  within: string
  untrusted: string
  waitMean: string
  waitMedian: string
  waitP90: string
  waitP95: string
  waitLongest: string
  serviceMean: string
  serviceMedian: string
  serviceP90: string
  serviceP95: string
  serviceLongest: string
  waits: string
  share: string
  /** Share of waits that were at most this long. */
  upTo: string
  lanes: Readonly<Record<'first' | 'ordinary', string>>
  weekdays: readonly string[]
  counter: (id: string) => string
  counterOf: (id: string, centre: string) => string
  /** Minutes; `to` null: no upper limit. */
  minutes: (from: number, to: number | null) => string
  all: string
  noWord: string
  /** Words of tables of single tickets in files. */
  tickets: string
  ticket: Readonly<
    Record<
      | 'number'
      | 'day'
      | 'issued'
      | 'called'
      | 'started'
      | 'ended'
      | 'waited'
      | 'took'
      | 'isWithin'
      | 'state'
      | 'isTrusted',
      string
    >
  >
  yes: string
  no: string
  /** The monthly sheet. */
  month: (month: string, year: number) => string
  months: readonly string[]
  /** Before the share where an indicator of the catalogue counts these waits. */
  indicator: (id: string) => string
  shareWithin: (share: string, within: number, counted: number) => string
  visitorsByDay: string
  page: (n: number, of: number) => string
  made: (when: string) => string
  untrustedNote: (n: number) => string
}

const kkWeekdays = ['дүйсенбі', 'сейсенбі', 'сәрсенбі', 'бейсенбі', 'жұма', 'сенбі', 'жексенбі']
const ruWeekdays = ['понедельник', 'вторник', 'среда', 'четверг', 'пятница', 'суббота', 'воскресенье']
const enWeekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']

export const reportTables: Messages<ReportTablesMessages> = {
  kk: {
    titles: {
      total: 'Жиыны',
      centre: 'Орталықтар бойынша',
      service: 'Қызметтер бойынша',
      purpose: 'Келу мақсаты бойынша',
      group: 'Топтар бойынша',
      lane: 'Кезектен тыс және жалпы кезекпен',
      hour: 'Сағаттар бойынша',
      weekday: 'Апта күндері бойынша',
      counter: 'Терезелер бойынша',
      inspector: 'Инспекторлар бойынша',
      reasons: 'Шақыру себептері',
      chosen: 'Инспектордың таңдауымен шақырулар',
      heat: 'Апта күні мен сағат бойынша',
      distribution: 'Күту ұзақтығы бойынша',
      trend: 'Уақыт бойынша өзгерісі',
    },
    heads: {
      centre: 'Орталық',
      service: 'Қызмет',
      purpose: 'Мақсаты',
      group: 'Топ',
      lane: 'Кезегі',
      hour: 'Сағат',
      weekday: 'Апта күні',
      counter: 'Терезе',
      inspector: 'Инспектор',
      reason: 'Себебі',
      word: 'Көрсетілген себеп',
      wait: 'Күтуі, мин',
      from: 'Басы',
      to: 'Соңы',
    },
    visitors: 'Келушілер',
    calls: 'Шақырулар',
    served: 'Қызмет алғандар',
    missed: 'Келмегендер',
    unserved: 'Қызмет алмай қалғандар',
    cancelled: 'Талонының күші жойылғандар',
    within: 'Норматив шегінде',
    untrusted: 'Есепке алынбаған өлшемдер',
    waitMean: 'Күту: орташа',
    waitMedian: 'Күту: медиана',
    waitP90: 'Күту: 90 пайызы осыдан аспайды',
    waitP95: 'Күту: 95 пайызы осыдан аспайды',
    waitLongest: 'Күту: ең ұзағы',
    serviceMean: 'Қабылдау: орташа',
    serviceMedian: 'Қабылдау: медиана',
    serviceP90: 'Қабылдау: 90 пайызы осыдан аспайды',
    serviceP95: 'Қабылдау: 95 пайызы осыдан аспайды',
    serviceLongest: 'Қабылдау: ең ұзағы',
    waits: 'Келушілер',
    share: 'Үлесі',
    upTo: 'Бұдан ұзақ күтпегендер',
    lanes: { first: 'Кезектен тыс', ordinary: 'Жалпы кезек' },
    weekdays: kkWeekdays,
    counter: id => `${id}-терезе`,
    counterOf: (id, centre) => `${centre}, ${id}-терезе`,
    minutes: (from, to) => (to === null ? `${from} және одан көп` : `${from}–${to}`),
    all: 'Барлығы',
    noWord: 'себебі көрсетілмеген',
    tickets: 'Талондар',
    ticket: {
      number: 'Талон',
      day: 'Күні',
      issued: 'Берілді',
      called: 'Шақырылды',
      started: 'Қабылдау басталды',
      ended: 'Аяқталды',
      waited: 'Күту',
      took: 'Қабылдау',
      isWithin: 'Норматив шегінде',
      state: 'Күйі',
      isTrusted: 'Уақыты дәл',
    },
    yes: 'иә',
    no: 'жоқ',
    month: (month, year) => `${year} жылғы ${month}`,
    months: [
      ...['қаңтар', 'ақпан', 'наурыз', 'сәуір', 'мамыр', 'маусым'],
      ...['шілде', 'тамыз', 'қыркүйек', 'қазан', 'қараша', 'желтоқсан'],
    ],
    indicator: id => `${id}-көрсеткіш`,
    shareWithin: (share, within, counted) =>
      `Норматив шегінде шақырылған келушілердің үлесі – ${share} (${formatNumber('kk', counted)} келушіден ${formatNumber('kk', within)})`,
    visitorsByDay: 'Күндер бойынша келушілер саны және олардың 90%-ы күткен уақыт',
    page: (n, of) => `${n}/${of}-бет`,
    made: when => `Жасалған уақыты: ${when}`,
    untrustedNote: n => `Шын ұзақтығы белгісіз ${formatNumber('kk', n)} өлшем есепке алынбады.`,
  },
  ru: {
    titles: {
      total: 'Итого',
      centre: 'По центрам',
      service: 'По услугам',
      purpose: 'По цели визита',
      group: 'По группам',
      lane: 'Вне очереди и в общей очереди',
      hour: 'По часам',
      weekday: 'По дням недели',
      counter: 'По окнам',
      inspector: 'По инспекторам',
      reasons: 'Причины вызовов',
      chosen: 'Вызовы по выбору инспектора',
      heat: 'По дням недели и часам',
      distribution: 'По длительности ожидания',
      trend: 'Динамика',
    },
    heads: {
      centre: 'Центр',
      service: 'Услуга',
      purpose: 'Цель',
      group: 'Группа',
      lane: 'Очередь',
      hour: 'Час',
      weekday: 'День недели',
      counter: 'Окно',
      inspector: 'Инспектор',
      reason: 'Причина',
      word: 'Указанная причина',
      wait: 'Ожидание, мин',
      from: 'С',
      to: 'По',
    },
    visitors: 'Посетители',
    calls: 'Вызовы',
    served: 'Обслужены',
    missed: 'Не подошли',
    unserved: 'Не обслужены',
    cancelled: 'Талоны отменены',
    within: 'В пределах норматива',
    untrusted: 'Не учтено замеров времени',
    waitMean: 'Ожидание: среднее',
    waitMedian: 'Ожидание: медиана',
    waitP90: 'Ожидание: 90 % не дольше',
    waitP95: 'Ожидание: 95 % не дольше',
    waitLongest: 'Ожидание: наибольшее',
    serviceMean: 'Приём: среднее',
    serviceMedian: 'Приём: медиана',
    serviceP90: 'Приём: 90 % не дольше',
    serviceP95: 'Приём: 95 % не дольше',
    serviceLongest: 'Приём: наибольшее',
    waits: 'Посетители',
    share: 'Доля',
    upTo: 'Ждали не дольше',
    lanes: { first: 'Вне очереди', ordinary: 'Общая очередь' },
    weekdays: ruWeekdays,
    counter: id => `окно ${id}`,
    counterOf: (id, centre) => `${centre}, окно ${id}`,
    minutes: (from, to) => (to === null ? `${from} и дольше` : `${from}–${to}`),
    all: 'Всего',
    noWord: 'причина не указана',
    tickets: 'Талоны',
    ticket: {
      number: 'Талон',
      day: 'День',
      issued: 'Выдан',
      called: 'Вызван',
      started: 'Приём начат',
      ended: 'Завершён',
      waited: 'Ожидание',
      took: 'Приём',
      isWithin: 'В пределах норматива',
      state: 'Состояние',
      isTrusted: 'Время достоверно',
    },
    yes: 'да',
    no: 'нет',
    month: (month, year) => `${month} ${year} года`,
    months: [
      ...['январь', 'февраль', 'март', 'апрель', 'май', 'июнь'],
      ...['июль', 'август', 'сентябрь', 'октябрь', 'ноябрь', 'декабрь'],
    ],
    indicator: id => `Показатель ${id}`,
    shareWithin: (share, within, counted) =>
      `Доля посетителей, вызванных в пределах норматива, – ${share} (${formatNumber('ru', within)} из ${formatNumber('ru', counted)})`,
    visitorsByDay: 'Посетители по дням и время, дольше которого 90 % из них не ждали',
    page: (n, of) => `Страница ${n} из ${of}`,
    made: when => `Составлено: ${when}`,
    untrustedNote: n =>
      `Не учтено замеров времени, истинная длительность которых неизвестна: ${formatNumber('ru', n)}.`,
  },
  en: {
    titles: {
      total: 'Total',
      centre: 'By centre',
      service: 'By service',
      purpose: 'By purpose',
      group: 'By group',
      lane: 'Out of turn and ordinary queue',
      hour: 'By hour',
      weekday: 'By weekday',
      counter: 'By window',
      inspector: 'By inspector',
      reasons: 'Reasons for calls',
      chosen: 'Calls chosen by the inspector',
      heat: 'By weekday and hour',
      distribution: 'By length of wait',
      trend: 'Over time',
    },
    heads: {
      centre: 'Centre',
      service: 'Service',
      purpose: 'Purpose',
      group: 'Group',
      lane: 'Queue',
      hour: 'Hour',
      weekday: 'Weekday',
      counter: 'Window',
      inspector: 'Inspector',
      reason: 'Reason',
      word: 'Reason given',
      wait: 'Wait, min',
      from: 'From',
      to: 'To',
    },
    visitors: 'Visitors',
    calls: 'Calls',
    served: 'Served',
    missed: 'Did not come',
    unserved: 'Not served',
    cancelled: 'Ticket cancelled',
    within: 'Within target',
    untrusted: 'Measurements left out',
    waitMean: 'Wait: average',
    waitMedian: 'Wait: median',
    waitP90: 'Wait: 90% less than',
    waitP95: 'Wait: 95% less than',
    waitLongest: 'Wait: longest',
    serviceMean: 'Service: average',
    serviceMedian: 'Service: median',
    serviceP90: 'Service: 90% less than',
    serviceP95: 'Service: 95% less than',
    serviceLongest: 'Service: longest',
    waits: 'Visitors',
    share: 'Share',
    upTo: 'Waited no longer than this',
    lanes: { first: 'Out of turn', ordinary: 'Ordinary queue' },
    weekdays: enWeekdays,
    counter: id => `window ${id}`,
    counterOf: (id, centre) => `${centre}, window ${id}`,
    minutes: (from, to) => (to === null ? `${from} or more` : `${from}–${to}`),
    all: 'All',
    noWord: 'no reason given',
    tickets: 'Tickets',
    ticket: {
      number: 'Ticket',
      day: 'Day',
      issued: 'Issued',
      called: 'Called',
      started: 'Service started',
      ended: 'Ended',
      waited: 'Wait',
      took: 'Service',
      isWithin: 'Within target',
      state: 'State',
      isTrusted: 'Times reliable',
    },
    yes: 'yes',
    no: 'no',
    month: (month, year) => `${month} ${year}`,
    months: [
      ...['January', 'February', 'March', 'April', 'May', 'June'],
      ...['July', 'August', 'September', 'October', 'November', 'December'],
    ],
    indicator: id => `Indicator ${id}`,
    shareWithin: (share, within, counted) =>
      `${share} of visitors were called within target (${formatNumber('en', within)} of ${formatNumber('en', counted)})`,
    visitorsByDay: 'Visitors by day, and the time that 90% waited less than',
    page: (n, of) => `Page ${n} of ${of}`,
    made: when => `Created: ${when}`,
    untrustedNote: n =>
      `Measurements left out because their true length is not known: ${formatNumber('en', n)}.`,
  },
}
