import type { PrinterProfile } from '../../domain/paper.ts'
import type { Messages } from '../common/messages.ts'

/** How a printer is reached, as the form asks. */
export const addressKinds = ['tcp', 'agent', 'virtual'] as const
export type AddressKind = (typeof addressKinds)[number]

/** What can be wrong with a field, as the page says it beside it. */
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

/** The printers of a centre, and what can be wrong on paper: words of the office. What stands on a ticket: `ticket-office.ts`. */
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
  /** What a profile's printer can do. */
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
    printersHint: 'Талон басатын құрылғылар. Терминал мен терезенің принтерлері төменде таңдалады.',
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
    rollTickets: 'Бір орамға сыятын талон саны',
    rollHint: n => `Бос болса, үлгідегідей: ${n}`,
    paperWidth: dots => `Қағаз ені – ${dots} нүкте`,
    cuts: yes => (yes ? 'Қағазды өзі кеседі' : 'Қағазды қолмен жырту керек'),
    saysNearEnd: yes => (yes ? 'Қағаз аз қалғанын хабарлайды' : 'Қағаз аз қалғанын хабарламайды'),
    confirmsPaper: yes => (yes ? 'Басылғанын растайды' : 'Басылғанын растамайды'),
    usedBy: names => `Қолданылады: ${names}`,
    profiles: 'Өз үлгілеріңіз',
    profilesHint: 'Тізімде жоқ принтерлер үшін. Мәліметтерді принтердің нұсқаулығынан алыңыз.',
    newProfile: 'Жаңа үлгінің қысқа атауы',
    profileName: 'Өндіруші берген атауы',
    width: 'Қағаз ені, нүкте (200–832)',
    cutter: 'Қағазды өзі кеседі',
    nearEnd: 'Қағаз аз қалғанын хабарлайды',
    picture: 'Суретті басу пәрмені',
    pictures: { raster: 'Кәдімгі, көпшілігінде осы', graphics: 'Жаңасы, Epson' },
    confirms: 'Басылғанын қалай растайды',
    confirmations: {
      'process-id': 'Жұмыс нөмірімен, Epson',
      'gs-r': 'Күй сұрауына жауаппен',
      none: 'Растамайды',
    },
    routes: 'Кім қайда басады',
    routesHint: 'Бірінші принтерде ақау болса, келесісі басады.',
    kiosk: id => `Терминал ${id}`,
    newKiosk: 'Терминал нөмірі',
    noPrinterHere: 'Принтер таңдалмаған: талон басылмайды',
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
    printersHint: 'Устройства, которые печатают талоны. Какой терминал и какое окно где печатает – ниже.',
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
    profileName: 'Название производителя',
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
    routes: 'Кто где печатает',
    routesHint: 'Если с первым принтером неполадка, печатает следующий.',
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
    printersHint: 'The machines that print tickets. Below, choose where each kiosk and window prints.',
    noPrinters: 'There are no printers yet.',
    printer: id => `Printer ${id}`,
    newPrinterName: 'Short name of the printer',
    nameHint: 'Latin letters, digits, - and _, up to 40 characters',
    add: 'Add',
    remove: 'Remove',
    removeNamed: name => `Remove: ${name}`,
    address: 'How it is connected',
    addressKinds: { tcp: 'By the network', agent: 'By a print agent', virtual: 'Virtual: into a file' },
    addressHints: {
      tcp: 'The server connects to the printer itself. Give its IP address and port, such as 10.0.0.7:9100.',
      agent:
        'The printer hangs on another computer (by USB, say), and an agent there calls the server. Give the name of the agent’s device.',
      virtual: 'No paper: the ticket is kept as a picture in a folder of the server. For trying things out.',
    },
    hostAndPort: 'Address and port',
    device: 'Device of the agent',
    profile: 'Model',
    ownProfile: 'own model',
    rollTickets: 'Tickets in one roll',
    rollHint: n => `Empty: as the model says, ${n}`,
    paperWidth: dots => `Paper is ${dots} dots wide`,
    cuts: yes => (yes ? 'Cuts the paper itself' : 'Paper is torn off by hand'),
    saysNearEnd: yes => (yes ? 'Says when paper is low' : 'Does not say when paper is low'),
    confirmsPaper: yes => (yes ? 'Confirms printing' : 'Does not confirm printing'),
    usedBy: names => `Used by: ${names}`,
    profiles: 'Own models',
    profilesHint: 'For printers that are not in the list. Take the details from the printer’s manual.',
    newProfile: 'Short name of the new model',
    profileName: 'Name that the maker gave it',
    width: 'Width of the paper in dots (200–832)',
    cutter: 'Cuts the paper itself',
    nearEnd: 'Says when paper is low',
    picture: 'Command that prints a picture',
    pictures: { raster: 'The usual one', graphics: 'The newer one, Epson' },
    confirms: 'How it confirms printing',
    confirmations: {
      'process-id': 'By a job number, Epson',
      'gs-r': 'By answering a question',
      none: 'Not at all',
    },
    routes: 'Who prints where',
    routesHint: 'Where the first printer is in trouble, the next one prints.',
    kiosk: id => `Kiosk ${id}`,
    newKiosk: 'Number of the kiosk',
    noPrinterHere: 'No printer chosen: tickets are not printed',
    addPrinter: 'Add a printer',
    addPrinterTo: place => `${place}: add a printer`,
    up: name => `${name}: move up`,
    down: name => `${name}: move down`,
    problems: {
      address: 'The address is wrong. Write it as in the example',
      addressNotAllowed:
        'Printers are not allowed at this address. Give another, or ask the administrator of the server',
      profile: 'There is no such model. Choose one from the list',
      name: 'Give a name: Latin letters, digits, - and _, up to 40 characters',
      nameTaken: 'This name exists. Give another',
      width: 'Give a whole number from 200 to 832',
      tickets: 'Give a whole number from 1 to 10,000',
      printers: 'Check the list of printers: five at most, and each has to exist',
      text: 'Write it in all three languages, 200 characters at most',
      signs: 'It has a sign that the font of tickets lacks, such as an emoji. Remove it',
      logo: 'This file is no PNG, or it is broken. Choose another',
      logoLarge: 'The picture is too large: at most 1000 dots wide and high',
      logoBytes: 'The file is too large: at most 48 kilobytes',
      logos: 'A ticket has two logos at most. Remove the others',
      noNumber: 'A ticket needs its number. Add the part “Number”',
      blocks: 'Too many parts: 40 at most',
      other: 'This value cannot be used. Correct it',
    },
  },
}
