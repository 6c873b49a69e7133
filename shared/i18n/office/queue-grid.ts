import type { Messages } from '../common/messages.ts'

/** Words of the grid that chooses queues by group, service and purpose. */
interface QueueGridMessages {
  find: string
  nothingFound: string
  all: string
  /** The name of one box: what it chooses, and for what visitors come. */
  box: (what: string, purpose: string) => string
  group: (letter: string, title: string) => string
  count: (chosen: number, all: number) => string
}

export const queueGridMessages: Messages<QueueGridMessages> = {
  kk: {
    find: 'Қызметті іздеу',
    nothingFound: 'Мұндай қызмет табылмады',
    all: 'Барлық қызметтер',
    box: (what, purpose) => `${what} — ${purpose}`,
    group: (letter, title) => `${letter} · ${title}`,
    count: (chosen, all) => `${all} ішінен ${chosen}`,
  },
  ru: {
    find: 'Найти услугу',
    nothingFound: 'Такой услуги нет',
    all: 'Все услуги',
    box: (what, purpose) => `${what} — ${purpose}`,
    group: (letter, title) => `${letter} · ${title}`,
    count: (chosen, all) => `${chosen} из ${all}`,
  },
  en: {
    find: 'Find a service',
    nothingFound: 'No service was found',
    all: 'All services',
    box: (what, purpose) => `${what} — ${purpose}`,
    group: (letter, title) => `${letter} · ${title}`,
    count: (chosen, all) => `${chosen} of ${all}`,
  },
}
