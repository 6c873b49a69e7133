import type { Messages } from '../common/messages.ts'

/** Words of the page that shows all centres of a person at a glance. */
interface CentresMessages {
  title: string
  language: string
  hint: string
  search: string
  found: (count: string) => string
  none: string
  connecting: string
  lost: string
  unexpected: string
  centre: string
  state: string
  open: string
  closed: string
  onBreak: string
  opensAt: (moment: string) => string
  /** The server does not follow the centre's events at this moment. */
  notLive: string
  windows: string
  windowsOf: (open: number, all: number) => string
  waiting: string
  longest: string
  pastTarget: string
  troubles: string
  pages: string
  settings: string
  onlyTrouble: string
}

export const centresMessages: Messages<CentresMessages> = {
  kk: {
    title: 'Барлық орталық',
    language: 'Тіл',
    hint: 'Әр орталықтың қазіргі жағдайы. Назар аударуды қажет ететіндері жоғарыда тұр.',
    search: 'Орталықты іздеу',
    found: count => `Орталықтар: ${count}`,
    none: 'Мұндай орталық табылмады',
    connecting: 'Байланыс орнатылуда',
    lost: 'Сервермен байланыс жоқ: көрсеткіштер ескірген болуы мүмкін. Байланыс қайта орнатылуда',
    unexpected: 'Бетте ақау болды. Бетті жаңартыңыз',
    centre: 'Орталық',
    state: 'Жағдайы',
    open: 'Ашық',
    closed: 'Жабық',
    onBreak: 'Үзіліс',
    opensAt: moment => `ашылуы: ${moment}`,
    notLive: 'Мәлімет ескірген болуы мүмкін',
    windows: 'Ашық терезелер',
    windowsOf: (open, all) => `${open} / ${all}`,
    waiting: 'Кезекте',
    longest: 'Ең ұзақ күту',
    pastTarget: 'Нормативтен асты',
    troubles: 'Құрылғы ақаулары',
    pages: 'Беттер',
    settings: 'Баптаулар',
    onlyTrouble: 'Назар аударуды қажет ететіндері ғана',
  },
  ru: {
    title: 'Все центры',
    language: 'Язык',
    hint: 'Состояние каждого центра сейчас. Выше стоят те, которым нужно внимание.',
    search: 'Поиск центра',
    found: count => `Центры: ${count}`,
    none: 'Такой центр не найден',
    connecting: 'Соединение устанавливается',
    lost: 'Нет связи с сервером: показатели могли устареть. Связь восстанавливается',
    unexpected: 'На странице произошёл сбой. Обновите страницу',
    centre: 'Центр',
    state: 'Состояние',
    open: 'Открыт',
    closed: 'Закрыт',
    onBreak: 'Перерыв',
    opensAt: moment => `откроется: ${moment}`,
    notLive: 'Данные могли устареть',
    windows: 'Открыто окон',
    windowsOf: (open, all) => `${open} из ${all}`,
    waiting: 'Ожидают',
    longest: 'Дольше всех ждут',
    pastTarget: 'Сверх норматива',
    troubles: 'Неполадки устройств',
    pages: 'Страницы',
    settings: 'Настройки',
    onlyTrouble: 'Только те, которым нужно внимание',
  },
  en: {
    title: 'All centres',
    language: 'Language',
    hint: 'The state of each centre now. Those that need attention come first.',
    search: 'Find a centre',
    found: count => `Centres: ${count}`,
    none: 'No such centre was found',
    connecting: 'Connecting',
    lost: 'No connection to the server: the figures may be out of date. Connecting again',
    unexpected: 'Something went wrong on this page. Reload it',
    centre: 'Centre',
    state: 'State',
    open: 'Open',
    closed: 'Closed',
    onBreak: 'Break',
    opensAt: moment => `opens ${moment}`,
    notLive: 'May be out of date',
    windows: 'Windows open',
    windowsOf: (open, all) => `${open} of ${all}`,
    waiting: 'Waiting',
    longest: 'Longest wait',
    pastTarget: 'Past target',
    troubles: 'Device troubles',
    pages: 'Pages',
    settings: 'Settings',
    onlyTrouble: 'Only those that need attention',
  },
}
