import type { Messages } from '../common/messages.ts'
import { formatNumber } from '../common/numbers.ts'

/** Sections of the page of reports, by their ids in the page's address. */
export const reportSections = ['overview', 'tables', 'day', 'ticket', 'files', 'archive'] as const
export type ReportSectionId = (typeof reportSections)[number]

/** Spans that one button selects. */
export const quickSpans = ['today', 'yesterday', 'week', 'month', 'lastMonth', 'year'] as const
export type QuickSpan = (typeof quickSpans)[number]

/** Words of the frame of the page of reports: sections, the choice of centre and days, progress and refusals. */
export interface ReportsMessages {
  title: string
  language: string
  navigation: string
  sections: Readonly<Record<ReportSectionId, string>>
  connecting: string
  /** A section of the page is loading. */
  opening: string
  /** A report is loading. */
  asking: string
  notLoaded: string
  unexpected: string
  toCentres: string
  /** In the whole span. */
  nobody: string

  choice: string
  centre: string
  allCentres: string
  chooseCentre: string
  centreNeeded: string
  from: string
  to: string
  show: string
  quick: string
  quickSpans: Readonly<Record<QuickSpan, string>>
  dateNeeded: string
  backwards: string
  tooLong: (days: number) => string
  asTable: string
}

export const reportsMessages: Messages<ReportsMessages> = {
  kk: {
    title: 'Есептер',
    language: 'Тіл',
    navigation: 'Есеп бөлімдері',
    sections: {
      overview: 'Шолу',
      tables: 'Кестелер',
      day: 'Күн',
      ticket: 'Талон',
      files: 'Файлдар',
      archive: 'Мұрағат',
    },
    connecting: 'Байланыс орнатылуда',
    opening: 'Бөлім ашылуда',
    asking: 'Деректер есептелуде',
    notLoaded: 'Бөлім ашылмады. Байланысты тексеріңіз',
    unexpected: 'Бетте ақау болды. Бетті жаңартыңыз',
    toCentres: 'Орталықтар тізіміне',
    nobody: 'Бұл күндері ешкім келмеген',
    choice: 'Орталық пен кезең',
    centre: 'Орталық',
    allCentres: 'Барлық орталықтар',
    chooseCentre: 'Орталықты таңдаңыз',
    centreNeeded: 'Бір орталықты таңдаңыз',
    from: 'Бірінші күні',
    to: 'Соңғы күні',
    show: 'Көрсету',
    quick: 'Дайын кезеңдер',
    quickSpans: {
      today: 'Бүгін',
      yesterday: 'Кеше',
      week: 'Соңғы 7 күн',
      month: 'Осы ай',
      lastMonth: 'Өткен ай',
      year: 'Осы жыл',
    },
    dateNeeded: 'Күнді толық енгізіңіз',
    backwards: 'Соңғы күні бірінші күнінен бұрын тұр',
    tooLong: days => `Кезең ${formatNumber('kk', days)} күннен ұзақ болмауы керек`,
    asTable: 'Кесте түрінде',
  },
  ru: {
    title: 'Отчёты',
    language: 'Язык',
    navigation: 'Разделы отчётов',
    sections: {
      overview: 'Обзор',
      tables: 'Таблицы',
      day: 'День',
      ticket: 'Талон',
      files: 'Файлы',
      archive: 'Архив',
    },
    connecting: 'Устанавливается связь',
    opening: 'Раздел открывается',
    asking: 'Данные подсчитываются',
    notLoaded: 'Раздел не открылся. Проверьте связь',
    unexpected: 'На странице произошёл сбой. Обновите страницу',
    toCentres: 'К списку центров',
    nobody: 'В эти дни никто не приходил',
    choice: 'Центр и период',
    centre: 'Центр',
    allCentres: 'Все центры',
    chooseCentre: 'Выберите центр',
    centreNeeded: 'Выберите один центр',
    from: 'Первый день',
    to: 'Последний день',
    show: 'Показать',
    quick: 'Готовые периоды',
    quickSpans: {
      today: 'Сегодня',
      yesterday: 'Вчера',
      week: 'Последние 7 дней',
      month: 'Этот месяц',
      lastMonth: 'Прошлый месяц',
      year: 'Этот год',
    },
    dateNeeded: 'Введите дату полностью',
    backwards: 'Последний день раньше первого',
    tooLong: days => `Период не может быть длиннее ${formatNumber('ru', days)} дней`,
    asTable: 'В виде таблицы',
  },
  en: {
    title: 'Reports',
    language: 'Language',
    navigation: 'Sections of the reports',
    sections: {
      overview: 'Overview',
      tables: 'Tables',
      day: 'Day',
      ticket: 'Ticket',
      files: 'Files',
      archive: 'Archive',
    },
    connecting: 'Connecting',
    opening: 'Opening the section',
    asking: 'Calculating the figures',
    notLoaded: 'The section could not be opened. Check the connection',
    unexpected: 'Something went wrong on this page. Reload it',
    toCentres: 'To the list of centres',
    nobody: 'Nobody came on these days',
    choice: 'Centre and period',
    centre: 'Centre',
    allCentres: 'All centres',
    chooseCentre: 'Choose a centre',
    centreNeeded: 'Choose a single centre',
    from: 'First day',
    to: 'Last day',
    show: 'Show',
    quick: 'Common periods',
    quickSpans: {
      today: 'Today',
      yesterday: 'Yesterday',
      week: 'Last 7 days',
      month: 'This month',
      lastMonth: 'Last month',
      year: 'This year',
    },
    dateNeeded: 'Enter the full date',
    backwards: 'The last day is before the first',
    tooLong: days => `A period can be no longer than ${formatNumber('en', days)} days`,
    asTable: 'As a table',
  },
}
