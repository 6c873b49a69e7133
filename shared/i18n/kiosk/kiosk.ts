import type { Messages } from '../common/messages.ts'

/** Words of the touch kiosk. */
export interface KioskMessages {
  touchToStart: string
  chooseLanguage: string
  choosePurpose: string
  chooseGroup: string
  chooseService: string

  findService: string
  serviceName: string
  nothingFound: string
  /** Rows of letters of the language's keyboard, separated by blanks. */
  letters: string
  space: string
  erase: string
  clear: string

  officialTitle: string
  pageOf: (page: number, count: number) => string
  aboutService: string
  yourResult: string
  hours: string
  cost: string
  nextOpening: (t: string) => string
  getTicket: string

  issuing: string
  /** There is no answer yet, and the kiosk retries. */
  asking: string
  yourNumber: string
  whereToWait: string
  takeTicket: string
  noPaper: (number: string) => string
  done: string
  closesIn: (seconds: number) => string

  stillThere: string
  continueLabel: string
  resetsIn: (seconds: number) => string

  sorry: string
  tryAgain: string
  fault: string
  /** For the person who sets the kiosk up. */
  noCentre: string
}

export const kiosk: Messages<KioskMessages> = {
  kk: {
    touchToStart: 'Талон алу үшін экранды түртіңіз',
    chooseLanguage: 'Тілді таңдаңыз',
    choosePurpose: 'Келу мақсатыңызды таңдаңыз',
    chooseGroup: 'Қызмет тобын таңдаңыз',
    chooseService: 'Қызметті таңдаңыз',
    findService: 'Қызметті іздеу',
    serviceName: 'Қызмет атауы',
    nothingFound: 'Ештеңе табылмады. Басқа сөз теріп көріңіз',
    letters: 'ӘІҢҒҮҰҚӨҺ ЙЦУКЕНГШЩЗХЪ ФЫВАПРОЛДЖЭ ЯЧСМИТЬБЮЁ',
    space: 'Бос орын',
    erase: 'Соңғы әріпті өшіру',
    clear: 'Тазарту',
    officialTitle: 'Қызметтің толық атауы',
    pageOf: (page, count) => `${count} беттің ${page}-беті`,
    aboutService: 'Қызмет туралы',
    yourResult: 'Қызмет нәтижесі',
    hours: 'Қабылдау уақыты',
    cost: 'Қызмет ақысы',
    nextOpening: t => `Келесі қабылдау: ${t}`,
    getTicket: 'Талон алу',
    issuing: 'Талон берілуде',
    asking: 'Жауап әлі келген жоқ, қайта сұралуда. Күте тұрыңыз немесе кеңесшіге жүгініңіз',
    yourNumber: 'Сіздің нөміріңіз',
    whereToWait: 'Залда күтіңіз. Нөміріңіз таблода көрсетіліп, дауыспен хабарланады',
    takeTicket: 'Талоныңызды алыңыз',
    noPaper: number =>
      `Талон басып шығарылмады. ${number} нөмірін есте сақтаңыз немесе суретке түсіріп алыңыз`,
    done: 'Дайын',
    closesIn: seconds => `Бұл экран ${seconds} секундтан кейін жабылады`,
    stillThere: 'Жалғастырасыз ба?',
    continueLabel: 'Жалғастыру',
    resetsIn: seconds => `${seconds} секундтан кейін бастапқы экран ашылады`,
    sorry: 'Талон берілмеді',
    tryAgain: 'Қайталап көру',
    fault: 'Ақау шықты. Қайтадан бастаңыз немесе кеңесшіге жүгініңіз',
    noCentre:
      'Беттің мекенжайында орталық көрсетілмеген немесе ондай орталық жоқ. Терминалды мына беттен ашыңыз',
  },
  ru: {
    touchToStart: 'Коснитесь экрана, чтобы получить талон',
    chooseLanguage: 'Выберите язык',
    choosePurpose: 'Выберите цель визита',
    chooseGroup: 'Выберите группу услуг',
    chooseService: 'Выберите услугу',
    findService: 'Поиск услуги',
    serviceName: 'Название услуги',
    nothingFound: 'Ничего не найдено. Попробуйте другое слово',
    letters: 'ЙЦУКЕНГШЩЗХЪ ФЫВАПРОЛДЖЭ ЯЧСМИТЬБЮЁ',
    space: 'Пробел',
    erase: 'Стереть последнюю букву',
    clear: 'Очистить',
    officialTitle: 'Полное название услуги',
    pageOf: (page, count) => `Страница ${page} из ${count}`,
    aboutService: 'Об услуге',
    yourResult: 'Результат услуги',
    hours: 'Часы приёма',
    cost: 'Стоимость',
    nextOpening: t => `Следующий приём: ${t}`,
    getTicket: 'Получить талон',
    issuing: 'Выдаём талон',
    asking: 'Ответа ещё нет, запрашиваем снова. Подождите или обратитесь к консультанту',
    yourNumber: 'Ваш номер',
    whereToWait: 'Ожидайте в зале. Ваш номер появится на табло и будет объявлен голосом',
    takeTicket: 'Возьмите талон',
    noPaper: number => `Талон не напечатан. Запомните номер ${number} или сфотографируйте его`,
    done: 'Готово',
    closesIn: seconds => `Этот экран закроется через ${seconds} с`,
    stillThere: 'Продолжить?',
    continueLabel: 'Продолжить',
    resetsIn: seconds => `Через ${seconds} с откроется начальный экран`,
    sorry: 'Талон не выдан',
    tryAgain: 'Попробовать ещё раз',
    fault: 'Произошёл сбой. Начните сначала или обратитесь к консультанту',
    noCentre: 'В адресе страницы не указан центр, или такого центра нет. Откройте терминал со страницы',
  },
  en: {
    touchToStart: 'Touch the screen to get a ticket',
    chooseLanguage: 'Choose a language',
    choosePurpose: 'Choose the purpose of your visit',
    chooseGroup: 'Choose a group of services',
    chooseService: 'Choose a service',
    findService: 'Find a service',
    serviceName: 'Name of the service',
    nothingFound: 'Nothing found. Try another word',
    letters: 'QWERTYUIOP ASDFGHJKL ZXCVBNM',
    space: 'Space',
    erase: 'Delete the last letter',
    clear: 'Clear',
    officialTitle: 'Full name of the service',
    pageOf: (page, count) => `Page ${page} of ${count}`,
    aboutService: 'About the service',
    yourResult: 'Result of the service',
    hours: 'Opening hours',
    cost: 'Cost',
    nextOpening: t => `Next opening: ${t}`,
    getTicket: 'Get a ticket',
    issuing: 'Getting your ticket',
    asking: 'No answer yet, asking again. Please wait or see the consultant',
    yourNumber: 'Your number',
    whereToWait: 'Please wait in the hall. Your number will be shown on the hall screen and announced',
    takeTicket: 'Take your ticket',
    noPaper: number => `Your ticket was not printed. Please remember number ${number} or take a photo of it`,
    done: 'Done',
    closesIn: seconds => `This screen closes in ${seconds} s`,
    stillThere: 'Are you still there?',
    continueLabel: 'Continue',
    resetsIn: seconds => `The start screen opens in ${seconds} s`,
    sorry: 'No ticket was issued',
    tryAgain: 'Try again',
    fault: 'Something went wrong. Please start again or see the consultant',
    noCentre: 'The address of this page does not name an existing centre. Open the kiosk from the page',
  },
}
