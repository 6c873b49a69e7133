import type { Messages } from '../common/messages.ts'

/** Words of the search over all settings. */
export interface SearchMessages {
  label: string
  hint: string
  results: string
  found: (count: number) => string
  none: string
}

export const searchOffice: Messages<SearchMessages> = {
  kk: {
    label: 'Баптауды іздеу',
    hint: 'Мысалы, күту нормативі',
    results: 'Табылған баптаулар',
    found: count => `Табылған баптаулар саны: ${count}`,
    none: 'Мұндай баптау табылмады',
  },
  ru: {
    label: 'Поиск настройки',
    hint: 'Например, норматив ожидания',
    results: 'Найденные настройки',
    found: count => `Найдено настроек: ${count}`,
    none: 'Такой настройки нет',
  },
  en: {
    label: 'Find a setting',
    hint: 'For example, wait target',
    results: 'Settings found',
    found: count => `Settings found: ${count}`,
    none: 'There is no such setting',
  },
}
