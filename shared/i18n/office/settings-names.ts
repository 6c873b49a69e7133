import type { DisplaySettings, VoiceSettings } from '../../domain/displays.ts'
import type { IdleTimes } from '../../domain/kiosk.ts'
import type { PrinterProfile, PrinterSettings } from '../../domain/paper.ts'
import type { Purpose } from '../../domain/queue.ts'
import type { CentreSettings, CounterSettings, QueueSettings } from '../../domain/settings.ts'
import type { SettingsField } from '../../domain/settings-sections.ts'
import type { Messages } from '../common/messages.ts'

type Service = CentreSettings['services'][string]
type Kiosk = CentreSettings['kiosks'][string]

/** Fields of the things that the settings list: windows, services, kiosks. Purposes have words of their own. */
interface FieldsOfThings {
  counters: Exclude<keyof CounterSettings, 'id'>
  services: Exclude<keyof Service, Purpose>
  queues: keyof QueueSettings
  kiosks: keyof Kiosk
  offers: keyof NonNullable<Kiosk['offers']>
  idle: keyof IdleTimes
  printers: keyof PrinterSettings
  printerProfiles: keyof PrinterProfile
  zones: 'title'
  entitlements: 'title'
  displays: keyof DisplaySettings
  voice: keyof VoiceSettings
}
export type ThingWithFields = keyof FieldsOfThings

/**
 * Names of all settings, for the history, the journal and the search. A new field without a name does not compile.
 */
export interface SettingsNames {
  fields: Readonly<Record<SettingsField, string>>
  things: { readonly [T in ThingWithFields]: Readonly<Record<FieldsOfThings[T], string>> }
  window: (id: string) => string
  kiosk: (id: string) => string
  printer: (id: string) => string
  printerProfile: (id: string) => string
  zone: (id: string) => string
  display: (id: string) => string
  /** Whether entitlements count for every service. */
  policies: Readonly<Record<CentreSettings['policy'], string>>
  /** What a centre does on the country's holidays. */
  publicHolidays: Readonly<Record<CentreSettings['publicHolidays'], string>>
  added: string
  removed: string
  changed: string
  none: string
  /** Differences that are not listed. */
  more: (count: string) => string
}

