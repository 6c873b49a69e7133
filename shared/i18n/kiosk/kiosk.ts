import type { Purpose } from '../../domain/queue.ts'
import type { Messages } from '../common/messages.ts'

/** The words of the touch kiosk. */
export interface KioskMessages {
  touchToStart: string
  chooseLanguage: string
  choosePurpose: string
  /** Under each purpose: for whom it is. */
  purposeHints: Readonly<Record<Purpose, string>>
  chooseGroup: string
  chooseService: string

  findService: string
  serviceName: string
  nothingFound: string
  /** Rows of letters, as a keyboard of the language has them, parted by blanks. */
  letters: string
  space: string
  erase: string
  clear: string

  officialTitle: string
  /** What to bring when fetching finished documents (paragraph 16). */
  receipt: string
  toBring: string
  yourResult: string
  hours: string
  cost: string
  nextOpening: (t: string) => string
  getTicket: string

  issuing: string
  /** The answer has not come, and is being asked for. */
  asking: string
  yourNumber: string
  whereToWait: string
  takeTicket: string
  noPaper: (number: string) => string
  done: string
  closesIn: (seconds: number) => string

  stillThere: string
  goOn: string
  startsAnewIn: (seconds: number) => string

  sorry: string
  tryAgain: string
  fault: string
  /** To whoever sets the kiosk up. */
  noCentre: string
}

export const kiosk: Messages<KioskMessages> = {
  kk: {
    touchToStart: 'Талон алу үшін экранды түртіңіз',
    chooseLanguage: 'Тілді таңдаңыз',
    choosePurpose: 'Не істегіңіз келеді?',
    purposeHints: {
      submission: 'Өтініш беру, қызметке жүгіну',
      collection: 'Құжаттарыңыз бұрын қабылданып, қолхат берілген болса',
    },
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
    receipt: 'Құжаттар қабылданған кезде берілген қолхат',
    toBring: 'Өзіңізбен бірге алып келіңіз',
    yourResult: 'Сізге берілетін құжат',
    hours: 'Қабылдау уақыты',
    cost: 'Қызмет ақысы',
    nextOpening: t => `Келесі қабылдау: ${t}`,
    getTicket: 'Талон алу',
    issuing: 'Талон берілуде',
    asking: 'Жауап әлі келген жоқ, қайта сұралуда. Күте тұрыңыз немесе кеңесшіге жүгініңіз',
    yourNumber: 'Сіздің нөміріңіз',
    whereToWait: 'Залда күтіңіз. Нөміріңіз экранға шығып, хабарланады',
    takeTicket: 'Талоныңызды алыңыз',
    noPaper: number => `Талон басылмады. ${number} нөмірін есте сақтаңыз немесе суретке түсіріп алыңыз`,
    done: 'Дайын',
    closesIn: seconds => `Бұл экран ${seconds} секундтан кейін жабылады`,
    stillThere: 'Жалғастырасыз ба?',
    goOn: 'Жалғастыру',
    startsAnewIn: seconds => `${seconds} секундтан кейін бастапқы экран ашылады`,
    sorry: 'Талон берілмеді',
    tryAgain: 'Қайталап көру',
    fault: 'Қате орын алды. Қайтадан бастаңыз немесе кеңесшіге жүгініңіз',
    noCentre:
      'Беттің мекенжайында орталық көрсетілмеген немесе ондай орталық жоқ. Терминалды мына беттен ашыңыз',
  },
  ru: {
    touchToStart: 'Коснитесь экрана, чтобы получить талон',
    chooseLanguage: 'Выберите язык',
    choosePurpose: 'Что вы хотите сделать?',
    purposeHints: {
      submission: 'Подать заявление, обратиться за услугой',
      collection: 'Если документы уже приняты и вам выдали расписку',
    },
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
    receipt: 'Расписка, выданная при приёме документов',
    toBring: 'Возьмите с собой',
    yourResult: 'Что вы получите',
    hours: 'Часы приёма',
    cost: 'Стоимость',
    nextOpening: t => `Следующий приём: ${t}`,
    getTicket: 'Получить талон',
    issuing: 'Выдаём талон',
    asking: 'Ответа ещё нет, запрашиваем снова. Подождите или обратитесь к консультанту',
    yourNumber: 'Ваш номер',
    whereToWait: 'Ожидайте в зале. Ваш номер появится на табло и будет объявлен',
    takeTicket: 'Возьмите талон',
    noPaper: number => `Талон не напечатан. Запомните номер ${number} или сфотографируйте его`,
    done: 'Готово',
    closesIn: seconds => `Этот экран закроется через ${seconds} с`,
    stillThere: 'Вы продолжаете?',
    goOn: 'Продолжить',
    startsAnewIn: seconds => `Через ${seconds} с откроется начальный экран`,
    sorry: 'Талон не выдан',
    tryAgain: 'Попробовать ещё раз',
    fault: 'Произошла ошибка. Начните сначала или обратитесь к консультанту',
    noCentre: 'В адресе страницы не указан центр, или такого центра нет. Откройте терминал со страницы',
  },
  en: {
    touchToStart: 'Touch the screen to get a ticket',
    chooseLanguage: 'Choose a language',
    choosePurpose: 'What would you like to do?',
    purposeHints: {
      submission: 'Apply for a service',
      collection: 'If your documents have been taken in and you were given a receipt',
    },
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
    receipt: 'The receipt given to you when your documents were taken in',
    toBring: 'Bring with you',
    yourResult: 'What you will get',
    hours: 'Opening hours',
    cost: 'Cost',
    nextOpening: t => `Next opening: ${t}`,
    getTicket: 'Get a ticket',
    issuing: 'Getting your ticket',
    asking: 'No answer yet, asking again. Please wait or see the consultant',
    yourNumber: 'Your number',
    whereToWait: 'Please wait in the hall. Your number will be shown and announced',
    takeTicket: 'Take your ticket',
    noPaper: number => `No paper came out. Remember ${number} or photograph it`,
    done: 'Done',
    closesIn: seconds => `This screen closes in ${seconds} s`,
    stillThere: 'Are you still there?',
    goOn: 'Go on',
    startsAnewIn: seconds => `The start screen opens in ${seconds} s`,
    sorry: 'No ticket was given',
    tryAgain: 'Try again',
    fault: 'Something went wrong. Please start again or see the consultant',
    noCentre: 'The address of this page names no centre, or none that exists. Open the kiosk from the page',
  },
}
