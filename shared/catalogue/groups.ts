import type { LocalizedText } from '../domain/settings.ts'

/** Letters of ticket numbers. They look the same in Cyrillic and Latin, so that nobody misreads them. */
export const groupLetters = ['A', 'B', 'C', 'E', 'H', 'K'] as const
export type GroupLetter = (typeof groupLetters)[number]

/** Letter of all collection queues, whatever the group of the service. */
export const collectionLetter = 'K' satisfies GroupLetter

export interface Group {
  letter: GroupLetter
  title: LocalizedText
}

/** The groups of services in the order in which a kiosk offers them. */
export const groups: readonly Group[] = [
  { letter: 'A', title: { kk: 'Тұрғын үй', ru: 'Жильё', en: 'Housing' } },
  { letter: 'B', title: { kk: 'Отбасы және балалар', ru: 'Семья и дети', en: 'Family and children' } },
  { letter: 'C', title: { kk: 'Балалардың мүлкі', ru: 'Имущество детей', en: "Children's property" } },
  { letter: 'E', title: { kk: 'Әлеуметтік көмек', ru: 'Социальная помощь', en: 'Social support' } },
  {
    letter: 'H',
    title: { kk: 'Жер, шаруашылық, БАҚ', ru: 'Земля, хозяйство, СМИ', en: 'Land, economy, media' },
  },
  { letter: 'K', title: { kk: 'Дайын құжаттар', ru: 'Готовые документы', en: 'Finished documents' } },
]
