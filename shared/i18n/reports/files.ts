import type { ExportKind } from '../../contract/archive-report.ts'
import type { Locale } from '../../domain/locale.ts'
import type { Messages } from '../common/messages.ts'
import { formatNumber, plural } from '../common/numbers.ts'

/** Tables of the reports, files of them, and how the archive is. */
export interface ReportsFilesMessages {
  tablesTitle: string
  allXlsx: string
  csv: string
  csvOf: (table: string) => string
  month: string
  monthPdf: string

  filesTitle: string
  kept: string
  everyTicket: string
  ticketsXlsx: string
  ticketsCsv: string
  none: string
  kinds: Readonly<Record<ExportKind, string>>
  begun: (clock: string) => string
  counting: string
  progress: (done: number, of: number) => string
  done: string
  failed: string
  cancelled: string
  download: string
  size: (bytes: number) => string
  stop: string
  remove: string
  /** A press tells which file it means. */
  ofFile: (act: string, file: string) => string
  inFiles: string

  archiveTitle: string
  last: string
  noLast: string
  events: string
  understood: string
  undigested: (n: number) => string
  undigestedHint: string
  firstOnly: (shown: number) => string
  centre: string
  event: string
  kind: string
  time: string
  why: string
  forks: string
  fork: (centre: string, lives: number) => string
  noForks: string
}

function sized(locale: Locale, bytes: number, kb: string, mb: string): string {
  const [value, unit] = bytes < 1_000_000 ? [bytes / 1_000, kb] : [bytes / 1_000_000, mb]
  return `${formatNumber(locale, value, value < 10 ? 1 : 0)}\u00a0${unit}`
}

