import type { Messages } from '../common/messages.ts'

/** Words of the office's section where administrators manage people. */
export interface PeopleMessages {
  title: string
  hint: string
  readOnly: string
  none: string
  noneFound: string
  connecting: string
  search: string
  add: string
  addTitle: string
  edit: string
  editOf: (name: string) => string
  surname: string
  givenName: string
  patronymic: string
  optional: string
  post: string
  login: string
  loginHint: string
  role: string
  centres: string
  allCentres: string
  save: string
  cancel: string
  saved: string
  left: string
  hasCode: string
  noPassword: string
  reset: string
  resetSure: (name: string) => string
  yesReset: string
  no: string
  code: string
  /** Tells how to hand over a code. */
  codeMeans: string
  copy: string
  copied: string
  deactivate: string
  activate: string
  endSessions: string
  sessionsEnded: string
  needed: string
  chooseCentre: string
}

export const peopleOffice: Messages<PeopleMessages> = {
  kk: {
    title: 'Қызметкерлер',
    hint: 'Жүйеге кіретін адамдар, олардың рөлдері мен орталықтары',
    readOnly: 'Тізімді әкімші өзгертеді',
    none: 'Бұл орталықта әзірге қызметкер жоқ',
    noneFound: 'Ештеңе табылмады',
    connecting: 'Тізім жүктелуде',
    search: 'Аты немесе логині бойынша іздеу',
    add: 'Қызметкер қосу',
    addTitle: 'Жаңа қызметкер',
    edit: 'Өзгерту',
    editOf: name => `Өзгерту: ${name}`,
    surname: 'Тегі',
    givenName: 'Аты',
    patronymic: 'Әкесінің аты',
    optional: 'міндетті емес',
    post: 'Лауазымы',
    login: 'Логин',
    loginHint: 'Латын әріптері, сандар, нүкте, сызықша, @; 2–40 таңба',
    role: 'Рөлі',
    centres: 'Орталықтары',
    allCentres: 'Барлық орталықтар',
    save: 'Сақтау',
    cancel: 'Бас тарту',
    saved: 'Сақталды',
    left: 'Жұмыстан шыққан',
    hasCode: 'Код берілген, әлі кірген жоқ',
    noPassword: 'Құпиясөзі жоқ',
    reset: 'Бір реттік код беру',
    resetSure: name =>
      `${name} үшін жаңа код берілсін бе? Бұрынғы құпиясөз жарамсыз болады, сеанстар аяқталады`,
    yesReset: 'Иә, код беру',
    no: 'Жоқ',
    code: 'Бір реттік код',
    codeMeans:
      'Кодты қызметкердің өзіне беріңіз: ол бір тәулік жарамды, бір рет қана қолданылады және қайта көрсетілмейді',
    copy: 'Көшіру',
    copied: 'Көшірілді',
    deactivate: 'Жұмыстан шықты деп белгілеу',
    activate: 'Жұмысқа қайтару',
    endSessions: 'Сеанстарын аяқтау',
    sessionsEnded: 'Сеанстары аяқталды',
    needed: 'Осы жолды толтырыңыз',
    chooseCentre: 'Кемінде бір орталықты таңдаңыз',
  },
  ru: {
    title: 'Сотрудники',
    hint: 'Люди, которые входят в систему, их роли и центры',
    readOnly: 'Список меняет администратор',
    none: 'В этом центре сотрудников пока нет',
    noneFound: 'Ничего не найдено',
    connecting: 'Список загружается',
    search: 'Поиск по имени или логину',
    add: 'Добавить сотрудника',
    addTitle: 'Новый сотрудник',
    edit: 'Изменить',
    editOf: name => `Изменить: ${name}`,
    surname: 'Фамилия',
    givenName: 'Имя',
    patronymic: 'Отчество',
    optional: 'необязательно',
    post: 'Должность',
    login: 'Логин',
    loginHint: 'Латинские буквы, цифры, точка, дефис, @; от 2 до 40 знаков',
    role: 'Роль',
    centres: 'Центры',
    allCentres: 'Все центры',
    save: 'Сохранить',
    cancel: 'Отмена',
    saved: 'Сохранено',
    left: 'Больше не работает',
    hasCode: 'Код выдан, ещё не входил',
    noPassword: 'Нет пароля',
    reset: 'Выдать одноразовый код',
    resetSure: name => `Выдать новый код: ${name}? Прежний пароль перестанет действовать, сеансы завершатся`,
    yesReset: 'Да, выдать код',
    no: 'Нет',
    code: 'Одноразовый код',
    codeMeans:
      'Передайте код самому сотруднику: он действует сутки, сработает один раз и больше не будет показан',
    copy: 'Скопировать',
    copied: 'Скопировано',
    deactivate: 'Отметить, что больше не работает',
    activate: 'Вернуть к работе',
    endSessions: 'Завершить сеансы',
    sessionsEnded: 'Сеансы завершены',
    needed: 'Заполните это поле',
    chooseCentre: 'Выберите хотя бы один центр',
  },
  en: {
    title: 'People',
    hint: 'People who sign in to the system, their roles and centres',
    readOnly: 'Only an administrator can change this list',
    none: 'Nobody works at this centre yet',
    noneFound: 'Nothing found',
    connecting: 'Loading the list',
    search: 'Search by name or user name',
    add: 'Add a person',
    addTitle: 'New person',
    edit: 'Change',
    editOf: name => `Change ${name}`,
    surname: 'Surname',
    givenName: 'Name',
    patronymic: 'Patronymic',
    optional: 'optional',
    post: 'Post',
    login: 'User name',
    loginHint: 'Latin letters, digits, dot, hyphen, @; 2 to 40 characters',
    role: 'Role',
    centres: 'Centres',
    allCentres: 'All centres',
    save: 'Save',
    cancel: 'Cancel',
    saved: 'Saved',
    left: 'No longer works here',
    hasCode: 'Has a code, has not signed in yet',
    noPassword: 'No password',
    reset: 'Issue a one-time code',
    resetSure: name =>
      `Issue a new code to ${name}? The current password will stop working and all sessions will end`,
    yesReset: 'Yes, issue a code',
    no: 'No',
    code: 'One-time code',
    codeMeans:
      'Give the code only to this person: it is valid for one day, works once and will not be shown again',
    copy: 'Copy',
    copied: 'Copied',
    deactivate: 'Mark as no longer working',
    activate: 'Mark as working again',
    endSessions: 'End sessions',
    sessionsEnded: 'Sessions ended',
    needed: 'Fill in this field',
    chooseCentre: 'Choose at least one centre',
  },
}
