import type { ZeroWay } from '../../domain/displays.ts'
import type { Messages } from '../common/messages.ts'
import { plural } from '../common/numbers.ts'

/** Words of the office's section of hall screens. */
interface HallScreensMessages {
  title: string
  hint: string
  remove: string
  /** A list in which nothing is ticked. */
  chooseOne: string

  zones: string
  zonesHint: string
  addZone: string
  zoneName: string
  zoneWindows: string
  /** Beside a window that is in another zone. */
  nowIn: (zone: string) => string

  screens: string
  noScreens: string
  newScreen: string
  screen: (id: string) => string
  /** The settings have the screen, the devices do not. */
  notPaired: string
  removeSettings: string
  shownZones: string
  shownZonesHint: string
  noZonesHere: string
  arrows: string
  arrowsHint: string
  arrowTo: (zone: string) => string
  noArrow: string
  silent: string
  preview: (screen: string) => string

  voice: string
  zeros: string
  zeroWays: Readonly<Record<ZeroWay, string>>
  volume: string
  volumeHint: string
  from: string
  percent: string
  addStep: string
  areas: string
  areasHint: string
  area: (n: number) => string
  addArea: string

  ticker: string
  tickerHint: string
  tickerOn: string
  tickerText: string
  tickerPages: (wide: number, upright: number, seconds: number) => string
}

const pagesRu = (n: number) =>
  `${n} ${plural('ru', n, { one: 'страница', few: 'страницы', many: 'страниц' })}`
const pagesEn = (n: number) => `${n} ${plural('en', n, { one: 'page', many: 'pages' })}`

