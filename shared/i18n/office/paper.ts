import type { PrinterProfile } from '../../domain/paper.ts'
import type { Messages } from '../common/messages.ts'

/** Kinds of a printer's address, as the form offers them. */
export const addressKinds = ['tcp', 'agent', 'virtual'] as const
export type AddressKind = (typeof addressKinds)[number]

/** Faults of a field; the page shows their sentence beside it. */
export type PaperProblem =
  | 'address'
  | 'addressNotAllowed'
  | 'profile'
  | 'name'
  | 'nameTaken'
  | 'width'
  | 'tickets'
  | 'printers'
  | 'text'
  | 'signs'
  | 'logo'
  | 'logoLarge'
  | 'logoBytes'
  | 'logos'
  | 'noNumber'
  | 'blocks'
  | 'other'

/** Words of the office's section of printers. The layout of tickets has its words in `ticket.ts`. */
export interface PaperMessages {
  printers: string
  printersHint: string
  noPrinters: string
  printer: (id: string) => string
  newPrinterName: string
  nameHint: string
  add: string
  remove: string
  removeNamed: (name: string) => string
  address: string
  addressKinds: Readonly<Record<AddressKind, string>>
  addressHints: Readonly<Record<AddressKind, string>>
  hostAndPort: string
  device: string
  profile: string
  ownProfile: string
  rollTickets: string
  rollHint: (n: number) => string
  /** Properties of a printer profile. */
  paperWidth: (dots: number) => string
  cuts: (yes: boolean) => string
  saysNearEnd: (yes: boolean) => string
  confirmsPaper: (yes: boolean) => string
  usedBy: (names: string) => string

  profiles: string
  profilesHint: string
  newProfile: string
  profileName: string
  width: string
  cutter: string
  nearEnd: string
  picture: string
  pictures: Readonly<Record<PrinterProfile['picture'], string>>
  confirms: string
  confirmations: Readonly<Record<PrinterProfile['confirms'], string>>

  routes: string
  routesHint: string
  kiosk: (id: string) => string
  newKiosk: string
  noPrinterHere: string
  addPrinter: string
  addPrinterTo: (place: string) => string
  up: (name: string) => string
  down: (name: string) => string

  problems: Readonly<Record<PaperProblem, string>>
}

