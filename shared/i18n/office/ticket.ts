import type { TicketBlock, textSizes } from '../../domain/paper.ts'
import type { Messages } from '../common/messages.ts'

/** Words of the office's section for the layout of tickets. */
export interface TicketOfficeMessages {
  ticket: string
  ticketHint: string
  blocks: string
  blockNames: Readonly<Record<TicketBlock['kind'], string>>
  blockHints: Readonly<Record<TicketBlock['kind'], string>>
  addBlock: string
  chooseBlock: string
  moved: (name: string, place: number) => string
  size: string
  sizes: Readonly<Record<(typeof textSizes)[number], string>>
  textIn: (language: string) => string
  logoChoose: string
  logoHint: (sides: number, kilobytes: number) => string
  logoAlt: string
  asDelivered: string

  preview: string
  previewHint: string
  previewAlt: string
  previewLanguage: string
  previewWidth: string
  dots: (n: number, millimetres: number) => string
  previewStale: string
}

export const ticketOffice: Messages<TicketOfficeMessages> = {
  kk: {
    ticket: 'Талон',
    ticketHint:
      'Талонға не жазылатынын және қандай ретпен орналасатынын таңдаңыз. Келуші талонды өзі таңдаған тілде алады.',
    blocks: 'Талон бөліктері',
    blockNames: {
      centre: 'Орталықтың атауы',
      number: 'Нөмір',
      service: 'Қызмет пен мақсат',
      before: 'Алда тұрғандар және күту уақыты',
      time: 'Күні мен уақыты',
      zone: 'Терезелер орналасқан жер',
      watch: 'Таблоға назар аудару',
      legend: 'Нөмір нені білдіреді',
      code: 'QR коды',
      rule: 'Сызық',
      logo: 'Логотип',
      text: 'Өз мәтініңіз',
    },
    blockHints: {
      centre: 'Келушінің тілінде.',
      number: 'Қағазға сыйғанша ірі. Нөмірсіз талон болмайды.',
      service: 'Таңдалған қызмет және құжат тапсыру немесе алу.',
      before: 'Алда тұрған адам саны және шамамен күту уақыты.',
      time: 'Талон берілген сәт.',
      zone: 'Залда аймақтар болса ғана басып шығарылады.',
      watch: 'Нөмір таблода көрсетіліп, дауыспен хабарланатыны туралы.',
      legend: 'Әріп пен сандардың мағынасы, шақыру реті туралы екі сөйлем.',
      code: 'Сервердің жалпыға ашық мекенжайы болса – талон бетіне сілтеме, болмаса – нөмір мен күні.',
      rule: 'Бөліктерді ажырататын көлденең сызық.',
      logo: 'Ақ-қара суретке айналдырылады, қағаз еніне дейін кішірейтіледі.',
      text: 'Мысалы, жұмыс уақыты немесе телефон нөмірі.',
    },
    addBlock: 'Бөлік қосу',
    chooseBlock: 'Қандай бөлік',
    moved: (name, place) => `${name}: енді ${place}-орында`,
    size: 'Әріп өлшемі',
    sizes: { note: 'Ұсақ', body: 'Орташа', title: 'Ірі' },
    textIn: language => `Мәтін, ${language}`,
    logoChoose: 'PNG файлын таңдау',
    logoHint: (sides, kilobytes) =>
      `PNG, ені мен биіктігі ${sides} нүктеден, көлемі ${kilobytes} килобайттан аспауы керек.`,
    logoAlt: 'Таңдалған логотип',
    asDelivered: 'Бастапқы түріне қайтару',
    preview: 'Талонның көрінісі',
    previewHint: 'Принтерден дәл осындай шығады. Нөмірі мен сандары – мысал.',
    previewAlt: 'Талонның суреті',
    previewLanguage: 'Талон тілі',
    previewWidth: 'Қағаз ені',
    dots: (n, millimetres) => `${n} нүкте (${millimetres} мм)`,
    previewStale: 'Соңғы өзгеріс суретте жоқ',
  },
  ru: {
    ticket: 'Талон',
    ticketHint:
      'Выберите, что и в каком порядке печатается на талоне. Посетитель получит его на выбранном языке.',
    blocks: 'Части талона',
    blockNames: {
      centre: 'Название центра',
      number: 'Номер',
      service: 'Услуга и цель',
      before: 'Сколько человек впереди и ожидание',
      time: 'Дата и время',
      zone: 'Где находятся окна',
      watch: 'Следите за табло',
      legend: 'Что означает номер',
      code: 'QR-код',
      rule: 'Линия',
      logo: 'Логотип',
      text: 'Свой текст',
    },
    blockHints: {
      centre: 'На языке посетителя.',
      number: 'Так крупно, как позволяет бумага. Без номера талона нет.',
      service: 'Выбранная услуга, сдача или получение документов.',
      before: 'Число людей впереди и примерное время ожидания.',
      time: 'Когда выдан талон.',
      zone: 'Печатается, только если в зале есть зоны.',
      watch: 'О том, что номер появится на табло и будет объявлен голосом.',
      legend: 'Два предложения: что значат буква и цифры и как вызывают.',
      code: 'Ссылка на страницу талона, если у сервера есть общедоступный адрес, иначе номер и дата.',
      rule: 'Горизонтальная черта между частями.',
      logo: 'Становится чёрно-белым и уменьшается до ширины бумаги.',
      text: 'Например, часы работы или телефон.',
    },
    addBlock: 'Добавить часть',
    chooseBlock: 'Какую часть',
    moved: (name, place) => `${name}: теперь на месте ${place}`,
    size: 'Размер букв',
    sizes: { note: 'Мелкий', body: 'Средний', title: 'Крупный' },
    textIn: language => `Текст, ${language}`,
    logoChoose: 'Выбрать файл PNG',
    logoHint: (sides, kilobytes) => `PNG, не шире и не выше ${sides} точек, не больше ${kilobytes} килобайт.`,
    logoAlt: 'Выбранный логотип',
    asDelivered: 'Вернуть исходный вид',
    preview: 'Как выйдет талон',
    previewHint: 'Из принтера выйдет точно такой. Номер и цифры – для примера.',
    previewAlt: 'Картинка талона',
    previewLanguage: 'Язык талона',
    previewWidth: 'Ширина бумаги',
    dots: (n, millimetres) => `${n} точек (${millimetres} мм)`,
    previewStale: 'Последнего изменения на картинке нет',
  },
  en: {
    ticket: 'Ticket',
    ticketHint:
      'Choose what is printed on the ticket and in which order. Visitors get it in the language they chose.',
    blocks: 'Parts of the ticket',
    blockNames: {
      centre: 'Name of the centre',
      number: 'Number',
      service: 'Service and purpose',
      before: 'People ahead and likely wait',
      time: 'Date and time',
      zone: 'Where the windows are',
      watch: 'Watch the hall screen',
      legend: 'What the number means',
      code: 'QR code',
      rule: 'Line',
      logo: 'Logo',
      text: 'Your own text',
    },
    blockHints: {
      centre: 'In the visitor’s language.',
      number: 'As large as the paper allows. A ticket must have its number.',
      service: 'The chosen service and whether documents are handed in or collected.',
      before: 'How many people are ahead and the likely wait.',
      time: 'When the ticket was issued.',
      zone: 'Printed only if the hall has zones.',
      watch: 'Says that the number will be shown on the hall screen and announced.',
      legend: 'Two sentences: what the letter and digits mean and how visitors are called.',
      code: 'A link to the page of the ticket if the server has a public address, otherwise the number and date.',
      rule: 'A horizontal line between parts.',
      logo: 'Converted to black and white and scaled down to the width of the paper.',
      text: 'For example, opening hours or a telephone number.',
    },
    addBlock: 'Add a part',
    chooseBlock: 'Which part',
    moved: (name, place) => `${name}: now in position ${place}`,
    size: 'Text size',
    sizes: { note: 'Small', body: 'Medium', title: 'Large' },
    textIn: language => `Text, ${language}`,
    logoChoose: 'Choose a PNG file',
    logoHint: (sides, kilobytes) =>
      `PNG, at most ${sides} dots wide and high, at most ${kilobytes} kilobytes.`,
    logoAlt: 'The chosen logo',
    asDelivered: 'Restore the original layout',
    preview: 'How the ticket will look',
    previewHint: 'This is exactly what the printer will print. The number and figures are examples.',
    previewAlt: 'Image of the ticket',
    previewLanguage: 'Ticket language',
    previewWidth: 'Paper width',
    dots: (n, millimetres) => `${n} dots (${millimetres} mm)`,
    previewStale: 'The image does not show the latest change',
  },
}
