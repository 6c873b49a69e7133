import type { Messages } from './messages.ts'

/** Words of the page for unknown addresses. */
export interface NotFoundMessages {
  title: string
  advice: string
  /** The link to the start page. */
  start: string
}

export const notFound: Messages<NotFoundMessages> = {
  kk: {
    title: 'Мұндай бет жоқ',
    advice: 'Мекенжайды тексеріңіз немесе басты беттен бастаңыз:',
    start: 'басты бет',
  },
  ru: {
    title: 'Такой страницы нет',
    advice: 'Проверьте адрес или начните с главной страницы:',
    start: 'главная страница',
  },
  en: {
    title: 'This page does not exist',
    advice: 'Check the address or go to the start page:',
    start: 'start page',
  },
}
