import type { Messages } from '../common/messages.ts'

/** Words of the local page that lists the centres. */
export interface HomeMessages {
  centres: string
  searchCentres: string
  noCentreFound: string
  chooseCentre: string
  chooseLanguage: string
  /** Explains what the demonstration is. */
  demo: string
  demoMeans: string
  kiosk: string
  kioskHint: string
  display: string
  displayHint: string
  consultant: string
  consultantHint: string
  manager: string
  managerHint: string
  office: string
  officeHint: string
  reports: string
  reportsHint: string
  counters: string
  phones: string
  newTab: string
  connecting: string
  noCounters: string
  fault: string
}

export const home: Messages<HomeMessages> = {
  kk: {
    centres: 'Орталықтар',
    searchCentres: 'Орталықты іздеу',
    noCentreFound: 'Мұндай орталық табылмады',
    chooseCentre: 'Орталықты таңдаңыз',
    chooseLanguage: 'Тілді таңдаңыз',
    demo: 'Бұл — демонстрациялық нұсқа',
    demoMeans:
      'Мұнда кіру сұралмайды: осы бет кез келген адамға кез келген рөлді береді. Келушілерге нақты қызмет көрсету үшін пайдаланбаңыз.',
    kiosk: 'Талон терминалы',
    kioskHint: 'Келуші талон алады',
    display: 'Зал таблосы',
    displayHint: 'Кімнің қай терезеге шақырылғаны',
    consultant: 'Кеңесшінің беті',
    consultantHint: 'Талон беру, оны нөмірі бойынша табу, залдың жағдайы',
    manager: 'Басшы тақтасы',
    managerHint: 'Кезектер, күту уақыты, күн көрсеткіштері',
    office: 'Орталықтың баптаулары',
    officeHint: 'Жұмыс уақыты, қызметтер, терезелер, құрылғылар, қызметкерлер',
    reports: 'Есептер',
    reportsHint: 'Өткен күндердің көрсеткіштері, талондардың тарихы',
    counters: 'Терезелер',
    phones: 'Телефон',
    newTab: 'Жаңа қойындыда ашылады',
    connecting: 'Байланыс орнатылуда',
    noCounters: 'Терезелер тізімі алынбады. Бетті жаңартыңыз',
    fault: 'Бетте ақау болды. Бетті жаңартыңыз',
  },
  ru: {
    centres: 'Центры',
    searchCentres: 'Найти центр',
    noCentreFound: 'Такого центра нет',
    chooseCentre: 'Выберите центр',
    chooseLanguage: 'Выберите язык',
    demo: 'Это демонстрация',
    demoMeans:
      'Вход здесь не требуется: эта страница даёт любую роль кому угодно. Не используйте её для обслуживания посетителей.',
    kiosk: 'Терминал талонов',
    kioskHint: 'Посетитель получает талон',
    display: 'Табло зала',
    displayHint: 'Кого и к какому окну вызвали',
    consultant: 'Страница консультанта',
    consultantHint: 'Выдать талон, найти его по номеру, состояние зала',
    manager: 'Панель руководителя',
    managerHint: 'Очереди, ожидание, показатели дня',
    office: 'Настройки центра',
    officeHint: 'Часы работы, услуги, окна, устройства, сотрудники',
    reports: 'Отчёты',
    reportsHint: 'Показатели прошедших дней, история талонов',
    counters: 'Окна',
    phones: 'Телефон',
    newTab: 'Откроется в новой вкладке',
    connecting: 'Устанавливается связь',
    noCounters: 'Список окон не получен. Обновите страницу',
    fault: 'На странице произошёл сбой. Обновите страницу',
  },
  en: {
    centres: 'Centres',
    searchCentres: 'Find a centre',
    noCentreFound: 'No centre was found',
    chooseCentre: 'Choose a centre',
    chooseLanguage: 'Choose a language',
    demo: 'This is a demonstration',
    demoMeans:
      'No sign-in is required here: this page gives any role to anyone. Do not use it to serve real visitors.',
    kiosk: 'Ticket kiosk',
    kioskHint: 'Visitors take a ticket',
    display: 'Hall screen',
    displayHint: 'Who is being called to which window',
    consultant: "Consultant's page",
    consultantHint: 'Issue a ticket, find one by its number, see the hall',
    manager: "Manager's board",
    managerHint: 'Queues, waiting times, figures of the day',
    office: 'Centre settings',
    officeHint: 'Opening hours, services, windows, devices, people',
    reports: 'Reports',
    reportsHint: 'Figures of past days, ticket histories',
    counters: 'Windows',
    phones: 'Telephone',
    newTab: 'Opens in a new tab',
    connecting: 'Connecting',
    noCounters: 'The list of windows could not be loaded. Reload the page',
    fault: 'Something went wrong on this page. Reload it',
  },
}
