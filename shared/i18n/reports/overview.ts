import type { Messages } from '../common/messages.ts'
import { formatNumber, plural } from '../common/numbers.ts'

/** Words of the reports' first section, with figures and charts. */
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
  /** Before the hint where an indicator of the catalogue counts these waits. */
  indicator: (id: string) => string
  withinHint: (within: number, counted: number) => string
  withinNone: string
  medianWait: string
  medianHint: string
  p90: string
  p90Hint: string
  medianService: string
  serviceHint: string
  /** No measurement exists. */
  none: string
  untrusted: (n: number) => string

  trend: Readonly<Record<'day' | 'week', string>>
  day: string
  week: string
  /** Short words for a chart's legend. */
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
    served: 'Қызмет алғандар',
    missed: 'Келмегендер',
    unserved: 'Қызмет алмай қалғандар',
    unservedHint: 'күн аяқталғанша',
    cancelled: 'Талонының күші жойылғандар',
    within: 'Норматив шегінде шақырылғандар',
    indicator: id => `${id}-көрсеткіш`,
    withinHint: (within, counted) => `${formatNumber('kk', counted)} келушіден ${formatNumber('kk', within)}`,
    withinNone: 'дерек жоқ',
    medianWait: 'Күту уақытының медианасы',
    medianHint: 'жартысы бұдан аз күтті',
    p90: 'Келушілердің 90%-ы күткен уақыт',
    p90Hint: 'бұдан аспайды',
    medianService: 'Қабылдау медианасы',
    serviceHint: 'жартысы бұдан тез қабылданды',
    none: 'дерек жоқ',
    untrusted: n =>
      `${formatNumber('kk', n)} өлшем есепке алынбады: олар күн соңына дейін аяқталмаған немесе сағат кері жылжытылған, сондықтан шын ұзақтығы белгісіз`,
    trend: {
      day: 'Келушілер мен күту уақыты, күндер бойынша',
      week: 'Келушілер мен күту уақыты, апталар бойынша',
    },
    day: 'Күні',
    week: 'Апта',
    shortP90: '90%-ы күткен уақыт, мин',
    shortWithin: 'Норматив шегінде, %',
    heatVisitors: 'Келушілер, апта күндері мен сағаттар бойынша',
    heatWaits: 'Келушілердің 90%-ы күткен уақыт, апта күндері мен сағаттар бойынша, мин',
    weekday: 'Апта күні',
    hour: 'Сағат',
    distribution: 'Қанша уақыт күтті',
    minutes: 'Күту, мин',
    waits: 'Келушілер саны',
    minutesOf: (from, to) => (to === null ? `${from} және одан көп` : `${from}–${to}`),
    target: minutes => `күту нормативі: ${minutes} мин`,
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
    indicator: id => `показатель ${id}`,
    withinHint: (within, counted) => `${formatNumber('ru', within)} из ${formatNumber('ru', counted)}`,
    withinNone: 'нет данных',
    medianWait: 'Медиана ожидания',
    medianHint: 'половина ждала меньше',
    p90: '90 % ждали не дольше',
    p90Hint: 'каждый десятый ждал дольше',
    medianService: 'Медиана приёма',
    serviceHint: 'половину приняли быстрее',
    none: 'нет данных',
    untrusted: n =>
      `${formatNumber('ru', n)} ${plural('ru', n, {
        one: 'замер времени не учтён: он не завершён',
        few: 'замера времени не учтены: они не завершены',
        many: 'замеров времени не учтены: они не завершены',
      })} до конца дня, или часы переводились назад; настоящая длительность неизвестна`,
    trend: { day: 'Посетители и ожидание по дням', week: 'Посетители и ожидание по неделям' },
    day: 'День',
    week: 'Неделя',
    shortP90: '90 % ждали не дольше, мин',
    shortWithin: 'В пределах норматива, %',
    heatVisitors: 'Посетители по дням недели и часам',
    heatWaits: 'Время, дольше которого 90 % не ждали, по дням недели и часам, мин',
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
    visitorsHint: 'tickets issued',
    served: 'Served',
    missed: 'Did not come',
    unserved: 'Not served',
    unservedHint: 'by the end of the day',
    cancelled: 'Ticket cancelled',
    within: 'Called within target',
    indicator: id => `indicator ${id}`,
    withinHint: (within, counted) => `${formatNumber('en', within)} of ${formatNumber('en', counted)}`,
    withinNone: 'no data',
    medianWait: 'Median wait',
    medianHint: 'half waited less',
    p90: '90% waited less than',
    p90Hint: 'one in ten waited longer',
    medianService: 'Median service',
    serviceHint: 'half were served faster',
    none: 'no data',
    untrusted: n =>
      `${formatNumber('en', n)} ${plural('en', n, {
        one: 'measurement is left out: it was',
        many: 'measurements are left out: they were',
      })} not finished by the end of the day, or the clock was set back; the true length is not known`,
    trend: { day: 'Visitors and waits by day', week: 'Visitors and waits by week' },
    day: 'Day',
    week: 'Week',
    shortP90: '90% waited less than, min',
    shortWithin: 'Within target, %',
    heatVisitors: 'Visitors by weekday and hour',
    heatWaits: 'Time that 90% waited less than, by weekday and hour, min',
    weekday: 'Weekday',
    hour: 'Hour',
    distribution: 'How long people waited',
    minutes: 'Wait, min',
    waits: 'Number of visitors',
    minutesOf: (from, to) => (to === null ? `${from} or more` : `${from}–${to}`),
    target: minutes => `target ${minutes} min`,
    reasons: 'Why tickets were called',
    reason: 'Reason',
    calls: 'Calls',
  },
}