export const paperMessages: Messages<PaperMessages> = {
  kk: {
    printers: 'Принтерлер',
    printersHint: 'Талон басып шығаратын құрылғылар. Терминал мен терезенің принтерлері төменде таңдалады.',
    noPrinters: 'Принтер әзірге қосылмаған.',
    printer: id => `Принтер ${id}`,
    newPrinterName: 'Принтердің қысқа атауы',
    nameHint: 'Латын әріптері, сандар, - және _, 40 таңбаға дейін',
    add: 'Қосу',
    remove: 'Алып тастау',
    removeNamed: name => `Алып тастау: ${name}`,
    address: 'Қалай қосылған',
    addressKinds: {
      tcp: 'Желі арқылы',
      agent: 'Басып шығару агенті арқылы',
      virtual: 'Виртуалды: файлға',
    },
    addressHints: {
      tcp: 'Сервер принтерге желі арқылы өзі қосылады. IP мекенжайы мен портын жазыңыз, мысалы 10.0.0.7:9100.',
      agent:
        'Принтер басқа компьютерге (мысалы, USB арқылы) қосылған, ондағы агент серверге өзі хабарласады. Агент құрылғысының атауын жазыңыз.',
      virtual: 'Қағаз шықпайды: талон сервердегі қалтаға сурет болып сақталады. Тексеру үшін.',
    },
    hostAndPort: 'Мекенжай және порт',
    device: 'Агент құрылғысы',
    profile: 'Үлгі',
    ownProfile: 'өз үлгіміз',
    rollTickets: 'Бір орамнан шығатын талон саны',
    rollHint: n => `Бос болса, үлгідегідей: ${n}`,
    paperWidth: dots => `Қағаз ені – ${dots} нүкте`,
    cuts: yes => (yes ? 'Қағазды өзі кеседі' : 'Қағазды қолмен жырту керек'),
    saysNearEnd: yes => (yes ? 'Қағаз аз қалғанын хабарлайды' : 'Қағаз аз қалғанын хабарламайды'),
    confirmsPaper: yes => (yes ? 'Басып шығарылғанын растайды' : 'Басып шығарылғанын растамайды'),
    usedBy: names => `Қолданылады: ${names}`,
    profiles: 'Өз үлгілеріңіз',
    profilesHint: 'Тізімде жоқ принтерлер үшін. Мәліметтерді принтердің нұсқаулығынан алыңыз.',
    newProfile: 'Жаңа үлгінің қысқа атауы',
    profileName: 'Өндіруші берген атауы',
    width: 'Қағаз ені, нүкте (200–832)',
    cutter: 'Қағазды өзі кеседі',
    nearEnd: 'Қағаз аз қалғанын хабарлайды',
    picture: 'Суретті басып шығару пәрмені',
    pictures: { raster: 'Кәдімгі, көпшілігінде осы', graphics: 'Жаңасы, Epson' },
    confirms: 'Басып шығарылғанын қалай растайды',
    confirmations: {
      'process-id': 'Жұмыс нөмірімен, Epson',
      'gs-r': 'Күй сұрауына жауаппен',
      none: 'Растамайды',
    },
    routes: 'Талон қай принтерде басып шығарылады',
    routesHint: 'Бірінші принтерде ақау болса, талон келесісінде басып шығарылады.',
    kiosk: id => `Терминал ${id}`,
    newKiosk: 'Терминал нөмірі',
    noPrinterHere: 'Принтер таңдалмаған: талон басып шығарылмайды',
    addPrinter: 'Принтер қосу',
    addPrinterTo: place => `${place}: принтер қосу`,
    up: name => `${name}: жоғары жылжыту`,
    down: name => `${name}: төмен жылжыту`,
    problems: {
      address: 'Мекенжай қате. Мысалдағыдай жазыңыз',
      addressNotAllowed:
        'Бұл мекенжайда басып шығаруға рұқсат жоқ. Басқасын жазыңыз немесе сервер әкімшісіне хабарласыңыз',
      profile: 'Мұндай үлгі жоқ. Тізімнен таңдаңыз',
      name: 'Атауын жазыңыз: латын әріптері, сандар, - және _, 40 таңбаға дейін',
      nameTaken: 'Мұндай атау бар. Басқасын жазыңыз',
      width: '200-ден 832-ге дейінгі бүтін сан жазыңыз',
      tickets: '1-ден 10 000-ға дейінгі бүтін сан жазыңыз',
      printers: 'Принтерлер тізімін тексеріңіз: бесеуден көп емес, әрқайсысы бар болуы керек',
      text: 'Үш тілде де жазыңыз, 200 таңбадан асырмаңыз',
      signs: 'Талон қарпінде жоқ таңба бар (мысалы, смайлик). Оны алып тастаңыз',
      logo: 'Бұл файл PNG суреті емес немесе бүлінген. Басқасын таңдаңыз',
      logoLarge: 'Сурет тым үлкен: ені мен биіктігі 1000 нүктеден аспауы керек',
      logoBytes: 'Файл тым үлкен: 48 килобайттан аспауы керек',
      logos: 'Талонда екі логотиптен артық болмайды. Артығын алып тастаңыз',
      noNumber: 'Талонда нөмір болуы керек. «Нөмір» бөлігін қосыңыз',
      blocks: 'Бөлік тым көп: 40-тан асырмаңыз',
      other: 'Бұл мән жарамайды. Түзетіңіз',
    },
  },
  ru: {
    printers: 'Принтеры',
    printersHint: 'Устройства, которые печатают талоны. Принтеры терминалов и окон выбираются ниже.',
    noPrinters: 'Принтеров пока нет.',
    printer: id => `Принтер ${id}`,
    newPrinterName: 'Короткое имя принтера',
    nameHint: 'Латинские буквы, цифры, - и _, до 40 знаков',
    add: 'Добавить',
    remove: 'Убрать',
    removeNamed: name => `Убрать: ${name}`,
    address: 'Как подключён',
    addressKinds: { tcp: 'По сети', agent: 'Через агент печати', virtual: 'Виртуальный: в файл' },
    addressHints: {
      tcp: 'Сервер сам подключается к принтеру по сети. Укажите IP-адрес и порт, например 10.0.0.7:9100.',
      agent:
        'Принтер подключён к другому компьютеру (например, по USB), и агент на нём сам связывается с сервером. Укажите имя устройства агента.',
      virtual: 'Бумаги нет: талон сохраняется картинкой в папке на сервере. Для проверки.',
    },
    hostAndPort: 'Адрес и порт',
    device: 'Устройство агента',
    profile: 'Модель',
    ownProfile: 'своя модель',
    rollTickets: 'Талонов в одном рулоне',
    rollHint: n => `Если пусто, как у модели: ${n}`,
    paperWidth: dots => `Ширина бумаги – ${dots} точек`,
    cuts: yes => (yes ? 'Сам отрезает бумагу' : 'Бумагу отрывают рукой'),
    saysNearEnd: yes => (yes ? 'Сообщает, что бумаги мало' : 'Не сообщает, что бумаги мало'),
    confirmsPaper: yes => (yes ? 'Подтверждает печать' : 'Не подтверждает печать'),
    usedBy: names => `Используется: ${names}`,
    profiles: 'Свои модели',
    profilesHint: 'Для принтеров, которых нет в списке. Сведения возьмите из руководства к принтеру.',
    newProfile: 'Короткое имя новой модели',
    profileName: 'Название модели у производителя',
    width: 'Ширина бумаги в точках (200–832)',
    cutter: 'Сам отрезает бумагу',
    nearEnd: 'Сообщает, что бумаги мало',
    picture: 'Команда печати картинки',
    pictures: { raster: 'Обычная, у большинства', graphics: 'Новая, Epson' },
    confirms: 'Как подтверждает печать',
    confirmations: {
      'process-id': 'Номером задания, Epson',
      'gs-r': 'Ответом на запрос состояния',
      none: 'Никак',
    },
    routes: 'На каком принтере печатается талон',
    routesHint: 'Если первый принтер неисправен, талон печатается на следующем.',
    kiosk: id => `Терминал ${id}`,
    newKiosk: 'Номер терминала',
    noPrinterHere: 'Принтер не выбран: талон не печатается',
    addPrinter: 'Добавить принтер',
    addPrinterTo: place => `${place}: добавить принтер`,
    up: name => `${name}: выше`,
    down: name => `${name}: ниже`,
    problems: {
      address: 'Адрес неверен. Напишите как в примере',
      addressNotAllowed:
        'Печать по этому адресу не разрешена. Напишите другой или обратитесь к администратору сервера',
      profile: 'Такой модели нет. Выберите из списка',
      name: 'Напишите имя: латинские буквы, цифры, - и _, до 40 знаков',
      nameTaken: 'Такое имя уже есть. Напишите другое',
      width: 'Напишите целое число от 200 до 832',
      tickets: 'Напишите целое число от 1 до 10 000',
      printers: 'Проверьте список принтеров: не больше пяти, и каждый должен существовать',
      text: 'Напишите на всех трёх языках, не длиннее 200 знаков',
      signs: 'Есть знак, которого нет в шрифте талона (например, смайлик). Уберите его',
      logo: 'Этот файл не PNG или повреждён. Выберите другой',
      logoLarge: 'Картинка слишком велика: не шире и не выше 1000 точек',
      logoBytes: 'Файл слишком велик: не больше 48 килобайт',
      logos: 'На талоне не больше двух логотипов. Уберите лишние',
      noNumber: 'На талоне должен быть номер. Добавьте часть «Номер»',
      blocks: 'Слишком много частей: не больше 40',
      other: 'Это значение не подходит. Исправьте',
    },
  },
  en: {
    printers: 'Printers',
    printersHint: 'The devices that print tickets. The printers of kiosks and windows are chosen below.',
    noPrinters: 'There are no printers yet.',
    printer: id => `Printer ${id}`,
    newPrinterName: 'Short name of the printer',
    nameHint: 'Latin letters, digits, - and _, up to 40 characters',
    add: 'Add',
    remove: 'Remove',
    removeNamed: name => `Remove: ${name}`,
    address: 'How it is connected',
    addressKinds: { tcp: 'Over the network', agent: 'Through a print agent', virtual: 'Virtual: to a file' },
    addressHints: {
      tcp: 'The server connects to the printer itself. Enter its IP address and port, for example 10.0.0.7:9100.',
      agent:
        'The printer is connected to another computer (by USB, say), and an agent there connects to the server. Enter the name of the agent’s device.',
      virtual: 'No paper: the ticket is saved as an image in a folder on the server. For testing.',
    },
    hostAndPort: 'Address and port',
    device: 'Agent device',
    profile: 'Model',
    ownProfile: 'own model',
    rollTickets: 'Tickets per roll',
    rollHint: n => `If left empty, as for the model: ${n}`,
    paperWidth: dots => `Paper is ${dots} dots wide`,
    cuts: yes => (yes ? 'Cuts the paper itself' : 'Paper is torn off by hand'),
    saysNearEnd: yes => (yes ? 'Reports when paper is low' : 'Does not report when paper is low'),
    confirmsPaper: yes => (yes ? 'Confirms printing' : 'Does not confirm printing'),
    usedBy: names => `Used by: ${names}`,
    profiles: 'Your own models',
    profilesHint: 'For printers that are not on the list. Take the details from the printer’s manual.',
    newProfile: 'Short name of the new model',
    profileName: 'Manufacturer’s name of the model',
    width: 'Paper width in dots (200–832)',
    cutter: 'Cuts the paper itself',
    nearEnd: 'Reports when paper is low',
    picture: 'Command for printing images',
    pictures: { raster: 'Usual, used by most printers', graphics: 'Newer, Epson' },
    confirms: 'How it confirms printing',
    confirmations: {
      'process-id': 'By job number, Epson',
      'gs-r': 'By answering a status request',
      none: 'Does not confirm',
    },
    routes: 'Which printer prints the ticket',
    routesHint: 'If the first printer has a fault, the next one prints the ticket.',
    kiosk: id => `Kiosk ${id}`,
    newKiosk: 'Kiosk number',
    noPrinterHere: 'No printer chosen: tickets are not printed',
    addPrinter: 'Add a printer',
    addPrinterTo: place => `${place}: add a printer`,
    up: name => `${name}: move up`,
    down: name => `${name}: move down`,
    problems: {
      address: 'The address is wrong. Enter it as in the example',
      addressNotAllowed:
        'Printing to this address is not allowed. Enter another one, or ask the server administrator',
      profile: 'There is no such model. Choose one from the list',
      name: 'Enter a name: Latin letters, digits, - and _, up to 40 characters',
      nameTaken: 'This name is taken. Enter another',
      width: 'Enter a whole number from 200 to 832',
      tickets: 'Enter a whole number from 1 to 10,000',
      printers: 'Check the list of printers: at most five, and each must exist',
      text: 'Enter the text in all three languages, at most 200 characters',
      signs: 'The ticket font lacks one of the characters (an emoji, for example). Remove it',
      logo: 'This file is not a PNG image or is damaged. Choose another',
      logoLarge: 'The image is too large: at most 1000 dots wide and high',
      logoBytes: 'The file is too large: at most 48 kilobytes',
      logos: 'A ticket can have at most two logos. Remove the others',
      noNumber: 'A ticket must have its number. Add the part “Number”',
      blocks: 'Too many parts: at most 40',
      other: 'This value cannot be used. Correct it',
    },
  },
}
