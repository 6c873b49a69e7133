import type { Messages } from './locale.ts'

/** The sections of the office, by the id that stands in the page's address. */
export const officeSections = ['ticket', 'printers', 'voice', 'devices', 'people', 'audit'] as const
export type OfficeSectionId = (typeof officeSections)[number]

/** The frame of the page where a centre changes what it decides, and what every section says of saving. */
export interface OfficeMessages {
  title: string
  language: string
  navigation: string
  sections: Readonly<Record<OfficeSectionId, string>>
  connecting: string
  loading: string
  notLoaded: string
  again: string
  noCentre: string
  toCentres: string
  asking: string
  unexpected: string

  save: string
  discard: string
  undo: string
  saved: string
  undone: string
  unsaved: string
  nothingToSave: string
  /** Somebody else has saved the same part meanwhile. */
  conflict: string
  keepMine: string
  takeTheirs: string
  /** One place in what was to be saved is wrong. */
  wrongAt: (place: string) => string
}

export const officeMessages: Messages<OfficeMessages> = {
  kk: {
    title: 'Орталық баптаулары',
    language: 'Тіл',
    navigation: 'Баптау бөлімдері',
    sections: {
      ticket: 'Талон',
      printers: 'Принтерлер',
      voice: 'Дауыс',
      devices: 'Құрылғылар',
      people: 'Қызметкерлер',
      audit: 'Журнал',
    },
    connecting: 'Байланыс орнатылуда',
    loading: 'Бөлім ашылуда',
    notLoaded: 'Бөлім ашылмады. Байланысты тексеріңіз',
    again: 'Қайталау',
    noCentre: 'Мекенжайда орталық көрсетілмеген',
    toCentres: 'Орталықтар тізіміне',
    asking: 'Сервер жауабы күтілуде',
    unexpected: 'Бетте ақау болды. Бетті жаңартыңыз',
    save: 'Сақтау',
    discard: 'Өзгерістерден бас тарту',
    undo: 'Соңғы сақтауды болдырмау',
    saved: 'Сақталды',
    undone: 'Бұрынғы күйіне қайтарылды',
    unsaved: 'Сақталмаған өзгерістер бар',
    nothingToSave: 'Барлық өзгеріс сақталған',
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
      ticket: 'Талон',
      printers: 'Принтеры',
      voice: 'Голос',
      devices: 'Устройства',
      people: 'Сотрудники',
      audit: 'Журнал',
    },
    connecting: 'Устанавливается связь',
    loading: 'Раздел открывается',
    notLoaded: 'Раздел не открылся. Проверьте связь',
    again: 'Повторить',
    noCentre: 'В адресе не указан центр',
    toCentres: 'К списку центров',
    asking: 'Ожидается ответ сервера',
    unexpected: 'На странице произошёл сбой. Обновите страницу',
    save: 'Сохранить',
    discard: 'Отказаться от изменений',
    undo: 'Отменить последнее сохранение',
    saved: 'Сохранено',
    undone: 'Возвращено как было',
    unsaved: 'Есть несохранённые изменения',
    nothingToSave: 'Все изменения сохранены',
    conflict:
      'Пока вы меняли этот раздел, его сохранил другой сотрудник. Введённое вами осталось на странице. Выберите, что оставить',
    keepMine: 'Сохранить моё',
    takeTheirs: 'Взять новое, моё удалить',
    wrongAt: place => `Есть ошибка, не сохранено: ${place}`,
  },
  en: {
    title: 'Centre settings',
    language: 'Language',
    navigation: 'Sections of the settings',
    sections: {
      ticket: 'Ticket',
      printers: 'Printers',
      voice: 'Voice',
      devices: 'Devices',
      people: 'People',
      audit: 'Journal',
    },
    connecting: 'Connecting',
    loading: 'The section is opening',
    notLoaded: 'The section did not open. Check the connection',
    again: 'Try again',
    noCentre: 'The address names no centre',
    toCentres: 'To the list of centres',
    asking: 'Waiting for the server to answer',
    unexpected: 'This page had a fault. Reload it',
    save: 'Save',
    discard: 'Discard changes',
    undo: 'Undo the last save',
    saved: 'Saved',
    undone: 'It is again as it was',
    unsaved: 'There are changes that are not saved',
    nothingToSave: 'Everything is saved',
    conflict:
      'While you were changing this section, someone else saved it. What you entered is still on this page. Choose which to keep',
    keepMine: 'Save mine',
    takeTheirs: 'Take the new one, drop mine',
    wrongAt: place => `There is a mistake, nothing was saved: ${place}`,
  },
}
