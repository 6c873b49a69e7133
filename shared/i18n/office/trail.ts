import type { EventType } from '../../contract/events.ts'
import type { RegisterEventType } from '../../contract/register-events.ts'
import type { Locale } from '../../domain/locale.ts'
import type { Role } from '../../domain/roles.ts'
import type { Messages } from '../common/messages.ts'
import { ticketStory } from '../common/ticket-story.ts'

/** Event types with words of their own; steps of tickets have theirs in `ticket-story.ts`. */
type TrailEventType = Exclude<EventType, `ticket:${string}`> | RegisterEventType

/** Fields that a row shows before and after; places in the settings show their own names. */
export const auditFields = [
  ...(['state', 'queue', 'queues', 'lane', 'claim', 'counter', 'print', 'inspector', 'cause'] as const),
  ...(['mode', 'open', 'close', 'notice', 'role', 'centres', 'active', 'name'] as const),
] as const
export type AuditField = (typeof auditFields)[number]

/** Columns of the exported file, in their order. */
export const auditColumns = [
  ...(['n', 'time', 'what', 'type', 'role', 'who', 'session', 'ticket', 'counter'] as const),
  ...(['before', 'after', 'more'] as const),
] as const
export type AuditColumn = (typeof auditColumns)[number]

/** Words of the audit trail, on its page and in its file. */
export interface AuditWords {
  types: Readonly<Record<TrailEventType, string>>
  /** An event of a newer version. */
  otherType: string
  roles: Readonly<Record<Role | 'device', string>>
  fields: Readonly<Record<AuditField, string>>
  columns: Readonly<Record<AuditColumn, string>>
}

