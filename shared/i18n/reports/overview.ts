import type { Messages } from '../common/messages.ts'
import { formatNumber, plural } from '../common/numbers.ts'

/** The first section of the reports: figures and charts. */
export interface ReportsOverviewMessages {
  figures: string
  charts: string
  visitors: string
  visitorsHint: string
  served: string
  missed: string
  unserved: string
  unservedHint: string
  cancelled: string
  within: string
  /** Indicator 1.2 of the order. */
  withinHint: (within: number, counted: number) => string
  withinNone: string
  medianWait: string
  medianHint: string
  p90: string
  p90Hint: string
  medianService: string
  serviceHint: string
  /** Nothing of the kind was measured. */
  none: string
  untrusted: (n: number) => string

  trend: Readonly<Record<'day' | 'week', string>>
  day: string
  week: string
  /** In a chart's legend, where a column has little room. */
  shortP90: string
  shortWithin: string
  heatVisitors: string
  heatWaits: string
  weekday: string
  hour: string
  distribution: string
  minutes: string
  waits: string
  minutesOf: (from: number, to: number | null) => string
  target: (minutes: number) => string
  reasons: string
  reason: string
  calls: string
}

export const reportsOverview: Messages<ReportsOverviewMessages> = {
  kk: {
    figures: 'Көрсеткіштер',
    charts: 'Диаграммалар',
    visitors: 'Келушілер',
    visitorsHint: 'берілген талондар',
    served: 'Қызмет көрсетілді',
    missed: 'Келмеді',
    unserved: 'Қызмет көрсетілмеді',
    unservedHint: 'күн аяқталғанша',
    cancelled: 'Талоны жойылды',
    within: 'Белгіленген уақытта шақырылды',
    withinHint: (within, counted) =>
      `1.2-көрсеткіш: ${formatNumber('kk', counted)} келушіден ${formatNumber('kk', within)}`,
    withinNone: '1.2-көрсеткіш: есептейтін ешкім жоқ',
    medianWait: 'Күту уақытының медианасы',
    medianHint: 'жартысы бұдан аз күтті',
    p90: 'Он келушіден тоғызының күтуі',
    p90Hint: 'бұдан ұзақ болмады',
    medianService: 'Қабылдау медианасы',
    serviceHint: 'жартысы бұдан тез қабылданды',
    none: 'дерек жоқ',
    untrusted: n =>
      `${formatNumber('kk', n)} уақыт есепке алынбады: олар күн аяқталғанда жабылды немесе сағат кері жылжытылды, сондықтан шын ұзақтығы белгісіз`,
    trend: {
      day: 'Келушілер мен күту уақыты, күндер бойынша',
      week: 'Келушілер мен күту уақыты, апталар бойынша',
    },
    day: 'Күні',
    week: 'Апта',
    shortP90: 'Оннан тоғызының күтуі, мин',
    shortWithin: 'Белгіленген уақытта, %',
    heatVisitors: 'Келушілер, апта күндері мен сағаттар бойынша',
    heatWaits: 'Он келушіден тоғызының күтуі, апта күндері мен сағаттар бойынша, мин',
    weekday: 'Апта күні',
    hour: 'Сағат',
    distribution: 'Қанша уақыт күтті',
    minutes: 'Күту, мин',
    waits: 'Келушілер саны',
    minutesOf: (from, to) => (to === null ? `${from} және одан көп` : `${from}–${to}`),
    target: minutes => `белгіленген уақыт: ${minutes} мин`,
    reasons: 'Шақыру себептері',
    reason: 'Себебі',
    calls: 'Шақырулар',
  },
  ru: {
    figures: 'Показатели',
    charts: 'Диаграммы',
    visitors: 'Посетители',
    visitorsHint: 'выдано талонов',
    served: 'Обслужены',
    missed: 'Не подошли',
    unserved: 'Не обслужены',
    unservedHint: 'до конца дня',
    cancelled: 'Талоны отменены',
    within: 'Вызваны в пределах норматива',
    withinHint: (within, counted) =>
      `показатель 1.2: ${formatNumber('ru', within)} из ${formatNumber('ru', counted)}`,
    withinNone: 'показатель 1.2: считать некого',
    medianWait: 'Медиана ожидания',
    medianHint: 'половина ждала меньше',
    p90: 'Ожидание девяти из десяти',
    p90Hint: 'не дольше этого',
    medianService: 'Медиана приёма',
    serviceHint: 'половину приняли быстрее',
    none: 'нет данных',
    untrusted: n =>
      `${formatNumber('ru', n)} ${plural('ru', n, {
        one: 'промежуток времени не учтён: его',
        few: 'промежутка времени не учтены: их',
        many: 'промежутков времени не учтены: их',
      })} закрыл конец дня, или часы были переведены назад, и настоящая длительность неизвестна`,
    trend: { day: 'Посетители и ожидание по дням', week: 'Посетители и ожидание по неделям' },
    day: 'День',
    week: 'Неделя',
    shortP90: 'Ожидание девяти из десяти, мин',
    shortWithin: 'В пределах норматива, %',
    heatVisitors: 'Посетители по дням недели и часам',
    heatWaits: 'Ожидание девяти из десяти по дням недели и часам, мин',
    weekday: 'День недели',
    hour: 'Час',
    distribution: 'Сколько ждали',
    minutes: 'Ожидание, мин',
    waits: 'Число посетителей',
    minutesOf: (from, to) => (to === null ? `${from} и больше` : `${from}–${to}`),
    target: minutes => `норматив ${minutes} мин`,
    reasons: 'Почему вызывали',
    reason: 'Причина',
    calls: 'Вызовы',
  },
  en: {
    figures: 'Figures',
    charts: 'Charts',
    visitors: 'Visitors',
    visitorsHint: 'tickets given',
    served: 'Served',
    missed: 'Did not come',
    unserved: 'Not served',
    unservedHint: "by the day's end",
    cancelled: 'Cancelled',
    within: 'Called within the target',
    withinHint: (within, counted) =>
      `indicator 1.2: ${formatNumber('en', within)} of ${formatNumber('en', counted)}`,
    withinNone: 'indicator 1.2: nobody to count',
    medianWait: 'Median wait',
    medianHint: 'half waited less',
    p90: 'Wait of nine in ten',
    p90Hint: 'no longer than this',
    medianService: 'Median service',
    serviceHint: 'half were served faster',
    none: 'no data',
    untrusted: n =>
      `${formatNumber('en', n)} ${plural('en', n, {
        one: 'time is left out: the day’s end closed it',
        many: 'times are left out: the day’s end closed them',
      })}, or the clock was set back, and nobody knows how long it really took`,
    trend: { day: 'Visitors and waits, day by day', week: 'Visitors and waits, week by week' },
    day: 'Day',
    week: 'Week',
    shortP90: 'Wait of nine in ten, min',
    shortWithin: 'Within the target, %',
    heatVisitors: 'Visitors by weekday and hour',
    heatWaits: 'Wait of nine in ten by weekday and hour, min',
    weekday: 'Weekday',
    hour: 'Hour',
    distribution: 'How long people waited',
    minutes: 'Wait, min',
    waits: 'Number of visitors',
    minutesOf: (from, to) => (to === null ? `${from} and more` : `${from}–${to}`),
    target: minutes => `target ${minutes} min`,
    reasons: 'Why tickets were called',
    reason: 'Reason',
    calls: 'Calls',
  },
}
