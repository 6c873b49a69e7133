import type { Messages } from '../common/messages.ts'

/** Sections of the office, by their ids in the page's address. */
const officeSections = [
  'first-steps',
  'centre',
  'services',
  'windows',
  'hours',
  'rules',
  'kiosks',
  'hall-screens',
  'ticket',
  'printers',
  'voice',
  'devices',
  'people',
  'catalogue',
  'history',
  'audit',
] as const
export type OfficeSectionId = (typeof officeSections)[number]

/** Words of the office's frame, and of saving in every section. */
export interface OfficeMessages {
  title: string
  language: string
  navigation: string
  sections: Readonly<Record<OfficeSectionId, string>>
  connecting: string
  loading: string
  notLoaded: string
  noCentre: string
  toCentres: string
  backTo: (section: string) => string
  asking: string
  unexpected: string

  /** Shown before the fields, to a user who may not change them. */
  readOnly: string

  save: string
  discard: string
  undo: string
  saved: string
  undone: string
  unsaved: string
  /** Refers only to the section that shows it. */
  nothingToSave: string
  /** Beside the name of a section in the navigation. */
  unsavedMark: string
  leaveTitle: (section: string) => string
  leaveHint: string
  leaveSave: string
  leaveKeep: string
  leaveStay: string
  /** Another person has saved the same part meanwhile. */
  conflict: string
  keepMine: string
  takeTheirs: string
  /** One field of the unsaved changes is wrong. */
  wrongAt: (place: string) => string
}

