import type { DeviceState } from '../../domain/device.ts'
import type { DeviceKind } from '../../domain/roles.ts'
import type { Messages } from '../common/messages.ts'

/** Words of the office's section where managers pair, lock and remove devices. */
export interface DevicesMessages {
  title: string
  hint: string
  none: string
  connecting: string
  kinds: Readonly<Record<DeviceKind, string>>
  states: Readonly<Record<DeviceState, string>>
  connected: string
  lastSeen: (when: string) => string
  neverSeen: string
  place: string
  placeHint: string
  name: string
  kind: string
  code: string
  codeHint: string
  pair: string
  pairTitle: string
  paired: (name: string) => string
  rename: string
  renameOf: (name: string) => string
  save: string
  lock: string
  unlock: string
  remove: string
  removeSure: (name: string) => string
  yes: string
  no: string
  refresh: string
  needed: string
}

export const devicesOffice: Messages<DevicesMessages> = {
  kk: {
    title: 'Құрылғылар',
    hint: 'Терминалдар, таблолар мен басып шығару агенттері. Әр құрылғы бір рет қосылады және өз кілтін алады',
    none: 'Әзірге құрылғы жоқ. Құрылғының экранында шыққан кодты төменге енгізіңіз',
    connecting: 'Тізім жүктелуде',
    kinds: {
      kiosk: 'Терминал',
      display: 'Зал таблосы',
      'rating-tablet': 'Бағалау планшеті',
      'print-agent': 'Басып шығару агенті',
    },
    states: { active: 'Жұмыс істейді', locked: 'Бұғатталған', revoked: 'Ажыратылған' },
    connected: 'Байланыста',
    lastSeen: when => `Соңғы рет ${when} байланыста болды`,
    neverSeen: 'Әлі қосылған жоқ',
    place: 'Баптаулардағы аты',
    placeHint: 'Мысалы, терминал үшін 1. Латын әріптері, сандар, сызықша',
    name: 'Атауы',
    kind: 'Түрі',
    code: 'Экрандағы код',
    codeHint: 'Алты сан, 10 минут жарамды',
    pair: 'Қосу',
    pairTitle: 'Жаңа құрылғы',
    paired: name => `«${name}» қосылды`,
    rename: 'Атауын өзгерту',
    renameOf: name => `Атауын өзгерту: ${name}`,
    save: 'Сақтау',
    lock: 'Бұғаттау',
    unlock: 'Бұғаттан шығару',
    remove: 'Ажырату',
    removeSure: name => `«${name}» ажыратылсын ба? Қайта жұмыс істеуі үшін оны жаңадан қосу керек болады`,
    yes: 'Иә, ажырату',
    no: 'Жоқ',
    refresh: 'Жаңарту',
    needed: 'Осы жолды толтырыңыз',
  },
  ru: {
    title: 'Устройства',
    hint: 'Терминалы, табло и агенты печати. Каждое устройство подключают один раз, и оно получает свой ключ',
    none: 'Устройств пока нет. Введите ниже код, который показывает экран устройства',
    connecting: 'Список загружается',
    kinds: {
      kiosk: 'Терминал',
      display: 'Табло зала',
      'rating-tablet': 'Планшет оценки',
      'print-agent': 'Агент печати',
    },
    states: { active: 'Работает', locked: 'Заблокировано', revoked: 'Отключено' },
    connected: 'На связи',
    lastSeen: when => `Последний раз на связи: ${when}`,
    neverSeen: 'Ещё не подключалось',
    place: 'Имя в настройках',
    placeHint: 'Например, 1 у терминала. Латинские буквы, цифры, дефис',
    name: 'Название',
    kind: 'Вид',
    code: 'Код с экрана',
    codeHint: 'Шесть цифр, действует 10 минут',
    pair: 'Подключить',
    pairTitle: 'Новое устройство',
    paired: name => `«${name}» подключено`,
    rename: 'Переименовать',
    renameOf: name => `Переименовать: ${name}`,
    save: 'Сохранить',
    lock: 'Заблокировать',
    unlock: 'Разблокировать',
    remove: 'Отключить',
    removeSure: name => `Отключить «${name}»? Чтобы оно снова работало, его придётся подключить заново`,
    yes: 'Да, отключить',
    no: 'Нет',
    refresh: 'Обновить',
    needed: 'Заполните это поле',
  },
  en: {
    title: 'Devices',
    hint: 'Kiosks, hall screens and print agents. Each device is connected once and gets its own key',
    none: 'There are no devices yet. Enter the code shown on the device below',
    connecting: 'Loading the list',
    kinds: {
      kiosk: 'Kiosk',
      display: 'Hall screen',
      'rating-tablet': 'Rating tablet',
      'print-agent': 'Print agent',
    },
    states: { active: 'Working', locked: 'Locked', revoked: 'Disconnected' },
    connected: 'Online',
    lastSeen: when => `Last online: ${when}`,
    neverSeen: 'Never online yet',
    place: 'Name in the settings',
    placeHint: 'For example 1 for a kiosk. Latin letters, digits, hyphen',
    name: 'Name',
    kind: 'Kind',
    code: 'Code on the screen',
    codeHint: 'Six digits, valid for 10 minutes',
    pair: 'Connect',
    pairTitle: 'New device',
    paired: name => `${name} is connected`,
    rename: 'Rename',
    renameOf: name => `Rename ${name}`,
    save: 'Save',
    lock: 'Lock',
    unlock: 'Unlock',
    remove: 'Disconnect',
    removeSure: name => `Disconnect ${name}? It will have to be connected again before it can work`,
    yes: 'Yes, disconnect it',
    no: 'No',
    refresh: 'Refresh',
    needed: 'Fill in this field',
  },
}
