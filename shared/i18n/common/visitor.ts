import type { Messages } from './messages.ts'

/** Words that visitors and staff share. They have their own file because a kiosk loads no other common words. */
export interface VisitorMessages {
  product: string
  back: string
  toStart: string
  search: string
  /** For halls: the network blocks WebSockets, so updates are late. */
  slow: string
  peopleBefore: (n: number) => string
  nobodyBefore: string
  likelyWait: (from: number, to: number) => string
  waitNotKnown: string
  outOfTurn: string
  entitlementQuestion: string
  noEntitlement: string
  bringProof: string
  beingPrinted: string
  /** The whole centre has a break. @param clock the time when it ends */
  hallBreak: (clock: string) => string
}

export const visitor: Messages<VisitorMessages> = {
  kk: {
    back: 'Артқа',
    product: 'Электрондық кезек',
    search: 'Іздеу',
    toStart: 'Басына қайту',
    slow: 'Байланыс баяу',
    likelyWait: (from, to) => `Күту уақыты: шамамен ${from}–${to} минут`,
    nobodyBefore: 'Алдыңызда ешкім жоқ',
    peopleBefore: n => `Алдыңызда ${n} адам бар`,
    waitNotKnown: 'Күту уақыты әзірге белгісіз',
    bringProof: 'Растайтын құжатты терезеде көрсетіңіз',
    entitlementQuestion: 'Кезектен тыс қызмет алуға құқығыңыз бар ма?',
    noEntitlement: 'Жоқ, жалпы кезекпен',
    outOfTurn: 'Кезектен тыс',
    beingPrinted: 'Талон басып шығарылуда',
    hallBreak: clock => `Үзіліс. Қабылдау жалғасады: ${clock}`,
  },
  ru: {
    back: 'Назад',
    product: 'Электронная очередь',
    search: 'Поиск',
    toStart: 'В начало',
    slow: 'Медленная связь',
    likelyWait: (from, to) => `Ожидание: примерно ${from}–${to} минут`,
    nobodyBefore: 'Перед вами никого нет',
    peopleBefore: n => `Перед вами: ${n} чел.`,
    waitNotKnown: 'Время ожидания пока неизвестно',
    bringProof: 'Покажите подтверждающий документ в окне',
    entitlementQuestion: 'Есть ли у вас право на обслуживание вне очереди?',
    noEntitlement: 'Нет, общая очередь',
    outOfTurn: 'Вне очереди',
    beingPrinted: 'Талон печатается',
    hallBreak: clock => `Перерыв до ${clock}`,
  },
  en: {
    back: 'Back',
    product: 'Electronic queue',
    search: 'Search',
    toStart: 'Start again',
    slow: 'Slow connection',
    likelyWait: (from, to) => `Likely wait: ${from} to ${to} minutes`,
    nobodyBefore: 'Nobody is ahead of you',
    peopleBefore: n => `People ahead of you: ${n}`,
    waitNotKnown: 'Likely wait not known yet',
    bringProof: 'Show your proof at the window',
    entitlementQuestion: 'Are you entitled to be served out of turn?',
    noEntitlement: 'No, the ordinary queue',
    outOfTurn: 'Out of turn',
    beingPrinted: 'Printing the ticket',
    hallBreak: clock => `On a break until ${clock}`,
  },
}
