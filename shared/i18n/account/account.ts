import type { StaffRole } from '../../domain/roles.ts'
import type { Messages } from '../common/messages.ts'

/** Words of the page where people sign in and manage their own account. */
export interface AccountMessages {
  signIn: string
  signInHint: string
  login: string
  password: string
  /** Hint that the field also takes a one-time code, at the first sign-in. */
  passwordHint: string
  show: string
  hide: string
  capsLock: string
  busy: string
  needed: string
  with: (provider: string) => string
  demo: string

  roles: Readonly<Record<StaffRole, string>>
  setPassword: string
  setPasswordFirst: string
  current: string
  currentOrCode: string
  next: string
  rules: string
  save: string
  passwordSet: string

  whereTo: string
  allCentres: string
  places: Readonly<Record<'counter' | 'consultant' | 'manager' | 'office' | 'reports', string>>
  sessions: string
  thisOne: string
  since: (when: string) => string
  from: (address: string) => string
  unknownBrowser: string
  end: string
  endOf: (browser: string) => string
  endOthers: string
  othersEnded: string
  noOthers: string
  signOut: string
  connecting: string
  language: string
  unexpected: string
}

export const account: Messages<AccountMessages> = {
  kk: {
    signIn: 'Жүйеге кіру',
    signInHint: 'Логин мен құпиясөзді әкімші береді',
    login: 'Логин',
    password: 'Құпиясөз',
    passwordHint: 'Алғаш кіргенде әкімші берген кодты енгізіңіз',
    show: 'Құпиясөзді көрсету',
    hide: 'Құпиясөзді жасыру',
    capsLock: 'Бас әріптер режимі қосулы',
    busy: 'Тексерілуде',
    needed: 'Осы жолды толтырыңыз',
    with: provider => `«${provider}» арқылы кіру`,
    demo: 'Бұл — демонстрациялық нұсқа: экрандарды жүйеге кірмей де ашуға болады',
    roles: {
      inspector: 'Инспектор',
      consultant: 'Кеңесші',
      manager: 'Басшы',
      administrator: 'Әкімші',
      auditor: 'Аудитор',
    },
    setPassword: 'Құпиясөзді өзгерту',
    setPasswordFirst: 'Жаңа құпиясөз ойлап тауып, енгізіңіз',
    current: 'Қазіргі құпиясөз',
    currentOrCode: 'Қазіргі құпиясөз немесе код',
    next: 'Жаңа құпиясөз',
    rules: 'Кемінде 12 таңба. Ұзын сөйлем жақсырақ: бос орын мен кез келген әріпті қолдануға болады',
    save: 'Сақтау',
    passwordSet: 'Құпиясөз өзгертілді. Басқа құрылғылардағы сеанстар аяқталды',
    whereTo: 'Жұмыс орны',
    allCentres: 'Барлық орталықтар',
    places: {
      counter: 'Терезе',
      consultant: 'Кеңесшінің беті',
      manager: 'Басшы тақтасы',
      office: 'Орталықтың баптаулары',
      reports: 'Есептер',
    },
    sessions: 'Менің сеанстарым',
    thisOne: 'осы сеанс',
    since: when => `${when} басталды`,
    from: address => `мекенжайы ${address}`,
    unknownBrowser: 'Белгісіз браузер',
    end: 'Аяқтау',
    endOf: browser => `Сеансты аяқтау: ${browser}`,
    endOthers: 'Басқаларының бәрін аяқтау',
    othersEnded: 'Басқа сеанстар аяқталды',
    noOthers: 'Басқа сеанс жоқ',
    signOut: 'Шығу',
    connecting: 'Байланыс орнатылуда',
    language: 'Тіл',
    unexpected: 'Бетте ақау болды. Бетті жаңартыңыз',
  },
  ru: {
    signIn: 'Вход в систему',
    signInHint: 'Логин и пароль выдаёт администратор',
    login: 'Логин',
    password: 'Пароль',
    passwordHint: 'При первом входе введите код, который выдал администратор',
    show: 'Показать пароль',
    hide: 'Скрыть пароль',
    capsLock: 'Включён режим заглавных букв',
    busy: 'Проверяем',
    needed: 'Заполните это поле',
    with: provider => `Войти через «${provider}»`,
    demo: 'Это демонстрация: экраны открываются и без входа',
    roles: {
      inspector: 'Инспектор',
      consultant: 'Консультант',
      manager: 'Руководитель',
      administrator: 'Администратор',
      auditor: 'Аудитор',
    },
    setPassword: 'Сменить пароль',
    setPasswordFirst: 'Задайте свой пароль',
    current: 'Текущий пароль',
    currentOrCode: 'Текущий пароль или код',
    next: 'Новый пароль',
    rules: 'Не меньше 12 знаков. Лучше длинная фраза: подойдут пробелы и любые буквы',
    save: 'Сохранить',
    passwordSet: 'Пароль изменён. Сеансы на других устройствах завершены',
    whereTo: 'Рабочее место',
    allCentres: 'Все центры',
    places: {
      counter: 'Окно',
      consultant: 'Страница консультанта',
      manager: 'Панель руководителя',
      office: 'Настройки центра',
      reports: 'Отчёты',
    },
    sessions: 'Мои сеансы',
    thisOne: 'этот сеанс',
    since: when => `начат ${when}`,
    from: address => `адрес ${address}`,
    unknownBrowser: 'Неизвестный браузер',
    end: 'Завершить',
    endOf: browser => `Завершить сеанс: ${browser}`,
    endOthers: 'Завершить все остальные',
    othersEnded: 'Остальные сеансы завершены',
    noOthers: 'Других сеансов нет',
    signOut: 'Выйти',
    connecting: 'Устанавливается связь',
    language: 'Язык',
    unexpected: 'На странице произошёл сбой. Обновите страницу',
  },
  en: {
    signIn: 'Sign in',
    signInHint: 'Your user name and password come from the administrator',
    login: 'User name',
    password: 'Password',
    passwordHint: 'The first time, enter the code the administrator gave you',
    show: 'Show the password',
    hide: 'Hide the password',
    capsLock: 'Caps Lock is on',
    busy: 'Checking',
    needed: 'Fill in this field',
    with: provider => `Sign in with ${provider}`,
    demo: 'This is a demonstration: screens can also be opened without signing in',
    roles: {
      inspector: 'Inspector',
      consultant: 'Consultant',
      manager: 'Manager',
      administrator: 'Administrator',
      auditor: 'Auditor',
    },
    setPassword: 'Change the password',
    setPasswordFirst: 'Set your own password',
    current: 'Current password',
    currentOrCode: 'Current password or code',
    next: 'New password',
    rules: 'At least 12 characters. A long phrase is best: spaces and any letters are allowed',
    save: 'Save',
    passwordSet: 'The password has been changed. Sessions on other devices have ended',
    whereTo: 'Workplace',
    allCentres: 'All centres',
    places: {
      counter: 'Window',
      consultant: 'Consultant’s page',
      manager: "Manager's board",
      office: 'Centre settings',
      reports: 'Reports',
    },
    sessions: 'My sessions',
    thisOne: 'this session',
    since: when => `since ${when}`,
    from: address => `from ${address}`,
    unknownBrowser: 'Unknown browser',
    end: 'End',
    endOf: browser => `End the session: ${browser}`,
    endOthers: 'End all others',
    othersEnded: 'The other sessions have ended',
    noOthers: 'There are no other sessions',
    signOut: 'Sign out',
    connecting: 'Connecting',
    language: 'Language',
    unexpected: 'Something went wrong on this page. Reload it',
  },
}
