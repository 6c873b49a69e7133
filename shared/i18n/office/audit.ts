import type { Lane } from '../../domain/ticket.ts'
import type { Messages } from '../common/messages.ts'

/** The trail to show: the centre's own, the centre's part of devices' or people's, or all of these. */
export const shownTrails = [
  'centre',
  'devices',
  'people',
  'all-devices',
  'all-people',
  'all-catalogue',
] as const
export type ShownTrail = (typeof shownTrails)[number]

/** Filters of each trail: beginnings of event types. */
export const auditKinds = [
  ...(['ticket:', 'counter:', 'day:', 'settings:', 'voice:', 'printer:'] as const),
  ...(['device:', 'pairing:', 'session:', 'sign-in:', 'person:'] as const),
] as const
export type AuditKind = (typeof auditKinds)[number]

/** Words of the office's section that shows who did what. */
export interface AuditOfficeMessages {
  title: string
  hint: string
  filter: string
  trail: string
  trails: Readonly<Record<ShownTrail, string>>
  who: string
  anybody: string
  what: string
  anything: string
  kinds: Readonly<Record<AuditKind, string>>
  ticket: string
  ticketHint: string
  ticketWrong: string
  from: string
  to: string
  dateWrong: string
  datesWrong: string
  show: string
  download: string
  loading: string
  none: string
  older: string
  /** Number of shown rows; there may be more. */
  shown: (count: number) => string
  end: string
  table: string
  change: string
  via: string
  session: (name: string) => string
  address: (address: string) => string
  /** Screen readers read this instead of the arrow between the old and the new value. */
  became: string
  empty: string
  changed: string
  window: (counter: string) => string
  device: (kind: string, place: string) => string
  withReason: string
  forced: string
  tries: (count: string) => string
  day: (date: string) => string
  /** Number of a ticket's copy. */
  copy: (serial: string) => string
  lanes: Readonly<Record<Lane, string>>
  modes: Readonly<Record<'open' | 'closed', string>>
  yes: string
  no: string
}

