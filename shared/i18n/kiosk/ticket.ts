import type { Messages } from '../common/messages.ts'

/** Words that only paper tickets use; others come from the screens' messages. */
export interface TicketMessages {
  yourNumber: string
  /** Tells how the visitor learns of the call. */
  watchScreen: string
  /** Tells where in the hall to wait. */
  places: (titles: string) => string
  /** Explains what a number means. */
  legend: string
}

/** Heading of a reprinted ticket, in all languages, so that the visitor knows that it is a copy. */
export const copyWord = 'көшірме / копия / copy'

export const ticketWords: Messages<TicketMessages> = {
  kk: {
    yourNumber: 'Сіздің нөміріңіз',
    watchScreen: 'Нөміріңіз таблода көрсетіліп, дауыспен хабарланады',
    places: titles => `Терезелер орналасқан жер: ${titles}`,
    legend:
      'Әріп – қызметтер тобы, сандар – осы топта бүгін берілген талонның реттік нөмірі. Шақыру нөмір ретіне дәл келмеуі мүмкін: кезектен тыс қызмет алу құқығы мен күту нормативі ескеріледі.',
  },
  ru: {
    yourNumber: 'Ваш номер',
    watchScreen: 'Ваш номер появится на табло и будет объявлен голосом',
    places: titles => `Где находятся окна: ${titles}`,
    legend:
      'Буква – группа услуг, цифры – порядок выдачи в этой группе сегодня. Вызывают не строго по номерам: учитываются право на обслуживание вне очереди и нормативы ожидания.',
  },
  en: {
    yourNumber: 'Your number',
    watchScreen: 'Your number will be shown on the hall screen and announced',
    places: titles => `Where the windows are: ${titles}`,
    legend:
      'The letter is the group of services; the digits show the order in which tickets of that group were issued today. Tickets are not always called in number order: entitlements to be served out of turn and wait targets count too.',
  },
}