export const reportsFiles: Messages<ReportsFilesMessages> = {
  kk: {
    tablesTitle: 'Кезең кестелері',
    allXlsx: 'Барлық кесте, XLSX',
    csv: 'CSV',
    csvOf: table => `CSV: ${table}`,
    month: 'Ай',
    monthPdf: 'Айлық парақ, PDF',
    filesTitle: 'Файлдар',
    kept: 'Дайын файлдар бір тәулік сақталады',
    everyTicket: 'Кезеңнің барлық талоны, әр талон бір жолда',
    ticketsXlsx: 'Талондар, XLSX',
    ticketsCsv: 'Талондар, CSV',
    none: 'Әзірге файл сұралмаған',
    kinds: {
      'tables-xlsx': 'Барлық кесте, XLSX',
      'table-csv': 'Кесте, CSV',
      'tickets-xlsx': 'Талондар, XLSX',
      'tickets-csv': 'Талондар, CSV',
      'month-pdf': 'Айлық парақ, PDF',
    },
    begun: clock => `сұралған уақыты ${clock}`,
    counting: 'дайындалуда',
    progress: (done, of) => `${formatNumber('kk', of)} жолдан ${formatNumber('kk', done)} дайын`,
    done: 'дайын',
    failed: 'дайындалмады',
    cancelled: 'тоқтатылды',
    download: 'Жүктеп алу',
    size: bytes => sized('kk', bytes, 'КБ', 'МБ'),
    stop: 'Тоқтату',
    remove: 'Өшіру',
    ofFile: (act, file) => `${act}: ${file}`,
    inFiles: 'Барлық файл «Файлдар» бөлімінде',
    archiveTitle: 'Мұрағаттың жай-күйі',
    last: 'Соңғы жазылған оқиға',
    noLast: 'әзірге жоқ',
    events: 'Оқиғалар саны',
    understood: 'Барлық оқиға түсінікті болды: есепке кірмей қалғаны жоқ',
    undigested: n => `Түсініксіз оқиғалар: ${formatNumber('kk', n)}`,
    undigestedHint: 'Олар мұрағатта сақтаулы, бірақ есептерге кірмейді. Тізімді жүйе әкімшісіне көрсетіңіз',
    firstOnly: shown => `Соңғы ${formatNumber('kk', shown)} оқиға көрсетілген`,
    centre: 'Орталық',
    event: 'Оқиға',
    kind: 'Түрі',
    time: 'Уақыты',
    why: 'Себебі',
    forks: 'Залдың жады қайта қалпына келтірілген орталықтар',
    fork: (centre, lives) =>
      `${centre}: залдың жады бос немесе бұрынғы күйінде ашылған, мұрағатта оның ${lives} кезеңі бөлек сақталған. Нөмірлер қайталануы мүмкін, ештеңе жоғалмаған`,
    noForks: 'Залдардың жады үзілмеген',
  },
  ru: {
    tablesTitle: 'Таблицы периода',
    allXlsx: 'Все таблицы, XLSX',
    csv: 'CSV',
    csvOf: table => `CSV: ${table}`,
    month: 'Месяц',
    monthPdf: 'Месячный лист, PDF',
    filesTitle: 'Файлы',
    kept: 'Готовые файлы хранятся сутки',
    everyTicket: 'Все талоны периода, по строке на талон',
    ticketsXlsx: 'Талоны, XLSX',
    ticketsCsv: 'Талоны, CSV',
    none: 'Файлов пока не запрашивали',
    kinds: {
      'tables-xlsx': 'Все таблицы, XLSX',
      'table-csv': 'Таблица, CSV',
      'tickets-xlsx': 'Талоны, XLSX',
      'tickets-csv': 'Талоны, CSV',
      'month-pdf': 'Месячный лист, PDF',
    },
    begun: clock => `запрошен в ${clock}`,
    counting: 'готовится',
    progress: (done, of) =>
      `готово ${formatNumber('ru', done)} из ${formatNumber('ru', of)} ${plural('ru', of, { one: 'строки', many: 'строк' })}`,
    done: 'готов',
    failed: 'не получился',
    cancelled: 'остановлен',
    download: 'Скачать',
    size: bytes => sized('ru', bytes, 'КБ', 'МБ'),
    stop: 'Остановить',
    remove: 'Удалить',
    ofFile: (act, file) => `${act}: ${file}`,
    inFiles: 'Все файлы — в разделе «Файлы»',
    archiveTitle: 'Состояние архива',
    last: 'Последнее записанное событие',
    noLast: 'пока нет',
    events: 'Число событий',
    understood: 'Все события поняты: в отчёты вошло всё',
    undigested: n =>
      `${formatNumber('ru', n)} ${plural('ru', n, { one: 'событие не понято', few: 'события не поняты', many: 'событий не понято' })}`,
    undigestedHint: 'Они сохранены в архиве, но в отчёты не входят. Покажите список администратору системы',
    firstOnly: shown =>
      `Показаны последние ${formatNumber('ru', shown)} ${plural('ru', shown, { one: 'событие', few: 'события', many: 'событий' })}`,
    centre: 'Центр',
    event: 'Событие',
    kind: 'Вид',
    time: 'Время',
    why: 'Почему',
    forks: 'Центры, где память зала восстанавливалась',
    fork: (centre, lives) =>
      `${centre}: память зала открылась пустой или прежней, в архиве отдельно хранится ${lives} ${plural('ru', lives, { one: 'её отрезок', few: 'её отрезка', many: 'её отрезков' })}. Номера могли повториться, ничего не потеряно`,
    noForks: 'Память залов не прерывалась',
  },
  en: {
    tablesTitle: 'Tables of the span',
    allXlsx: 'All tables, XLSX',
    csv: 'CSV',
    csvOf: table => `CSV: ${table}`,
    month: 'Month',
    monthPdf: 'Monthly sheet, PDF',
    filesTitle: 'Files',
    kept: 'Files that are ready are kept for a day',
    everyTicket: 'Every ticket of the span, one a row',
    ticketsXlsx: 'Tickets, XLSX',
    ticketsCsv: 'Tickets, CSV',
    none: 'No file has been asked for yet',
    kinds: {
      'tables-xlsx': 'All tables, XLSX',
      'table-csv': 'Table, CSV',
      'tickets-xlsx': 'Tickets, XLSX',
      'tickets-csv': 'Tickets, CSV',
      'month-pdf': 'Monthly sheet, PDF',
    },
    begun: clock => `asked for at ${clock}`,
    counting: 'being made',
    progress: (done, of) =>
      `${formatNumber('en', done)} of ${formatNumber('en', of)} ${plural('en', of, { one: 'row', many: 'rows' })} ready`,
    done: 'ready',
    failed: 'failed',
    cancelled: 'stopped',
    download: 'Download',
    size: bytes => sized('en', bytes, 'KB', 'MB'),
    stop: 'Stop',
    remove: 'Remove',
    ofFile: (act, file) => `${act}: ${file}`,
    inFiles: 'All files stand in the section “Files”',
    archiveTitle: 'How the archive is',
    last: 'Last event recorded',
    noLast: 'none yet',
    events: 'Events in all',
    understood: 'Everything was understood: no event is missing in the reports',
    undigested: n =>
      `${formatNumber('en', n)} ${plural('en', n, { one: 'event was not understood', many: 'events were not understood' })}`,
    undigestedHint:
      'They are kept in the archive, but no report counts them. Show the list to whoever runs the system',
    firstOnly: shown =>
      `The last ${formatNumber('en', shown)} ${plural('en', shown, { one: 'event is shown', many: 'events are shown' })}`,
    centre: 'Centre',
    event: 'Event',
    kind: 'Kind',
    time: 'Time',
    why: 'Why',
    forks: "Centres whose hall's store was set back",
    fork: (centre, lives) =>
      `${centre}: the hall's store came back empty or older; the archive keeps ${lives} ${plural('en', lives, { one: 'life', many: 'lives' })} of it apart. Numbers may have been given twice, nothing is lost`,
    noForks: 'No store of a hall was ever set back',
  },
}