export const auditWords: Messages<AuditWords> = {
  kk: {
    types: {
      'counter:opened': 'Терезе ашылды',
      'counter:taken-over': 'Терезені басқа қызметкер қабылдады',
      'counter:resumed': 'Терезе үзілістен кейін ашылды',
      'counter:paused': 'Терезеде үзіліс жарияланды',
      'counter:queues-set': 'Терезенің кезектері өзгертілді',
      'counter:closed': 'Терезе жабылды',
      'presence:changed': 'Терезеде қызметкердің бар-жоғы белгіленді',
      'printer:changed': 'Принтердің күйі өзгерді',
      'day:opened': 'Жұмыс күні басталды',
      'day:set': 'Күннің жұмыс тәртібі өзгертілді',
      'day:closing': 'Күнді аяқтау басталды',
      'day:closed': 'Жұмыс күні аяқталды',
      'day:reopening': 'Күнді қайта ашу басталды',
      'day:reopened': 'Жұмыс күні қайта ашылды',
      'settings:updated': 'Баптаулар өзгертілді',
      'catalogue:followed': 'Каталогтың жаңа нұсқасы қолданылды',
      'catalogue:replaced': 'Каталог өзгертілді',
      'voice:changed': 'Дыбыс жазбасы өзгертілді',
      'person:created': 'Қызметкер қосылды',
      'person:changed': 'Қызметкер туралы мәлімет өзгертілді',
      'person:code-given': 'Бір реттік код берілді',
      'person:password-set': 'Құпиясөз өзгертілді',
      'session:started': 'Жүйеге кірді',
      'session:ended': 'Сеанс аяқталды',
      'sign-in:failed': 'Жүйеге кіре алмады',
      'access:refused': 'Құқығы жоқ әрекетке рұқсат берілмеді',
      'device:paired': 'Құрылғы қосылды',
      'device:claimed': 'Құрылғы кілтін алды',
      'device:renamed': 'Құрылғының атауы өзгертілді',
      'device:locked': 'Құрылғы бұғатталды',
      'device:unlocked': 'Құрылғы бұғаттан шығарылды',
      'device:revoked': 'Құрылғы ажыратылды',
      'device:elsewhere': 'Құрылғының кілті екі жерден қолданылды',
      'pairing:refused': 'Құрылғының коды қате енгізілді',
    },
    otherType: 'Басқа жазба',
    roles: {
      kiosk: 'Терминал',
      display: 'Зал таблосы',
      'rating-tablet': 'Бағалау планшеті',
      'print-agent': 'Басып шығару агенті',
      inspector: 'Инспектор',
      consultant: 'Кеңесші',
      manager: 'Басшы',
      administrator: 'Әкімші',
      auditor: 'Аудитор',
      system: 'Жүйе',
      device: 'Құрылғы',
    },
    fields: {
      state: 'Күйі',
      queue: 'Кезегі',
      queues: 'Кезектері',
      lane: 'Реті',
      claim: 'Құқығы',
      counter: 'Терезесі',
      print: 'Басып шығару',
      inspector: 'Инспектор',
      cause: 'Ақауы',
      mode: 'Жұмыс тәртібі',
      open: 'Ашылуы',
      close: 'Жабылуы',
      notice: 'Хабарландыру',
      role: 'Рөлі',
      centres: 'Орталықтары',
      active: 'Жұмыс істейді',
      name: 'Атауы',
    },
    columns: {
      n: '№',
      time: 'Уақыты',
      what: 'Не болды',
      type: 'Түрі',
      role: 'Рөлі',
      who: 'Кім',
      session: 'Сеанс',
      ticket: 'Талон',
      counter: 'Терезе',
      before: 'Бұрын',
      after: 'Кейін',
      more: 'Қосымша',
    },
  },
  ru: {
    types: {
      'counter:opened': 'Окно открыто',
      'counter:taken-over': 'Окно принял другой сотрудник',
      'counter:resumed': 'Окно открыто после перерыва',
      'counter:paused': 'В окне объявлен перерыв',
      'counter:queues-set': 'Изменены очереди окна',
      'counter:closed': 'Окно закрыто',
      'presence:changed': 'Отмечено присутствие у окна',
      'printer:changed': 'Изменилось состояние принтера',
      'day:opened': 'Начался рабочий день',
      'day:set': 'Изменён режим дня',
      'day:closing': 'Началось завершение дня',
      'day:closed': 'Рабочий день завершён',
      'day:reopening': 'Началось открытие дня заново',
      'day:reopened': 'Рабочий день снова открыт',
      'settings:updated': 'Изменены настройки',
      'catalogue:followed': 'Применена новая версия каталога',
      'catalogue:replaced': 'Изменён каталог',
      'voice:changed': 'Изменена звуковая запись',
      'person:created': 'Добавлен сотрудник',
      'person:changed': 'Изменены сведения о сотруднике',
      'person:code-given': 'Выдан одноразовый код',
      'person:password-set': 'Изменён пароль',
      'session:started': 'Вход выполнен',
      'session:ended': 'Сеанс завершён',
      'sign-in:failed': 'Неудачная попытка входа',
      'access:refused': 'Отказано в действии без права на него',
      'device:paired': 'Устройство подключено',
      'device:claimed': 'Устройство получило ключ',
      'device:renamed': 'Устройство переименовано',
      'device:locked': 'Устройство заблокировано',
      'device:unlocked': 'Устройство разблокировано',
      'device:revoked': 'Устройство отключено',
      'device:elsewhere': 'Ключ устройства использован в двух местах',
      'pairing:refused': 'Введён неверный код устройства',
    },
    otherType: 'Другая запись',
    roles: {
      kiosk: 'Терминал',
      display: 'Табло зала',
      'rating-tablet': 'Планшет оценки',
      'print-agent': 'Агент печати',
      inspector: 'Инспектор',
      consultant: 'Консультант',
      manager: 'Руководитель',
      administrator: 'Администратор',
      auditor: 'Аудитор',
      system: 'Система',
      device: 'Устройство',
    },
    fields: {
      state: 'Состояние',
      queue: 'Очередь',
      queues: 'Очереди',
      lane: 'Порядок',
      claim: 'Право',
      counter: 'Окно',
      print: 'Печать',
      inspector: 'Инспектор',
      cause: 'Неисправность',
      mode: 'Режим',
      open: 'Открытие',
      close: 'Закрытие',
      notice: 'Объявление',
      role: 'Роль',
      centres: 'Центры',
      active: 'Работает',
      name: 'Название',
    },
    columns: {
      n: '№',
      time: 'Время',
      what: 'Что произошло',
      type: 'Вид',
      role: 'Роль',
      who: 'Кто',
      session: 'Сеанс',
      ticket: 'Талон',
      counter: 'Окно',
      before: 'Было',
      after: 'Стало',
      more: 'Дополнительно',
    },
  },
  en: {
    types: {
      'counter:opened': 'Window opened',
      'counter:taken-over': 'Window taken over',
      'counter:resumed': 'Window opened after a break',
      'counter:paused': 'Window put on a break',
      'counter:queues-set': 'Queues of the window changed',
      'counter:closed': 'Window closed',
      'presence:changed': 'Presence at the window recorded',
      'printer:changed': 'State of the printer changed',
      'day:opened': 'Working day started',
      'day:set': 'Working hours of a day changed',
      'day:closing': 'Ending of the working day started',
      'day:closed': 'Working day ended',
      'day:reopening': 'The day is being opened again',
      'day:reopened': 'The working day was opened again',
      'settings:updated': 'Settings changed',
      'catalogue:followed': 'New version of the catalogue applied',
      'catalogue:replaced': 'Catalogue changed',
      'voice:changed': 'Voice recording changed',
      'person:created': 'Person added',
      'person:changed': 'Details of a person changed',
      'person:code-given': 'One-time code issued',
      'person:password-set': 'Password changed',
      'session:started': 'Signed in',
      'session:ended': 'Session ended',
      'sign-in:failed': 'Failed sign-in',
      'access:refused': 'Action without permission refused',
      'device:paired': 'Device connected',
      'device:claimed': 'Device received its key',
      'device:renamed': 'Device renamed',
      'device:locked': 'Device locked',
      'device:unlocked': 'Device unlocked',
      'device:revoked': 'Device disconnected',
      'device:elsewhere': 'Device key used in two places',
      'pairing:refused': 'Wrong device code entered',
    },
    otherType: 'Another entry',
    roles: {
      kiosk: 'Kiosk',
      display: 'Hall screen',
      'rating-tablet': 'Rating tablet',
      'print-agent': 'Print agent',
      inspector: 'Inspector',
      consultant: 'Consultant',
      manager: 'Manager',
      administrator: 'Administrator',
      auditor: 'Auditor',
      system: 'System',
      device: 'Device',
    },
    fields: {
      state: 'State',
      queue: 'Queue',
      queues: 'Queues',
      lane: 'Order',
      claim: 'Entitlement',
      counter: 'Window',
      print: 'Printing',
      inspector: 'Inspector',
      cause: 'Fault',
      mode: 'Hours',
      open: 'Opens',
      close: 'Closes',
      notice: 'Notice',
      role: 'Role',
      centres: 'Centres',
      active: 'Works here',
      name: 'Name',
    },
    columns: {
      n: 'No.',
      time: 'Time',
      what: 'What happened',
      type: 'Type',
      role: 'Role',
      who: 'Who',
      session: 'Session',
      ticket: 'Ticket',
      counter: 'Window',
      before: 'Before',
      after: 'After',
      more: 'More',
    },
  },
}

/** @returns an event in words; a general sentence for an event of a newer version. */
export function auditTitle(locale: Locale, type: string): string {
  const { types, otherType } = auditWords[locale]
  const { steps } = ticketStory[locale]
  const known = { ...steps, ...types } as Readonly<Record<string, string>>
  return known[type] ?? otherType
}

/** @returns the name of a role; an unknown role as it is. */
export function auditRole(locale: Locale, role: string): string {
  return (auditWords[locale].roles as Readonly<Record<string, string>>)[role] ?? role
}
