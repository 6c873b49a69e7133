import type { Messages } from './messages.ts'
import { formatNumber, plural } from './numbers.ts'

/** A day's summary in short sentences, on the page of reports and, the next morning, on the manager's screen. */
export interface DaySummaryMessages {
  title: (date: string) => string
  visitors: (n: number) => string
  served: (n: number) => string
  missed: (n: number) => string
  unserved: (n: number) => string
  cancelled: (n: number) => string
  p90: (time: string) => string
  within: (share: string) => string
  busiest: (from: string, to: string, n: number) => string
  slowest: (service: string, time: string) => string
  chosen: (n: number) => string
  more: string
  hide: string
}

const count = (n: number) => formatNumber('ru', n)

export const daySummary: Messages<DaySummaryMessages> = {
  kk: {
    title: date => `Алдыңғы жұмыс күні, ${date}`,
    visitors: n => `келушілер: ${formatNumber('kk', n)}`,
    served: n => `қызмет алғандар: ${formatNumber('kk', n)}`,
    missed: n => `келмегендер: ${formatNumber('kk', n)}`,
    unserved: n => `қызмет алмай қалғандар: ${formatNumber('kk', n)}`,
    cancelled: n => `талонының күші жойылғандар: ${formatNumber('kk', n)}`,
    p90: time => `келушілердің 90%-ы бұдан ұзақ күтпеді: ${time}`,
    within: share => `норматив шегінде шақырылғандар: ${share}`,
    busiest: (from, to, n) => `ең көп келген уақыт: ${from}–${to}, ${formatNumber('kk', n)} адам`,
    slowest: (service, time) => `ең ұзақ күткізген қызмет: «${service}», ${time}`,
    chosen: n => `инспектордың таңдауымен шақырылғандар: ${formatNumber('kk', n)}`,
    more: 'Толығырақ',
    hide: 'Жасыру',
  },
  ru: {
    title: date => `Предыдущий рабочий день, ${date}`,
    visitors: n =>
      `${count(n)} ${plural('ru', n, { one: 'посетитель', few: 'посетителя', many: 'посетителей' })}`,
    served: n => `${plural('ru', n, { one: 'обслужен', many: 'обслужено' })} ${count(n)}`,
    missed: n => `не ${plural('ru', n, { one: 'подошёл', few: 'подошли', many: 'подошло' })} ${count(n)}`,
    unserved: n =>
      `не ${plural('ru', n, { one: 'обслужен', few: 'обслужены', many: 'обслужено' })} ${count(n)}`,
    cancelled: n =>
      `${plural('ru', n, { one: 'отменён', few: 'отменены', many: 'отменено' })} ${count(n)} ${plural('ru', n, { one: 'талон', few: 'талона', many: 'талонов' })}`,
    p90: time => `90\u00a0% ждали не дольше ${time}`,
    within: share => `в пределах норматива вызвано ${share}`,
    busiest: (from, to, n) => `больше всего людей с ${from} до ${to}: ${count(n)}`,
    slowest: (service, time) => `дольше всего ждали услугу «${service}»: ${time}`,
    chosen: n =>
      `${count(n)} ${plural('ru', n, { one: 'вызов', few: 'вызова', many: 'вызовов' })} по выбору инспектора`,
    more: 'Подробнее',
    hide: 'Скрыть',
  },
  en: {
    title: date => `Previous working day, ${date}`,
    visitors: n => `${formatNumber('en', n)} ${plural('en', n, { one: 'visitor', many: 'visitors' })}`,
    served: n => `${formatNumber('en', n)} served`,
    missed: n => `${formatNumber('en', n)} did not come`,
    unserved: n => `${formatNumber('en', n)} not served`,
    cancelled: n =>
      `${formatNumber('en', n)} ${plural('en', n, { one: 'ticket', many: 'tickets' })} cancelled`,
    p90: time => `90% waited less than ${time}`,
    within: share => `${share} called within the target`,
    busiest: (from, to, n) =>
      `busiest from ${from} to ${to}: ${formatNumber('en', n)} ${plural('en', n, { one: 'visitor', many: 'visitors' })}`,
    slowest: (service, time) => `the longest waits were for “${service}”: ${time}`,
    chosen: n =>
      `${formatNumber('en', n)} ${plural('en', n, { one: 'call', many: 'calls' })} chosen by an inspector`,
    more: 'More',
    hide: 'Hide',
  },
}
