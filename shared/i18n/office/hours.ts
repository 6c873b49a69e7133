import type { Messages } from '../common/messages.ts'

/** Words of the office's section of hours and calendar. */
interface HoursMessages {
  title: string
  hint: string

  usual: string
  /** The organisation's hours apply; `hours` is one line. */
  fromCatalogue: (hours: string) => string
  ownUsual: string
  rows: (what: string) => string
  row: (number: number) => string
  weekdays: string
  opens: string
  closes: string
  breakFrom: string
  breakTo: string
  timeHint: string
  addRow: string
  removeRow: (number: number) => string
  addBreak: string
  removeBreak: string
  closedAlways: string

  holidays: string
  holidaysClosed: string
  holidaysAsUsual: string
  holidaysHint: string

  services: string
  servicesHint: string
  /** No queue has hours of its own at this centre. */
  noServices: string
  addService: string
  chooseService: string
  removeService: (queue: string) => string

  calendar: string
  calendarHint: string
  /** For users who may not set days. */
  calendarReadOnly: string
  year: string
  /** No list of holidays reaches this year. */
  noHolidays: (year: string) => string
  special: string
  noSpecial: string
  dayPast: string
  dayTooFar: string
  daySaved: string

  zone: string
  zoneName: string
  dayStartsAt: string
  zoneHint: string

  problems: {
    'weekday-twice': string
    'overlaps-next-day': string
    'break-outside': string
    'breaks-overlap': string
    'no-weekday': string
    'bad-time': string
    'ends-before-begin': string
  }
}

