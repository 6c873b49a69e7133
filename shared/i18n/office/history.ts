import type { Messages } from '../common/messages.ts'

/** What the history shows. */
export const historyKinds = ['settings', 'catalogue'] as const
export type HistoryKind = (typeof historyKinds)[number]

/** Words of the office's section that shows and restores old versions. */
export interface HistoryMessages {
  title: string
  hint: string
  what: string
  kinds: Readonly<Record<HistoryKind, string>>
  section: string
  everySection: string
  loading: string
  none: string
  shown: (count: number) => string
  end: string
  older: string
  list: string
  version: (number: number) => string
  present: string
  first: string
  /** The document of a version from before the history was kept. */
  lost: string
  noChanges: string
  more: (count: number) => string
  open: string
  openNamed: (version: string) => string
  close: string
  opening: string
  /** Heading above the differences, which go from today's value to the version's. */
  differences: string
  same: string
  leftOut: string
  notRestorable: string
  choose: string
  restore: string
  sure: (version: string) => string
  sureHint: string
  yes: string
  cancel: string
  restored: (version: string) => string
  undo: string
  undone: string
  /** Somebody has changed the same sections meanwhile. */
  notUndone: string
  noSection: string
  readOnly: string
}

export const historyOffice: Messages<HistoryMessages> = {
  kk: {
    title: 'Нұсқалар тарихы',
    hint: 'Баптаулардың бұрынғы нұсқалары: кім, қашан, нені өзгерткені. Кез келген нұсқаны қайтаруға болады',
    what: 'Ненің тарихы',
    kinds: { settings: 'Орталықтың баптаулары', catalogue: 'Қызметтер каталогы' },
    section: 'Бөлім',
    everySection: 'Барлық бөлім',
    loading: 'Нұсқалар жүктелуде',
    none: 'Мұндай нұсқа табылмады',
    shown: count => `Көрсетілген нұсқалар саны: ${count}`,
    end: 'Бұдан бұрынғы нұсқа жоқ',
    older: 'Бұрынғы нұсқалар',
    list: 'Нұсқалар, жаңалары басында',
    version: number => `${number}-нұсқа`,
    present: 'қазіргі',
    first: 'Алғашқы нұсқа',
    lost: 'Бұл нұсқаның мазмұны сақталмаған: ол тарих жүргізілгенге дейін жасалған',
    noChanges: 'Ештеңе өзгертілмеген',
    more: count => `Тағы ${count} өзгеріс`,
    open: 'Ашу',
    openNamed: version => `Ашу: ${version}`,
    close: 'Жабу',
    opening: 'Нұсқа ашылуда',
    differences: 'Қазіргі баптаулардан айырмашылығы: қазір → осы нұсқада',
    same: 'Қазіргі баптаулармен бірдей',
    leftOut: 'Каталогта енді жоқ, сондықтан қайтарылмайды:',
    notRestorable: 'Бұл нұсқаны қайтару мүмкін емес:',
    choose: 'Қайтарылатын бөлімдер',
    restore: 'Осы нұсқаны қайтару',
    sure: version => `${version} қайтарылсын ба?`,
    sureHint: 'Таңдалған бөлімдер осы нұсқадағыдай болады. Қазіргі нұсқа да тарихта қалады.',
    yes: 'Қайтару',
    cancel: 'Бас тарту',
    restored: version => `${version} қайтарылды`,
    undo: 'Кері қайтару',
    undone: 'Бұрынғы баптаулар кері қайтарылды',
    notUndone: 'Кері қайтарылмады: осы бөлімдер содан бері өзгертілген',
    noSection: 'Кемінде бір бөлімді таңдаңыз',
    readOnly: 'Тарихты тек көре аласыз: нұсқаны орталық басшысы немесе әкімші қайтарады',
  },
  ru: {
    title: 'История версий',
    hint: 'Прежние версии настроек: кто, когда и что изменил. Любую версию можно вернуть',
    what: 'История чего',
    kinds: { settings: 'Настройки центра', catalogue: 'Каталог услуг' },
    section: 'Раздел',
    everySection: 'Все разделы',
    loading: 'Версии загружаются',
    none: 'Таких версий нет',
    shown: count => `Показано версий: ${count}`,
    end: 'Более ранних версий нет',
    older: 'Более ранние версии',
    list: 'Версии, сначала новые',
    version: number => `Версия ${number}`,
    present: 'действующая',
    first: 'Первая версия',
    lost: 'Содержание этой версии не сохранилось: она старше, чем ведение истории',
    noChanges: 'Ничего не изменено',
    more: count => `Ещё изменений: ${count}`,
    open: 'Открыть',
    openNamed: version => `Открыть: ${version}`,
    close: 'Закрыть',
    opening: 'Версия открывается',
    differences: 'Отличия от действующих настроек: сейчас → в этой версии',
    same: 'Не отличается от действующих настроек',
    leftOut: 'В каталоге этого больше нет, поэтому не вернётся:',
    notRestorable: 'Эту версию вернуть нельзя:',
    choose: 'Какие разделы вернуть',
    restore: 'Вернуть эту версию',
    sure: version => `Вернуть: ${version}?`,
    sureHint:
      'Выбранные разделы станут такими, как в этой версии. Действующая версия тоже останется в истории.',
    yes: 'Вернуть',
    cancel: 'Отмена',
    restored: version => `Возвращена: ${version}`,
    undo: 'Отменить действие',
    undone: 'Прежние настройки возвращены',
    notUndone: 'Не отменено: эти разделы с тех пор изменены',
    noSection: 'Выберите хотя бы один раздел',
    readOnly: 'Историю вы можете только смотреть: версию возвращает руководитель центра или администратор',
  },
  en: {
    title: 'History of versions',
    hint: 'Earlier versions of the settings: who changed what and when. Any of them can be restored',
    what: 'History of',
    kinds: { settings: 'Centre settings', catalogue: 'Catalogue of services' },
    section: 'Section',
    everySection: 'All sections',
    loading: 'Loading versions',
    none: 'There are no such versions',
    shown: count => `Versions shown: ${count}`,
    end: 'There are no earlier versions',
    older: 'Earlier versions',
    list: 'Versions, the newest first',
    version: number => `Version ${number}`,
    present: 'in force',
    first: 'The first version',
    lost: 'The content of this version was not kept: it is older than the history',
    noChanges: 'Nothing was changed',
    more: count => `${count} more changes`,
    open: 'Open',
    openNamed: version => `Open ${version}`,
    close: 'Close',
    opening: 'Opening the version',
    differences: 'Differences to the settings in force: now → in this version',
    same: 'The same as the settings in force',
    leftOut: 'The catalogue no longer has these, so they will not be restored:',
    notRestorable: 'This version cannot be restored:',
    choose: 'Sections to restore',
    restore: 'Restore this version',
    sure: version => `Restore ${version}?`,
    sureHint:
      'The chosen sections will be as they are in this version. The version in force stays in the history too.',
    yes: 'Restore',
    cancel: 'Cancel',
    restored: version => `${version} is restored`,
    undo: 'Undo',
    undone: 'The previous settings are back',
    notUndone: 'Not undone: these sections have been changed since',
    noSection: 'Choose at least one section',
    readOnly:
      'You can only view the history; the manager of the centre or an administrator can restore a version',
  },
}