export const officeMessages: Messages<OfficeMessages> = {
  kk: {
    title: 'Орталықтың баптаулары',
    language: 'Тіл',
    navigation: 'Баптау бөлімдері',
    sections: {
      'first-steps': 'Алғашқы қадамдар',
      centre: 'Орталық',
      services: 'Қызметтер',
      windows: 'Терезелер',
      hours: 'Жұмыс уақыты және күнтізбе',
      rules: 'Кезек ережелері',
      kiosks: 'Терминалдар',
      'hall-screens': 'Таблолар',
      ticket: 'Талон',
      printers: 'Принтерлер',
      voice: 'Дауыс',
      devices: 'Құрылғылар',
      people: 'Қызметкерлер',
      catalogue: 'Каталог',
      history: 'Тарих',
      audit: 'Журнал',
    },
    connecting: 'Байланыс орнатылуда',
    loading: 'Бөлім ашылуда',
    notLoaded: 'Бөлім ашылмады. Байланысты тексеріңіз',
    noCentre: 'Мекенжайда орталық көрсетілмеген',
    toCentres: 'Орталықтар тізіміне',
    backTo: section => `«${section}» бөліміне оралу`,
    asking: 'Сервер жауабы күтілуде',
    unexpected: 'Бетте ақау болды. Бетті жаңартыңыз',
    readOnly: 'Бұл баптауларды тек көре аласыз: оларды орталық басшысы немесе әкімші өзгертеді',
    save: 'Сақтау',
    discard: 'Өзгерістерден бас тарту',
    undo: 'Соңғы сақтауды кері қайтару',
    saved: 'Сақталды',
    undone: 'Бұрынғы баптаулар кері қайтарылды',
    unsaved: 'Сақталмаған өзгерістер бар',
    nothingToSave: 'Бұл бөлімде сақталмаған өзгеріс жоқ',
    unsavedMark: 'сақталмаған',
    leaveTitle: section => `«${section}» бөлімінде сақталмаған өзгерістер бар`,
    leaveHint: 'Басқа бөлімге өтпес бұрын не істейсіз?',
    leaveSave: 'Сақтап, өту',
    leaveKeep: 'Сақтамай өту: өзгерістер осы бетте тұра береді',
    leaveStay: 'Осы бөлімде қалу',
    conflict:
      'Сіз өзгертіп жатқанда осы бөлімді басқа қызметкер сақтады. Енгізгеніңіз осы бетте тұр. Қайсысы қалатынын таңдаңыз',
    keepMine: 'Менікін сақтау',
    takeTheirs: 'Жаңасын алу, менікін өшіру',
    wrongAt: place => `Қате бар, сақталмады: ${place}`,
  },
  ru: {
    title: 'Настройки центра',
    language: 'Язык',
    navigation: 'Разделы настроек',
    sections: {
      'first-steps': 'Первые шаги',
      centre: 'Центр',
      services: 'Услуги',
      windows: 'Окна',
      hours: 'Часы работы и календарь',
      rules: 'Правила очереди',
      kiosks: 'Терминалы',
      'hall-screens': 'Табло',
      ticket: 'Талон',
      printers: 'Принтеры',
      voice: 'Голос',
      devices: 'Устройства',
      people: 'Сотрудники',
      catalogue: 'Каталог',
      history: 'История',
      audit: 'Журнал',
    },
    connecting: 'Устанавливается связь',
    loading: 'Раздел открывается',
    notLoaded: 'Раздел не открылся. Проверьте связь',
    noCentre: 'В адресе не указан центр',
    toCentres: 'К списку центров',
    backTo: section => `Вернуться к разделу «${section}»`,
    asking: 'Ожидается ответ сервера',
    unexpected: 'На странице произошёл сбой. Обновите страницу',
    readOnly: 'Эти настройки вы можете только смотреть: их меняет руководитель центра или администратор',
    save: 'Сохранить',
    discard: 'Отказаться от изменений',
    undo: 'Отменить последнее сохранение',
    saved: 'Сохранено',
    undone: 'Прежние настройки возвращены',
    unsaved: 'Есть несохранённые изменения',
    nothingToSave: 'В этом разделе нет несохранённых изменений',
    unsavedMark: 'не сохранено',
    leaveTitle: section => `В разделе «${section}» есть несохранённые изменения`,
    leaveHint: 'Что сделать перед переходом в другой раздел?',
    leaveSave: 'Сохранить и перейти',
    leaveKeep: 'Перейти без сохранения: изменения останутся на странице',
    leaveStay: 'Остаться в этом разделе',
    conflict:
      'Пока вы меняли этот раздел, его сохранил другой сотрудник. Введённое вами осталось на странице. Выберите, что оставить',
    keepMine: 'Сохранить мою версию',
    takeTheirs: 'Взять новую версию, мою удалить',
    wrongAt: place => `Есть ошибка, не сохранено: ${place}`,
  },
  en: {
    title: 'Centre settings',
    language: 'Language',
    navigation: 'Sections of the settings',
    sections: {
      'first-steps': 'First steps',
      centre: 'Centre',
      services: 'Services',
      windows: 'Windows',
      hours: 'Hours and calendar',
      rules: 'Queue rules',
      kiosks: 'Kiosks',
      'hall-screens': 'Hall screens',
      ticket: 'Ticket',
      printers: 'Printers',
      voice: 'Voice',
      devices: 'Devices',
      people: 'People',
      catalogue: 'Catalogue',
      history: 'History',
      audit: 'Journal',
    },
    connecting: 'Connecting',
    loading: 'Opening the section',
    notLoaded: 'The section could not be opened. Check the connection',
    noCentre: 'The address does not name a centre',
    toCentres: 'To the list of centres',
    backTo: section => `Back to “${section}”`,
    asking: 'Waiting for the server to answer',
    unexpected: 'Something went wrong on this page. Reload it',
    readOnly:
      'You can only view these settings; the manager of the centre or an administrator can change them',
    save: 'Save',
    discard: 'Discard changes',
    undo: 'Undo the last save',
    saved: 'Saved',
    undone: 'The previous version is back',
    unsaved: 'There are unsaved changes',
    nothingToSave: 'This section has no unsaved changes',
    unsavedMark: 'not saved',
    leaveTitle: section => `The section “${section}” has unsaved changes`,
    leaveHint: 'What should be done with them before you go to another section?',
    leaveSave: 'Save and continue',
    leaveKeep: 'Continue without saving: the changes stay on this page',
    leaveStay: 'Stay in this section',
    conflict:
      'While you were changing this section, a colleague saved it. What you entered is still on this page. Choose which version to keep',
    keepMine: 'Save my version',
    takeTheirs: 'Take the new version, discard mine',
    wrongAt: place => `There is a mistake, nothing was saved: ${place}`,
  },
}