export const settingsNames: Messages<SettingsNames> = {
  kk: {
    fields: {
      firstSteps: 'Расталған қадамдар',
      zone: 'Уақыт белдеуі',
      dayStartsAt: 'Жұмыс күнінің басталуы',
      languages: 'Залдың тілдері',
      services: 'Қызметтер',
      counters: 'Терезелер',
      hours: 'Орталықтың жұмыс уақыты',
      publicHolidays: 'Мереке күндеріндегі жұмыс',
      holidays: 'Орталықтың өз мереке күндері',
      policy: 'Кезектен тыс қызмет алу тәртібі',
      entitlements: 'Кезектен тыс қызмет алу құқықтары',
      ordinaryAfter: 'Қатарынан кезектен тыс шақыру шегі',
      maxWaiting: 'Кезектегі адам санының шегі',
      lastTicketMinutes: 'Соңғы талон, жабылғанға дейін, минут',
      noShowAfter: '«Келмеді» деп белгілеуге дейін, секунд',
      kiosks: 'Терминалдар',
      zones: 'Зал аймақтары',
      displays: 'Таблолар',
      ticker: 'Хабарландыру жолы',
      ticket: 'Талонның мазмұны',
      printers: 'Принтерлер',
      printerProfiles: 'Принтер үлгілері',
      voice: 'Дауыс',
    },
    things: {
      counters: {
        queues: 'кезектері',
        ownQueues: 'инспектор кезектерді өзі таңдайды',
        purpose: 'маңдайшадағы атауы',
        zone: 'аймағы',
        printers: 'принтерлері',
      },
      services: { group: 'тобы', kioskTitle: 'терминалдағы атауы' },
      queues: {
        on: 'көрсетіледі',
        target: 'күту нормативі, минут',
        hours: 'жұмыс уақыты',
        maxWaiting: 'кезектегі адам санының шегі',
      },
      kiosks: {
        locked: 'бұғатталған',
        printers: 'принтерлері',
        offers: 'не ұсынады',
        languages: 'тілдері',
        idle: 'әрекетсіздік уақыты',
      },
      offers: { groups: 'қызмет топтары', purposes: 'келу мақсаттары' },
      idle: { askAfterSeconds: 'сұраққа дейін, секунд', endAfterSeconds: 'басына қайтуға дейін, секунд' },
      printers: {
        address: 'қалай қосылған',
        profile: 'үлгісі',
        rollTickets: 'бір орамнан шығатын талон саны',
      },
      printerProfiles: {
        name: 'атауы',
        width: 'қағаз ені, нүкте',
        cutter: 'қағазды өзі кеседі',
        picture: 'суретті басып шығару пәрмені',
        confirms: 'басып шығарылғанын қалай растайды',
        nearEnd: 'қағаз аз қалғанын хабарлайды',
        rollTickets: 'бір орамнан шығатын талон саны',
      },
      zones: { title: 'атауы' },
      entitlements: { title: 'атауы' },
      displays: { zones: 'аймақтары', arrows: 'көрсеткілері', silent: 'дыбыссыз' },
      voice: { zeros: 'нөмірдегі нөлдер', volume: 'дыбыс деңгейі', areas: 'естілетін аймақтар' },
    },
    window: id => `${id}-терезе`,
    kiosk: id => `${id} терминалы`,
    printer: id => `${id} принтері`,
    printerProfile: id => `${id} үлгісі`,
    zone: id => `${id} аймағы`,
    display: id => `${id} таблосы`,
    policies: { everywhere: 'барлық қызметте', 'as-ordered': 'каталогта көрсетілген қызметтерде ғана' },
    publicHolidays: { closed: 'жабық', 'as-usual': 'әдеттегідей' },
    added: 'қосылды',
    removed: 'алынып тасталды',
    changed: 'өзгертілді',
    none: 'жоқ',
    more: count => `тағы ${count} өзгеріс`,
  },
  ru: {
    fields: {
      firstSteps: 'Подтверждённые шаги',
      zone: 'Часовой пояс',
      dayStartsAt: 'Начало рабочего дня',
      languages: 'Языки зала',
      services: 'Услуги',
      counters: 'Окна',
      hours: 'Часы работы центра',
      publicHolidays: 'Работа в праздничные дни',
      holidays: 'Свои праздничные дни центра',
      policy: 'Порядок обслуживания вне очереди',
      entitlements: 'Права на обслуживание вне очереди',
      ordinaryAfter: 'Предел вызовов вне очереди подряд',
      maxWaiting: 'Предел ожидающих в очереди',
      lastTicketMinutes: 'Последний талон, минут до закрытия',
      noShowAfter: 'Секунд до отметки «Не подошёл»',
      kiosks: 'Терминалы',
      zones: 'Зоны зала',
      displays: 'Табло',
      ticker: 'Строка объявления',
      ticket: 'Содержание талона',
      printers: 'Принтеры',
      printerProfiles: 'Модели принтеров',
      voice: 'Голос',
    },
    things: {
      counters: {
        queues: 'очереди',
        ownQueues: 'инспектор сам выбирает очереди',
        purpose: 'назначение на табличке',
        zone: 'зона',
        printers: 'принтеры',
      },
      services: { group: 'группа', kioskTitle: 'название на терминале' },
      queues: {
        on: 'оказывается',
        target: 'норматив ожидания, минут',
        hours: 'часы приёма',
        maxWaiting: 'предел ожидающих',
      },
      kiosks: {
        locked: 'заблокирован',
        printers: 'принтеры',
        offers: 'что предлагает',
        languages: 'языки',
        idle: 'время бездействия',
      },
      offers: { groups: 'группы услуг', purposes: 'цели визита' },
      idle: { askAfterSeconds: 'до вопроса, секунд', endAfterSeconds: 'до возврата в начало, секунд' },
      printers: { address: 'как подключён', profile: 'модель', rollTickets: 'талонов в одном рулоне' },
      printerProfiles: {
        name: 'название',
        width: 'ширина бумаги в точках',
        cutter: 'сам отрезает бумагу',
        picture: 'команда печати картинки',
        confirms: 'как подтверждает печать',
        nearEnd: 'сообщает, что бумаги мало',
        rollTickets: 'талонов в одном рулоне',
      },
      zones: { title: 'название' },
      entitlements: { title: 'название' },
      displays: { zones: 'зоны', arrows: 'стрелки', silent: 'без звука' },
      voice: { zeros: 'нули в номере', volume: 'громкость', areas: 'зоны слышимости' },
    },
    window: id => `Окно ${id}`,
    kiosk: id => `Терминал ${id}`,
    printer: id => `Принтер ${id}`,
    printerProfile: id => `Модель ${id}`,
    zone: id => `Зона ${id}`,
    display: id => `Табло ${id}`,
    policies: { everywhere: 'для всех услуг', 'as-ordered': 'только для услуг, указанных в каталоге' },
    publicHolidays: { closed: 'закрыто', 'as-usual': 'как обычно' },
    added: 'добавлено',
    removed: 'удалено',
    changed: 'изменено',
    none: 'нет',
    more: count => `ещё изменений: ${count}`,
  },
  en: {
    fields: {
      firstSteps: 'Confirmed steps',
      zone: 'Time zone',
      dayStartsAt: 'Start of the working day',
      languages: 'Languages of the hall',
      services: 'Services',
      counters: 'Windows',
      hours: 'Hours of the centre',
      publicHolidays: 'Work on public holidays',
      holidays: 'Own holidays of the centre',
      policy: 'Rule for serving out of turn',
      entitlements: 'Rights to be served out of turn',
      ordinaryAfter: 'Limit of out-of-turn calls in a row',
      maxWaiting: 'Limit of people waiting',
      lastTicketMinutes: 'Last ticket, minutes before closing',
      noShowAfter: 'Seconds before “did not come”',
      kiosks: 'Kiosks',
      zones: 'Zones of the hall',
      displays: 'Hall screens',
      ticker: 'Ticker',
      ticket: 'Layout of the ticket',
      printers: 'Printers',
      printerProfiles: 'Printer models',
      voice: 'Voice',
    },
    things: {
      counters: {
        queues: 'queues',
        ownQueues: 'the inspector chooses the queues',
        purpose: 'function on the sign',
        zone: 'zone',
        printers: 'printers',
      },
      services: { group: 'group', kioskTitle: 'title at the kiosk' },
      queues: {
        on: 'offered',
        target: 'wait target, minutes',
        hours: 'hours',
        maxWaiting: 'limit of people waiting',
      },
      kiosks: {
        locked: 'locked',
        printers: 'printers',
        offers: 'what it offers',
        languages: 'languages',
        idle: 'idle times',
      },
      offers: { groups: 'groups of services', purposes: 'purposes of a visit' },
      idle: { askAfterSeconds: 'until it asks, seconds', endAfterSeconds: 'until it starts again, seconds' },
      printers: { address: 'connection', profile: 'model', rollTickets: 'tickets per roll' },
      printerProfiles: {
        name: 'name',
        width: 'paper width in dots',
        cutter: 'cuts the paper',
        picture: 'picture command',
        confirms: 'how it confirms printing',
        nearEnd: 'reports little paper',
        rollTickets: 'tickets per roll',
      },
      zones: { title: 'name' },
      entitlements: { title: 'name' },
      displays: { zones: 'zones', arrows: 'arrows', silent: 'silent' },
      voice: { zeros: 'zeros in a number', volume: 'volume', areas: 'areas of hearing' },
    },
    window: id => `Window ${id}`,
    kiosk: id => `Kiosk ${id}`,
    printer: id => `Printer ${id}`,
    printerProfile: id => `Model ${id}`,
    zone: id => `Zone ${id}`,
    display: id => `Hall screen ${id}`,
    policies: { everywhere: 'for every service', 'as-ordered': 'only for services that the catalogue names' },
    publicHolidays: { closed: 'closed', 'as-usual': 'as usual' },
    added: 'added',
    removed: 'removed',
    changed: 'changed',
    none: 'none',
    more: count => `${count} more changes`,
  },
}
