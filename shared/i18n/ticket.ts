import type { Messages } from './locale.ts'

/** Words that stand on the paper alone; the others are those of the screens. */
export interface TicketMessages {
  yourNumber: string
  /** How a visitor learns of the call. */
  watchScreen: string
}

export const ticketWords: Messages<TicketMessages> = {
  kk: {
    yourNumber: 'Сіздің нөміріңіз',
    watchScreen: 'Нөміріңіз экранға шығып, хабарланады',
  },
  ru: {
    yourNumber: 'Ваш номер',
    watchScreen: 'Ваш номер появится на табло и будет объявлен',
  },
  en: {
    yourNumber: 'Your number',
    watchScreen: 'Your number will be shown and announced',
  },
}
