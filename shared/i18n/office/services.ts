import type { Messages } from '../common/messages.ts'

/** Words of the section about the services that a centre offers. */
export interface ServicesMessages {
  services: string
  hint: string
  show: string
  shown: Readonly<Record<ServiceFilter, string>>
  nothingShown: string

  noWindow: string
  changed: string
  change: string
  look: string
  done: string
  /** A button's words with the service that it is about. */
  named: (service: string, button: string) => string

  officialTitle: string
  kioskTitle: string
  kioskTitleHint: string
  group: string
  groupHint: string
  target: (purpose: string) => string
  noTarget: string
  limit: (purpose: string) => string
  limitHint: string
  /** Where a value of the centre's own hides the catalogue's. */
  byCatalogue: (value: string) => string
  minutes: (n: string) => string
  toDefault: string
  toDefaultNamed: (field: string) => string
  hours: string

  retired: string
  retiredHint: string
}

/** Services that the section shows. */
export const serviceFilters = ['all', 'offered', 'off', 'no-window', 'changed'] as const
export type ServiceFilter = (typeof serviceFilters)[number]

export const servicesMessages: Messages<ServicesMessages> = {
  kk: {
    services: 'Қызметтер',
    hint: 'Орталық қандай қызметтер бойынша талон береді. Белгі алынса, жаңа талон берілмейді, ал кезекте тұрғандар шақырылады',
    show: 'Көрсету',
    shown: {
      all: 'Барлығын',
      offered: 'Талон берілетінін',
      off: 'Өшірулісін',
      'no-window': 'Терезесі жоғын',
      changed: 'Каталогтан өзгешесін',
    },
    nothingShown: 'Мұндай қызмет жоқ',
    noWindow: 'терезе жоқ',
    changed: 'каталогтан өзгеше',
    change: 'Баптау',
    look: 'Көру',
    done: 'Дайын',
    named: (service, button) => `${service}: ${button}`,
    officialTitle: 'Ресми атауы',
    kioskTitle: 'Терминалдағы қысқаша атауы',
    kioskTitleHint: 'Бос қалса, каталогтағы атау көрсетіледі',
    group: 'Тобы және талон әрпі',
    groupHint: 'Жаңа талондардың нөмірі осы әріптен басталады',
    target: purpose => `Күту нормативі, минут: ${purpose}`,
    noTarget: 'Нормативсіз',
    limit: purpose => `Кезектегі адам саны, ең көбі: ${purpose}`,
    limitHint: 'Бос қалса, тек залдың жалпы шегі қолданылады',
    byCatalogue: value => `Каталог бойынша: ${value}`,
    minutes: n => `${n} минут`,
    toDefault: 'Каталогтағыдай',
    toDefaultNamed: field => `${field}: каталогтағыдай`,
    hours: 'Осы қызметтің өз жұмыс уақыты',
    retired: 'Қолданыстан шыққан қызметтер',
    retiredHint: 'Каталогта олар қолданыстан шықты: жаңа талон берілмейді, кезекте тұрғандар шақырылады',
  },
  ru: {
    services: 'Услуги',
    hint: 'По каким услугам центр выдаёт талоны. Если снять отметку, новые талоны не выдаются, а ожидающие будут вызваны',
    show: 'Показать',
    shown: {
      all: 'Все',
      offered: 'По которым выдаются талоны',
      off: 'Отключённые',
      'no-window': 'Без окна',
      changed: 'Отличающиеся от каталога',
    },
    nothingShown: 'Таких услуг нет',
    noWindow: 'нет окна',
    changed: 'отличается от каталога',
    change: 'Настроить',
    look: 'Показать',
    done: 'Готово',
    named: (service, button) => `${service}: ${button}`,
    officialTitle: 'Официальное название',
    kioskTitle: 'Краткое название на терминале',
    kioskTitleHint: 'Если пусто, показано название из каталога',
    group: 'Группа и буква талона',
    groupHint: 'С этой буквы начинаются номера новых талонов',
    target: purpose => `Норматив ожидания, минут: ${purpose}`,
    noTarget: 'Без норматива',
    limit: purpose => `Сколько человек может ожидать: ${purpose}`,
    limitHint: 'Если пусто, действует только предел всего зала',
    byCatalogue: value => `По каталогу: ${value}`,
    minutes: n => `${n} мин`,
    toDefault: 'Как в каталоге',
    toDefaultNamed: field => `${field}: как в каталоге`,
    hours: 'Свои часы приёма этой услуги',
    retired: 'Услуги, которые больше не оказываются',
    retiredHint:
      'В каталоге они отмечены как прекращённые: новые талоны не выдаются, ожидающие будут вызваны',
  },
  en: {
    services: 'Services',
    hint: 'The services for which this centre issues tickets. Where a tick is taken away, no new tickets are issued, and those who wait are still called',
    show: 'Show',
    shown: {
      all: 'All',
      offered: 'With tickets issued',
      off: 'Switched off',
      'no-window': 'Without a window',
      changed: 'Different from the catalogue',
    },
    nothingShown: 'There is no such service',
    noWindow: 'no window',
    changed: 'differs from the catalogue',
    change: 'Set up',
    look: 'Show',
    done: 'Done',
    named: (service, button) => `${service}: ${button}`,
    officialTitle: 'Official title',
    kioskTitle: 'Short title on the kiosk',
    kioskTitleHint: 'If it is empty, the kiosk shows the title of the catalogue',
    group: 'Group and letter of its tickets',
    groupHint: 'Numbers of new tickets begin with this letter',
    target: purpose => `Wait target, minutes: ${purpose}`,
    noTarget: 'No target',
    limit: purpose => `Most people who may wait: ${purpose}`,
    limitHint: 'If it is empty, only the limit of the whole hall applies',
    byCatalogue: value => `By the catalogue: ${value}`,
    minutes: n => `${n} minutes`,
    toDefault: 'As in the catalogue',
    toDefaultNamed: field => `${field}: as in the catalogue`,
    hours: 'This service’s own opening hours',
    retired: 'Retired services',
    retiredHint:
      'The catalogue has retired them: no new tickets are issued, and those who wait are still called',
  },
}