export const hoursOffice: Messages<HoursMessages> = {
  kk: {
    title: 'Жұмыс уақыты және күнтізбе',
    hint: 'Орталық қай күні, қай сағатта жұмыс істейді. Сақтаған бойда терминалдар мен таблолар өзгереді.',
    usual: 'Орталықтың жұмыс уақыты',
    fromCatalogue: hours => `Ұйымдағыдай: ${hours}`,
    ownUsual: 'Орталықтың өз уақыты',
    rows: what => `Жұмыс уақыты: ${what}`,
    row: number => `${number}-жол`,
    weekdays: 'Апта күндері',
    opens: 'Ашылуы',
    closes: 'Жабылуы',
    breakFrom: 'Үзілістің басы',
    breakTo: 'Үзілістің соңы',
    timeHint: 'Мысалы, 09:00',
    addRow: 'Басқа күндерді қосу',
    removeRow: number => `${number}-жолды алып тастау`,
    addBreak: 'Үзіліс қосу',
    removeBreak: 'Үзілісті алып тастау',
    closedAlways: 'Бірде-бір күн көрсетілмеген: үнемі жабық',
    holidays: 'Мереке күндері',
    holidaysClosed: 'Орталық жабық',
    holidaysAsUsual: 'Орталық әдеттегідей жұмыс істейді',
    holidaysHint:
      'Бұл — еліміздің мереке күндері. Кез келген күнді төмендегі күнтізбеде бөлек баптауға болады.',
    services: 'Жеке уақыты бар қызметтер',
    servicesHint: 'Басқа қызметтер орталықтың не каталогтың уақыты бойынша көрсетіледі.',
    noServices: 'Мұндай қызмет жоқ',
    addService: 'Қызмет қосу',
    chooseService: 'Қызметті таңдаңыз',
    removeService: queue => `Жеке уақытын алып тастау: ${queue}`,
    calendar: 'Жыл күнтізбесі',
    calendarHint: 'Күнді таңдап, оны жабыңыз немесе басқа уақыт қойыңыз. Бұл бірден күшіне енеді.',
    calendarReadOnly: 'Жеке күндерді тек орталықтың басшысы белгілейді.',
    year: 'Жыл',
    noHolidays: year => `${year} жылдың мереке күндері белгісіз. Оларды күнтізбеде өзіңіз баптаңыз.`,
    special: 'Ерекше күндер',
    noSpecial: 'Бұл жылы ерекше күн жоқ',
    dayPast: 'Өткен күнді өзгертуге болмайды.',
    dayTooFar: 'Күнді ең көбі бір жыл бұрын баптауға болады.',
    daySaved: 'Күн сақталды',
    zone: 'Уақыт белдеуі және жұмыс күнінің басталуы',
    zoneName: 'Уақыт белдеуі',
    dayStartsAt: 'Жұмыс күні басталатын сағат',
    zoneHint:
      'Түн ортасынан кейін де жұмыс істейтін орталық үшін ғана 00:00 емес уақыт қойылады, мысалы 04:00.',
    problems: {
      'weekday-twice': 'Бұл күн басқа жолда бар. Әр күн бір-ақ рет көрсетіледі',
      'overlaps-next-day': 'Келесі күн ашылғаннан кейін жабылады',
      'break-outside': 'Үзіліс жұмыс уақытының ішінде болып, басталғаннан кейін аяқталуы керек',
      'breaks-overlap': 'Басқа үзіліспен қабаттасады',
      'no-weekday': 'Кемінде бір күнді белгілеңіз',
      'bad-time': 'Уақытты 09:00 сияқты жазыңыз',
      'ends-before-begin':
        'Ашылмай тұрып жабылады. Түнде жұмыс істейтін орталық үшін төменде жұмыс күнінің басталуын кейінірек қойыңыз',
    },
  },
  ru: {
    title: 'Часы работы и календарь',
    hint: 'В какие дни и часы работает центр. Терминалы и табло меняются сразу после сохранения.',
    usual: 'Часы работы центра',
    fromCatalogue: hours => `Как в организации: ${hours}`,
    ownUsual: 'Собственные часы центра',
    rows: what => `Часы: ${what}`,
    row: number => `Строка ${number}`,
    weekdays: 'Дни недели',
    opens: 'Открывается',
    closes: 'Закрывается',
    breakFrom: 'Начало перерыва',
    breakTo: 'Конец перерыва',
    timeHint: 'Например, 09:00',
    addRow: 'Добавить другие дни',
    removeRow: number => `Убрать строку ${number}`,
    addBreak: 'Добавить перерыв',
    removeBreak: 'Убрать перерыв',
    closedAlways: 'Не указан ни один день: всегда закрыто',
    holidays: 'Праздничные дни',
    holidaysClosed: 'Центр закрыт',
    holidaysAsUsual: 'Центр работает как обычно',
    holidaysHint: 'Это праздники страны. Любой день можно настроить отдельно в календаре ниже.',
    services: 'Услуги с собственными часами',
    servicesHint: 'Остальные услуги оказываются в часы центра или каталога.',
    noServices: 'Таких услуг нет',
    addService: 'Добавить услугу',
    chooseService: 'Выберите услугу',
    removeService: queue => `Убрать собственные часы: ${queue}`,
    calendar: 'Календарь года',
    calendarHint: 'Выберите день, чтобы закрыть его или задать другие часы. Это действует сразу.',
    calendarReadOnly: 'Отдельные дни задаёт только руководитель центра.',
    year: 'Год',
    noHolidays: year => `Праздники ${year} года неизвестны. Задайте их в календаре сами.`,
    special: 'Особые дни',
    noSpecial: 'В этом году особых дней нет',
    dayPast: 'Прошедший день изменить нельзя.',
    dayTooFar: 'День можно настроить не более чем за год.',
    daySaved: 'День сохранён',
    zone: 'Часовой пояс и начало рабочего дня',
    zoneName: 'Часовой пояс',
    dayStartsAt: 'Время начала рабочего дня',
    zoneHint: 'Только центру, который работает после полуночи, нужно время не 00:00, а, например, 04:00.',
    problems: {
      'weekday-twice': 'Этот день есть в другой строке. Каждый день указывается один раз',
      'overlaps-next-day': 'Закрывается позже, чем открывается на следующий день',
      'break-outside': 'Перерыв должен быть в часах работы и заканчиваться после начала',
      'breaks-overlap': 'Пересекается с другим перерывом',
      'no-weekday': 'Отметьте хотя бы один день',
      'bad-time': 'Напишите время так: 09:00',
      'ends-before-begin':
        'Закрывается раньше, чем открывается. Если центр работает ночью, задайте ниже более позднее начало рабочего дня',
    },
  },
  en: {
    title: 'Hours and calendar',
    hint: 'On which days and at which hours the centre is open. Kiosks and hall screens change as soon as you save.',
    usual: 'Hours of the centre',
    fromCatalogue: hours => `As in the organisation: ${hours}`,
    ownUsual: 'The centre’s own hours',
    rows: what => `Hours: ${what}`,
    row: number => `Row ${number}`,
    weekdays: 'Days of the week',
    opens: 'Opens',
    closes: 'Closes',
    breakFrom: 'Break begins',
    breakTo: 'Break ends',
    timeHint: 'For example 09:00',
    addRow: 'Add other days',
    removeRow: number => `Remove row ${number}`,
    addBreak: 'Add a break',
    removeBreak: 'Remove the break',
    closedAlways: 'No day is given: always closed',
    holidays: 'Public holidays',
    holidaysClosed: 'The centre is closed',
    holidaysAsUsual: 'The centre is open as usual',
    holidaysHint: 'These are the country’s holidays. You can set any day by itself in the calendar below.',
    services: 'Services with hours of their own',
    servicesHint: 'All other services follow the hours of the centre or of the catalogue.',
    noServices: 'There are none',
    addService: 'Add a service',
    chooseService: 'Choose a service',
    removeService: queue => `Remove its own hours: ${queue}`,
    calendar: 'Calendar of the year',
    calendarHint: 'Choose a day to close it or to give it other hours. This takes effect at once.',
    calendarReadOnly: 'Only the manager of the centre sets single days.',
    year: 'Year',
    noHolidays: year => `The holidays of ${year} are not known. Set them in the calendar yourself.`,
    special: 'Special days',
    noSpecial: 'No special days in this year',
    dayPast: 'A day in the past cannot be changed.',
    dayTooFar: 'A day can be set at most a year ahead.',
    daySaved: 'The day is saved',
    zone: 'Time zone and start of the working day',
    zoneName: 'Time zone',
    dayStartsAt: 'The working day starts at',
    zoneHint: 'Only a centre that is open past midnight needs another time than 00:00, such as 04:00.',
    problems: {
      'weekday-twice': 'This day is in another row. Each day is given once',
      'overlaps-next-day': 'Closes after the next day opens',
      'break-outside': 'The break must be within the hours and end after it begins',
      'breaks-overlap': 'Overlaps another break',
      'no-weekday': 'Tick at least one day',
      'bad-time': 'Write the time like 09:00',
      'ends-before-begin':
        'Closes before it opens. If the centre is open at night, set a later start of the working day below',
    },
  },
}
