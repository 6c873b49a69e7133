import type { Messages } from '../common/messages.ts'

/** Words before and after an inspector's work at a window: who works where, and why the screen left the window. */
export interface DoorMessages {
  signIn: string
  surname: string
  name: string
  patronymic: string
  optional: string
  post: string
  continueLabel: string
  chooseWindow: string
  /** Shown before the choice of a window, to managers and others. */
  inspectorsOnly: string
  someoneElse: string
  free: string
  nobodySits: string
  opening: string
  windowTaken: (counter: string, name: string) => string
  /** The same person took the window over at another screen. */
  ownElsewhere: (counter: string) => string
  visitorStays: (number: string) => string
  takeOver: string
  sitsElsewhere: (counter: string) => string
  goToWindow: (counter: string) => string

  takenFromYou: (name: string) => string
  takenByYou: string
  lockedHint: string
  signInAgain: string
  windowClosed: (counter: string) => string
  newDay: string
  dayEnded: string
  otherTab: string
}

export const door: Messages<DoorMessages> = {
  kk: {
    signIn: 'Инспектор ретінде кіру',
    surname: 'Тегі',
    name: 'Аты',
    patronymic: 'Әкесінің аты',
    optional: 'міндетті емес',
    post: 'Лауазымы',
    continueLabel: 'Жалғастыру',
    chooseWindow: 'Терезені таңдаңыз',
    inspectorsOnly: 'Терезеде тек инспектор жұмыс істейді. Сіз инспектор ретінде кірген жоқсыз.',
    someoneElse: 'Басқа қызметкер',
    free: 'Бос',
    nobodySits: 'Ашық, қызметкер орнында жоқ',
    opening: 'Терезе ашылуда…',
    windowTaken: (n, name) => `${n}-терезеде ${name} отыр`,
    ownElsewhere: n => `Сіз ${n}-терезеде басқа экраннан отырсыз`,
    visitorStays: number => `${number} терезеде, оның қабылдауын сіз жалғастырасыз`,
    takeOver: 'Терезені қабылдап алу',
    sitsElsewhere: n => `Сіз ${n}-терезеде отырсыз. Бір мезгілде екі терезеде отыруға болмайды`,
    goToWindow: n => `${n}-терезеге өту`,
    takenFromYou: name => `Терезеңізді ${name} қабылдап алды`,
    takenByYou: 'Терезеңіз басқа экраннан ашылды',
    lockedHint: 'Бұл экран құлыпталды. Терезедегі келуші жоғалған жоқ: қабылдау сол экранда жалғасады',
    signInAgain: 'Қайта кіру',
    windowClosed: n => `Басшы ${n}-терезені жапты. Қажет болса, терезені қайта таңдаңыз`,
    newDay: 'Жаңа жұмыс күні басталды. Терезені қайта ашыңыз',
    dayEnded: 'Жұмыс күні аяқталды, терезе жабылды',
    otherTab: 'Терезеңіз басқа қойындыда ашық. Осы жерде жұмыс істеу үшін терезені таңдаңыз',
  },
  ru: {
    signIn: 'Вход инспектора',
    surname: 'Фамилия',
    name: 'Имя',
    patronymic: 'Отчество',
    optional: 'необязательно',
    post: 'Должность',
    continueLabel: 'Продолжить',
    chooseWindow: 'Выберите окно',
    inspectorsOnly: 'За окном работает только инспектор. Вы вошли не как инспектор.',
    someoneElse: 'Другой сотрудник',
    free: 'Свободно',
    nobodySits: 'Открыто, сотрудника нет',
    opening: 'Окно открывается…',
    windowTaken: (n, name) => `За окном ${n} работает ${name}`,
    ownElsewhere: n => `Вы уже за окном ${n} на другом экране`,
    visitorStays: number => `${number} у окна, приём продолжите вы`,
    takeOver: 'Занять окно',
    sitsElsewhere: n => `Вы уже за окном ${n}. Работать за двумя окнами одновременно нельзя`,
    goToWindow: n => `Перейти к окну ${n}`,
    takenFromYou: name => `Ваше окно занял(а) ${name}`,
    takenByYou: 'Ваше окно открыто на другом экране',
    lockedHint: 'Этот экран заблокирован. Посетитель у окна не потерян: приём идёт на том экране',
    signInAgain: 'Войти снова',
    windowClosed: n => `Руководитель закрыл окно ${n}. При необходимости выберите окно снова`,
    newDay: 'Начался новый рабочий день. Откройте окно снова',
    dayEnded: 'Рабочий день завершён, окно закрыто',
    otherTab: 'Ваше окно открыто в другой вкладке. Чтобы работать здесь, выберите окно',
  },
  en: {
    signIn: 'Sign in as an inspector',
    surname: 'Surname',
    name: 'Name',
    patronymic: 'Patronymic',
    optional: 'optional',
    post: 'Post',
    continueLabel: 'Continue',
    chooseWindow: 'Choose your window',
    inspectorsOnly: 'Only inspectors work at windows. You are not signed in as one.',
    someoneElse: 'A colleague',
    free: 'Free',
    nobodySits: 'Open, nobody is there',
    opening: 'Opening the window…',
    windowTaken: (n, name) => `${name} is at window ${n}`,
    ownElsewhere: n => `You are at window ${n} on another screen`,
    visitorStays: number => `${number} is at the window; you will continue serving them`,
    takeOver: 'Take over',
    sitsElsewhere: n => `You are already at window ${n}. You cannot work at two windows at once`,
    goToWindow: n => `Go to window ${n}`,
    takenFromYou: name => `${name} has taken over your window`,
    takenByYou: 'Your window has been opened on another screen',
    lockedHint:
      'This screen is locked. The visitor at the window is not lost: they will be served at that screen',
    signInAgain: 'Sign in again',
    windowClosed: n => `The manager closed window ${n}. Choose a window again if you need one`,
    newDay: 'A new working day has begun. Open your window again',
    dayEnded: 'The working day has been ended and the window is closed',
    otherTab: 'Your window is open in another tab. To work here, choose a window',
  },
}
