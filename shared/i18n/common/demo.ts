import type { Messages } from './messages.ts'

/** The banner over every screen of the demonstration. */
export interface DemoMessages {
  demonstration: string
  notForVisitors: string
}

export const demo: Messages<DemoMessages> = {
  kk: { demonstration: 'Демонстрациялық нұсқа', notForVisitors: 'Келушілерге арналмаған' },
  ru: { demonstration: 'Демонстрация', notForVisitors: 'Не для посетителей' },
  en: { demonstration: 'Demonstration', notForVisitors: 'Not for visitors' },
}