export const auditOffice: Messages<AuditOfficeMessages> = {
  kk: {
    title: 'Әрекеттер журналы',
    hint: 'Кім, қашан, қайдан және нені өзгерткені. Жазбалар өзгертілмейді; келушілер туралы жеке деректер болмайды',
    filter: 'Іріктеу',
    trail: 'Журнал',
    trails: {
      centre: 'Осы орталық',
      devices: 'Осы орталықтың құрылғылары',
      people: 'Осы орталықтың қызметкерлері',
      'all-devices': 'Барлық құрылғылар',
      'all-people': 'Барлық қызметкерлер',
      'all-catalogue': 'Қызметтер каталогы',
    },
    who: 'Кім',
    anybody: 'Бәрі',
    what: 'Не болды',
    anything: 'Бәрі',
    kinds: {
      'ticket:': 'Талондар',
      'counter:': 'Терезелер',
      'day:': 'Жұмыс күні',
      'settings:': 'Баптаулар',
      'voice:': 'Дауыс',
      'printer:': 'Принтерлер',
      'device:': 'Құрылғылар',
      'pairing:': 'Құрылғыларды қосу',
      'session:': 'Сеанстар',
      'sign-in:': 'Сәтсіз кіру әрекеттері',
      'person:': 'Қызметкерлер',
    },
    ticket: 'Талон',
    ticketHint: 'Мысалы, A042',
    ticketWrong: 'Талон нөмірін әріппен және санмен енгізіңіз, мысалы, A042',
    from: 'Қай күннен',
    to: 'Қай күнге дейін',
    dateWrong: 'Күнді толық енгізіңіз',
    datesWrong: 'Кезеңнің соңы басынан бұрын болмауы керек',
    show: 'Көрсету',
    download: 'Файлға жүктеу',
    loading: 'Журнал жүктелуде',
    none: 'Мұндай жазба табылмады',
    older: 'Бұрынғы жазбалар',
    shown: count => `Көрсетілген жазбалар саны: ${count}`,
    end: 'Бұдан бұрынғы жазба жоқ',
    table: 'Әрекеттер журналы, жаңалары басында',
    change: 'Бұрын және кейін',
    via: 'Қайдан',
    session: name => `сеанс ${name}`,
    address: address => `мекенжайы ${address}`,
    became: 'болып өзгерді:',
    empty: 'жоқ',
    changed: 'өзгертілді',
    window: counter => `${counter}-терезе`,
    device: (kind, place) => `${kind} ${place}`,
    withReason: 'себебі көрсетілген',
    forced: 'терезені басшы жапты',
    tries: count => `қатарынан ${count} рет`,
    day: date => `күні: ${date}`,
    copy: serial => `${serial}-көшірме`,
    lanes: { first: 'Кезектен тыс', ordinary: 'Жалпы кезек' },
    modes: { open: 'Ашық', closed: 'Жабық' },
    yes: 'иә',
    no: 'жоқ',
  },
  ru: {
    title: 'Журнал действий',
    hint: 'Кто, когда, откуда и что изменил. Записи не изменяются; личных данных посетителей в них нет',
    filter: 'Фильтр',
    trail: 'Журнал',
    trails: {
      centre: 'Этот центр',
      devices: 'Устройства этого центра',
      people: 'Сотрудники этого центра',
      'all-devices': 'Все устройства',
      'all-people': 'Все сотрудники',
      'all-catalogue': 'Каталог услуг',
    },
    who: 'Кто',
    anybody: 'Все',
    what: 'Что произошло',
    anything: 'Всё',
    kinds: {
      'ticket:': 'Талоны',
      'counter:': 'Окна',
      'day:': 'Рабочий день',
      'settings:': 'Настройки',
      'voice:': 'Голос',
      'printer:': 'Принтеры',
      'device:': 'Устройства',
      'pairing:': 'Подключение устройств',
      'session:': 'Сеансы',
      'sign-in:': 'Неудачные попытки входа',
      'person:': 'Сотрудники',
    },
    ticket: 'Талон',
    ticketHint: 'Например, A042',
    ticketWrong: 'Введите номер талона буквой и цифрами, например, A042',
    from: 'С даты',
    to: 'По дату',
    dateWrong: 'Введите дату полностью',
    datesWrong: 'Дата конца не может быть раньше даты начала',
    show: 'Показать',
    download: 'Скачать файлом',
    loading: 'Журнал загружается',
    none: 'Таких записей нет',
    older: 'Более ранние записи',
    shown: count => `Показано записей: ${count}`,
    end: 'Более ранних записей нет',
    table: 'Журнал действий, сначала новые',
    change: 'Было и стало',
    via: 'Откуда',
    session: name => `сеанс ${name}`,
    address: address => `адрес ${address}`,
    became: 'стало:',
    empty: 'нет',
    changed: 'изменено',
    window: counter => `окно ${counter}`,
    device: (kind, place) => `${kind} ${place}`,
    withReason: 'с указанием причины',
    forced: 'окно закрыл руководитель',
    tries: count => `${count}-й раз подряд`,
    day: date => `день: ${date}`,
    copy: serial => `копия № ${serial}`,
    lanes: { first: 'Вне очереди', ordinary: 'Общая очередь' },
    modes: { open: 'Открыто', closed: 'Закрыто' },
    yes: 'да',
    no: 'нет',
  },
  en: {
    title: 'Journal of actions',
    hint: 'Who changed what, when and from where. Entries are never changed; they hold no personal data of visitors',
    filter: 'Filter',
    trail: 'Journal of',
    trails: {
      centre: 'This centre',
      devices: 'Devices of this centre',
      people: 'People of this centre',
      'all-devices': 'All devices',
      'all-people': 'All people',
      'all-catalogue': 'Catalogue of services',
    },
    who: 'Who',
    anybody: 'Anyone',
    what: 'What happened',
    anything: 'Anything',
    kinds: {
      'ticket:': 'Tickets',
      'counter:': 'Windows',
      'day:': 'Working day',
      'settings:': 'Settings',
      'voice:': 'Voice',
      'printer:': 'Printers',
      'device:': 'Devices',
      'pairing:': 'Connecting devices',
      'session:': 'Sessions',
      'sign-in:': 'Failed sign-ins',
      'person:': 'People',
    },
    ticket: 'Ticket',
    ticketHint: 'For example A042',
    ticketWrong: 'Enter a ticket number as a letter and digits, such as A042',
    from: 'From',
    to: 'To',
    dateWrong: 'Enter a full date',
    datesWrong: 'The last day must not be before the first',
    show: 'Show',
    download: 'Download as a file',
    loading: 'Loading the journal',
    none: 'There are no such entries',
    older: 'Older entries',
    shown: count => `Entries shown: ${count}`,
    end: 'There are no older entries',
    table: 'Journal of actions, newest first',
    change: 'Before and after',
    via: 'Where from',
    session: name => `session ${name}`,
    address: address => `address ${address}`,
    became: 'became',
    empty: 'none',
    changed: 'changed',
    window: counter => `window ${counter}`,
    device: (kind, place) => `${kind} ${place}`,
    withReason: 'reason given',
    forced: 'the manager closed the window',
    tries: count => `${count} times in a row`,
    day: date => `day: ${date}`,
    copy: serial => `copy ${serial}`,
    lanes: { first: 'Out of turn', ordinary: 'Ordinary queue' },
    modes: { open: 'Open', closed: 'Closed' },
    yes: 'yes',
    no: 'no',
  },
}