export const hallScreensOffice: Messages<HallScreensMessages> = {
  kk: {
    title: 'Таблолар',
    hint: 'Залдың бөліктері, әр табло не көрсететіні, дауыс пен хабарландыру жолы. Сақтаған бойда таблолар өзгереді.',
    remove: 'Алып тастау',
    chooseOne: 'Кемінде біреуін белгілеңіз',
    zones: 'Зал аймақтары',
    zonesHint:
      'Зал бірнеше бөлмеден немесе бөліктен тұрса, аймақтар қажет. Әр терезе бір ғана аймақта болады.',
    addZone: 'Аймақ қосу',
    zoneName: 'Атауы',
    zoneWindows: 'Осы аймақтың терезелері',
    nowIn: zone => `(қазір: ${zone})`,
    screens: 'Таблолар',
    noScreens: 'Табло әлі қосылмаған. Оны «Құрылғылар» бөлімінде қосыңыз.',
    newScreen: 'Тағы бір таблоның қысқа атауы',
    screen: id => `Табло ${id}`,
    notPaired: 'Құрылғылар тізімінде жоқ',
    removeSettings: 'Баптауларын өшіру',
    shownZones: 'Қай аймақтың шақыруларын көрсетеді',
    shownZonesHint: 'Аймағы жоқ терезелердің шақырулары бәрі белгіленген таблода ғана көрінеді.',
    noZonesHere: 'Залда аймақтар жоқ: табло барлық терезенің шақыруларын көрсетеді.',
    arrows: 'Көрсеткілер',
    arrowsHint: 'Таблоның алдында тұрған адамға аймақ қай жақта.',
    arrowTo: zone => `${zone}: бағыты`,
    noArrow: 'көрсетілмеген',
    silent: 'Дыбыссыз: бұл таблода дыбыс күшейткіш жоқ немесе ол үндемеуі керек',
    preview: screen => `${screen}: мысал шақырулармен көрінісі`,
    voice: 'Дауыс',
    zeros: 'A042 нөмірі қалай айтылады',
    zeroWays: { drop: '«А, қырық екі»', say: '«А, нөл қырық екі»', digits: '«А, нөл, төрт, екі»' },
    volume: 'Тәулік бойғы дыбыс деңгейі',
    volumeHint: 'Әр жол келесі уақытқа дейін қолданылады, соңғысы — таңертеңге дейін. 0 – дыбыс жоқ.',
    from: 'Сағаттан бастап',
    percent: 'Деңгейі, %',
    addStep: 'Уақыт қосу',
    areas: 'Естілетін аймақтар',
    areasHint:
      'Бір топтың шақыруларын бір ғана табло айтады. Топ болмаса, бүкіл зал үшін бір табло сөйлейді. Бір-бірінен естілмейтін бөлмелерді бөлек топқа бөліңіз.',
    area: n => `${n}-топ`,
    addArea: 'Топ қосу',
    ticker: 'Хабарландыру жолы',
    tickerHint:
      'Барлық таблода шақырулардың астында тұрады. Ұзын мәтін бет-бетімен, содан кейін келесі тілде көрсетіледі.',
    tickerOn: 'Хабарландыруды көрсету',
    tickerText: 'Мәтін',
    tickerPages: (wide, upright, seconds) =>
      `кең таблода ${wide} бет, тік таблода ${upright} бет, әрқайсысы ${seconds} секунд`,
  },
  ru: {
    title: 'Табло',
    hint: 'Части зала, что показывает каждое табло, голос и строка объявления. Табло меняются сразу после сохранения.',
    remove: 'Убрать',
    chooseOne: 'Отметьте хотя бы одно',
    zones: 'Зоны зала',
    zonesHint:
      'Зоны нужны, если зал состоит из нескольких помещений или частей. Каждое окно — только в одной зоне.',
    addZone: 'Добавить зону',
    zoneName: 'Название',
    zoneWindows: 'Окна этой зоны',
    nowIn: zone => `(сейчас: ${zone})`,
    screens: 'Табло зала',
    noScreens: 'Табло пока нет. Подключите табло в разделе «Устройства».',
    newScreen: 'Краткое имя ещё одного табло',
    screen: id => `Табло ${id}`,
    notPaired: 'Нет в списке устройств',
    removeSettings: 'Удалить настройки',
    shownZones: 'Вызовы каких зон показывает',
    shownZonesHint: 'Вызовы окон вне зон видны только на табло, где отмечены все зоны.',
    noZonesHere: 'В зале нет зон: табло показывает вызовы всех окон.',
    arrows: 'Стрелки',
    arrowsHint: 'Где находится зона для человека, который смотрит на табло.',
    arrowTo: zone => `${zone}: направление`,
    noArrow: 'не указано',
    silent: 'Без звука: у этого табло нет динамиков, или оно должно молчать',
    preview: screen => `${screen}: вид с примерами вызовов`,
    voice: 'Голос',
    zeros: 'Как произносится номер A042',
    zeroWays: { drop: '«А, сорок два»', say: '«А, ноль сорок два»', digits: '«А, ноль, четыре, два»' },
    volume: 'Громкость в течение суток',
    volumeHint: 'Каждая строка действует до следующего времени, последняя — до утра. 0 — без звука.',
    from: 'С какого времени',
    percent: 'Громкость, %',
    addStep: 'Добавить время',
    areas: 'Зоны слышимости',
    areasHint:
      'Вызовы одной группы произносит одно табло. Без групп одно табло говорит на весь зал. Разделите на группы помещения, из которых друг друга не слышно.',
    area: n => `Группа ${n}`,
    addArea: 'Добавить группу',
    ticker: 'Строка объявления',
    tickerHint:
      'Стоит под вызовами на всех табло. Длинный текст показывается по страницам, затем на следующем языке.',
    tickerOn: 'Показывать объявление',
    tickerText: 'Текст',
    tickerPages: (wide, upright, seconds) =>
      `на широком табло ${pagesRu(wide)}, на вертикальном ${pagesRu(upright)}, каждая ${seconds} с`,
  },
  en: {
    title: 'Hall screens',
    hint: 'The parts of the hall, what each screen shows, the voice and the ticker. Screens change as soon as you save.',
    remove: 'Remove',
    chooseOne: 'Tick at least one',
    zones: 'Zones of the hall',
    zonesHint: 'Zones are for halls of several rooms or parts. Each window is in one zone at most.',
    addZone: 'Add a zone',
    zoneName: 'Name',
    zoneWindows: 'Windows in this zone',
    nowIn: zone => `(now in: ${zone})`,
    screens: 'Screens',
    noScreens: 'There is no hall screen yet. Pair one in the section “Devices”.',
    newScreen: 'Short name of another screen',
    screen: id => `Hall screen ${id}`,
    notPaired: 'Not among the devices',
    removeSettings: 'Delete its settings',
    shownZones: 'Zones whose calls it shows',
    shownZonesHint: 'Calls at windows outside every zone are only on screens with every zone ticked.',
    noZonesHere: 'The hall has no zones: the screen shows the calls of all windows.',
    arrows: 'Arrows',
    arrowsHint: 'Where the zone is for somebody who looks at the screen.',
    arrowTo: zone => `${zone}: direction`,
    noArrow: 'not set',
    silent: 'Silent: this screen has no loudspeakers, or must not speak',
    preview: screen => `${screen} with example calls`,
    voice: 'Voice',
    zeros: 'How the number A042 is said',
    zeroWays: { drop: '“A, forty-two”', say: '“A, zero forty-two”', digits: '“A, zero, four, two”' },
    volume: 'Loudness during the day',
    volumeHint: 'Each line applies until the next time, the last one until the morning. 0 is silence.',
    from: 'From',
    percent: 'Loudness, %',
    addStep: 'Add a time',
    areas: 'Areas of hearing',
    areasHint:
      'One screen speaks the calls of a group. Without groups, one screen speaks for the whole hall. Put rooms that cannot hear each other into different groups.',
    area: n => `Group ${n}`,
    addArea: 'Add a group',
    ticker: 'Ticker',
    tickerHint:
      'It is below the calls on all screens. A long text is shown page by page, then in the next language.',
    tickerOn: 'Show a ticker',
    tickerText: 'Text',
    tickerPages: (wide, upright, seconds) =>
      `${pagesEn(wide)} on a wide screen, ${pagesEn(upright)} on an upright one, ${seconds} s each`,
  },
}
