import type { FirstStep } from '../../domain/first-steps.ts'
import type { Messages } from '../common/messages.ts'
import { formatNumber, plural } from '../common/numbers.ts'

interface StepWords {
  title: string
  /** What to do, and why. */
  what: string
  /** Button that counts the step as done; absent: the program sees it by itself. */
  confirm?: string
  /** What the address of a page that the step needs is for. */
  address?: string
}

/** Words of the office's section that leads a new centre to its first ticket. */
interface FirstStepsMessages {
  title: string
  hint: string
  progress: (done: number, all: number) => string
  allDone: string
  done: string
  toDo: string
  notYet: string
  openSection: (section: string) => string
  openKiosk: string
  openWindow: string
  /** The kiosk issues no tickets now. @param opening the next opening in words; undefined: there is none */
  closedNow: (opening: string | undefined) => string
  /** Queues that give tickets and have no window, with the names of the first services. */
  withoutWindow: (count: number, services: string) => string
  steps: Readonly<Record<FirstStep, StepWords>>
}

export const firstStepsOffice: Messages<FirstStepsMessages> = {
  kk: {
    title: 'Алғашқы қадамдар',
    hint: 'Жаңа орталықты ашуға дайындау тізімі. Кез келген уақытта тоқтап, кейін жалғастыра аласыз.',
    progress: (done, all) => `Орындалған қадамдар: ${done} / ${all}`,
    allDone: 'Орталық ашуға дайын',
    done: 'орындалды',
    toDo: 'орындалмады',
    notYet: 'Әлі дайын емес',
    openSection: section => `«${section}» бөлімін ашу`,
    openKiosk: 'Терминалды ашу',
    openWindow: 'Терезені ашу',
    closedNow: opening =>
      `Қазір орталық жабық, терминал талон бермейді.${opening ? ` Келесі қабылдау: ${opening}.` : ''} Залды қазір тексеру үшін орталықтың жұмыс уақытын өзгертіңіз`,
    withoutWindow: (count, services) =>
      `${formatNumber('kk', count)} кезекке ешбір терезе қызмет көрсетпейді: ${services}. Келушілерді ешкім шақырмайды`,
    steps: {
      centre: {
        title: 'Орталық туралы мәлімет',
        what: 'Атауын, мекенжайын, телефондарын, тілдері мен уақыт белдеуін тексеріңіз.',
        confirm: 'Бәрі дұрыс',
      },
      hours: {
        title: 'Жұмыс уақыты',
        what: 'Апта күндері бойынша жұмыс уақыты мен үзілістерді, мереке күндерін тексеріңіз. Терминал осы уақытта ғана талон береді.',
        confirm: 'Уақыты дұрыс',
      },
      services: {
        title: 'Қызметтер',
        what: 'Орталық көрсететін қызметтерді ғана қалдырыңыз.',
        confirm: 'Тізім дұрыс',
      },
      windows: {
        title: 'Терезелер',
        what: 'Залда қанша терезе бар екенін және әрқайсысы қандай кезектерге қызмет көрсететінін белгілеңіз.',
        confirm: 'Терезелер дұрыс',
      },
      people: {
        title: 'Инспекторлар',
        what: 'Кемінде бір инспектор қосыңыз. Ол бір реттік кодпен кіріп, өз құпиясөзін қояды. Қызметкерді әкімші қосады.',
        confirm: 'Қызметкерлер қосылған',
        address: 'Инспекторлар кіретін мекенжай',
      },
      kiosk: {
        title: 'Терминал',
        what: 'Терминалды қосып, браузерінде мына мекенжайды ашыңыз. Экранда шыққан кодты осында енгізіңіз.',
        address: 'Терминалға арналған мекенжай',
        confirm: 'Терминалсыз жұмыс істейміз',
      },
      screen: {
        title: 'Зал таблосы',
        what: 'Залдағы экранды қосып, браузерінде мына мекенжайды ашыңыз. Экранда шыққан кодты осында енгізіңіз.',
        address: 'Таблоға арналған мекенжай',
        confirm: 'Таблосыз жұмыс істейміз',
      },
      printer: {
        title: 'Принтер',
        what: 'Терминалдың принтерін қосып, талон шығарып көріңіз. Алғашқы талон басылғанда қадам орындалады.',
        confirm: 'Қағазсыз жұмыс істейміз',
      },
      ticket: {
        title: 'Алғашқы талон',
        what: 'Терминалдан талон алыңыз. Инспектор жүйеге кіріп, терезесін ашып, шақырады: зал таблосы нөмірді көрсетіп, хабарлайды.',
        address: 'Инспекторлар кіретін мекенжай',
      },
    },
  },
  ru: {
    title: 'Первые шаги',
    hint: 'Список того, что нужно для открытия нового центра. Можно остановиться и продолжить в любое время.',
    progress: (done, all) => `Выполнено ${done} из ${all}`,
    allDone: 'Центр готов к открытию',
    done: 'выполнено',
    toDo: 'не выполнено',
    notYet: 'Ещё не готово',
    openSection: section => `Открыть раздел «${section}»`,
    openKiosk: 'Открыть терминал',
    openWindow: 'Открыть окно',
    closedNow: opening =>
      `Сейчас центр закрыт, и терминал не выдаёт талоны.${opening ? ` Следующий приём: ${opening}.` : ''} Чтобы проверить зал сейчас, измените часы работы центра`,
    withoutWindow: (count, services) =>
      `${plural('ru', count, { one: `${count} очередь`, few: `${count} очереди`, many: `${formatNumber('ru', count)} очередей` })} не обслуживает ни одно окно: ${services}. Посетителей никто не вызовет`,
    steps: {
      centre: {
        title: 'Сведения о центре',
        what: 'Проверьте название, адрес, телефоны, языки и часовой пояс.',
        confirm: 'Всё верно',
      },
      hours: {
        title: 'Часы работы',
        what: 'Проверьте часы работы и перерывы по дням недели и праздничные дни. Терминал выдаёт талоны только в это время.',
        confirm: 'Часы верны',
      },
      services: {
        title: 'Услуги',
        what: 'Оставьте только те услуги, которые оказывает центр.',
        confirm: 'Список верен',
      },
      windows: {
        title: 'Окна',
        what: 'Отметьте, сколько окон в зале и какие очереди обслуживает каждое.',
        confirm: 'Окна верны',
      },
      people: {
        title: 'Инспекторы',
        what: 'Добавьте хотя бы одного инспектора. Он войдёт по одноразовому коду и задаст свой пароль. Сотрудников добавляет администратор.',
        confirm: 'Сотрудники добавлены',
        address: 'Адрес, по которому входят инспекторы',
      },
      kiosk: {
        title: 'Терминал',
        what: 'Включите терминал и откройте в его браузере этот адрес. Введите здесь код, который появится на экране.',
        address: 'Адрес для терминала',
        confirm: 'Работаем без терминала',
      },
      screen: {
        title: 'Табло зала',
        what: 'Включите экран в зале и откройте в его браузере этот адрес. Введите здесь код, который появится на экране.',
        address: 'Адрес для табло',
        confirm: 'Работаем без табло',
      },
      printer: {
        title: 'Принтер',
        what: 'Подключите принтер терминала и напечатайте талон. Шаг выполнен, когда напечатан первый талон.',
        confirm: 'Работаем без бумаги',
      },
      ticket: {
        title: 'Первый талон',
        what: 'Возьмите талон в терминале. Инспектор входит, открывает своё окно и вызывает: табло покажет номер и объявит его.',
        address: 'Адрес, по которому входят инспекторы',
      },
    },
  },
  en: {
    title: 'First steps',
    hint: 'What a new centre needs before it opens. You can stop and continue at any time.',
    progress: (done, all) => `${done} of ${all} done`,
    allDone: 'The centre is ready to open',
    done: 'done',
    toDo: 'to do',
    notYet: 'Not ready yet',
    openSection: section => `Open “${section}”`,
    openKiosk: 'Open the kiosk',
    openWindow: 'Open a window',
    closedNow: opening =>
      `The centre is closed now, so the kiosk issues no tickets.${opening ? ` Next opening: ${opening}.` : ''} To try the hall now, change the hours of the centre`,
    withoutWindow: (count, services) =>
      `${formatNumber('en', count)} ${plural('en', count, { one: 'queue has', many: 'queues have' })} no window: ${services}. Nobody would call their visitors`,
    steps: {
      centre: {
        title: 'About the centre',
        what: 'Check the name, address, telephones, languages and time zone.',
        confirm: 'All correct',
      },
      hours: {
        title: 'Opening hours',
        what: 'Check the hours and breaks of each weekday, and the holidays. The kiosk issues tickets only within them.',
        confirm: 'The hours are correct',
      },
      services: {
        title: 'Services',
        what: 'Keep only the services that the centre provides.',
        confirm: 'The list is correct',
      },
      windows: {
        title: 'Windows',
        what: 'Set how many windows the hall has and which queues each one serves.',
        confirm: 'The windows are correct',
      },
      people: {
        title: 'Inspectors',
        what: 'Add at least one inspector, who signs in with a one-time code and sets a password. An administrator adds people.',
        confirm: 'People have been added',
        address: 'Address at which inspectors sign in',
      },
      kiosk: {
        title: 'Kiosk',
        what: 'Switch the kiosk on and open this address in its browser. Enter the code from its screen here.',
        address: 'Address for the kiosk',
        confirm: 'We work without a kiosk',
      },
      screen: {
        title: 'Hall screen',
        what: 'Switch a screen in the hall on and open this address in its browser. Enter the code from its screen here.',
        address: 'Address for the hall screen',
        confirm: 'We work without a hall screen',
      },
      printer: {
        title: 'Printer',
        what: 'Connect the kiosk’s printer and print a ticket. The step is done once the first ticket has been printed.',
        confirm: 'We work without paper',
      },
      ticket: {
        title: 'First ticket',
        what: 'Take a ticket at the kiosk. An inspector signs in, opens a window and calls: the hall screen shows and speaks the number.',
        address: 'Address at which inspectors sign in',
      },
    },
  },
}
