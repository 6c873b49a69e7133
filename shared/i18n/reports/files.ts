import type { ExportKind } from '../../contract/archive-report.ts'
import type { Locale } from '../../domain/locale.ts'
import type { Messages } from '../common/messages.ts'
import { formatNumber, plural } from '../common/numbers.ts'

/** Words of the reports' tables, their files and the state of the archive. */
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
  /** Label that names the file which a button makes. */
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
    monthPdf: 'Айлық есеп, PDF',
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
      'month-pdf': 'Айлық есеп, PDF',
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
    understood: 'Барлық оқиға танылып, есептерге енгізілді',
    undigested: n => `Танылмаған оқиғалар: ${formatNumber('kk', n)}`,
    undigestedHint: 'Олар мұрағатта сақтаулы, бірақ есептерге кірмейді. Тізімді жүйе әкімшісіне көрсетіңіз',
    firstOnly: shown => `Соңғы ${formatNumber('kk', shown)} оқиға көрсетілген`,
    centre: 'Орталық',
    event: 'Оқиға',
    kind: 'Түрі',
    time: 'Уақыты',
    why: 'Себебі',
    forks: 'Залының деректері көшірмеден қалпына келтірілген орталықтар',
    fork: (centre, lives) =>
      `${centre}: залдың деректері бос немесе бұрынғы күйінде ашылған, мұрағатта оның ${lives} кезеңі бөлек сақталған. Нөмірлер қайталануы мүмкін, ештеңе жоғалмаған`,
    noForks: 'Залдардың деректері көшірмеден қалпына келтірілмеген',
  },
  ru: {
    tablesTitle: 'Таблицы периода',
    allXlsx: 'Все таблицы, XLSX',
    csv: 'CSV',
    csvOf: table => `CSV: ${table}`,
    month: 'Месяц',
    monthPdf: 'Отчёт за месяц, PDF',
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
      'month-pdf': 'Отчёт за месяц, PDF',
    },
    begun: clock => `запрошен в ${clock}`,
    counting: 'готовится',
    progress: (done, of) =>
      `готово ${formatNumber('ru', done)} из ${formatNumber('ru', of)} ${plural('ru', of, { one: 'строки', many: 'строк' })}`,
    done: 'готов',
    failed: 'не подготовлен',
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
    understood: 'Все события распознаны и вошли в отчёты',
    undigested: n =>
      `${formatNumber('ru', n)} ${plural('ru', n, { one: 'событие не распознано', few: 'события не распознаны', many: 'событий не распознано' })}`,
    undigestedHint: 'Они сохранены в архиве, но в отчёты не входят. Покажите список администратору системы',
    firstOnly: shown =>
      `Показаны последние ${formatNumber('ru', shown)} ${plural('ru', shown, { one: 'событие', few: 'события', many: 'событий' })}`,
    centre: 'Центр',
    event: 'Событие',
    kind: 'Вид',
    time: 'Время',
    why: 'Почему',
    forks: 'Центры, где данные зала восстанавливались из копии',
    fork: (centre, lives) =>
      `${centre}: данные зала открылись пустыми или в прежнем состоянии, в архиве отдельно хранится ${lives} ${plural('ru', lives, { one: 'их период', few: 'их периода', many: 'их периодов' })}. Номера могли повториться, ничего не потеряно`,
    noForks: 'Данные залов не восстанавливались из копий',
  },
  en: {
    tablesTitle: 'Tables for the period',
    allXlsx: 'All tables, XLSX',
    csv: 'CSV',
    csvOf: table => `CSV: ${table}`,
    month: 'Month',
    monthPdf: 'Monthly report, PDF',
    filesTitle: 'Files',
    kept: 'Finished files are kept for one day',
    everyTicket: 'Every ticket of the period, one per row',
    ticketsXlsx: 'Tickets, XLSX',
    ticketsCsv: 'Tickets, CSV',
    none: 'No files have been requested yet',
    kinds: {
      'tables-xlsx': 'All tables, XLSX',
      'table-csv': 'Table, CSV',
      'tickets-xlsx': 'Tickets, XLSX',
      'tickets-csv': 'Tickets, CSV',
      'month-pdf': 'Monthly report, PDF',
    },
    begun: clock => `requested at ${clock}`,
    counting: 'in preparation',
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
    inFiles: 'All files are in the section “Files”',
    archiveTitle: 'State of the archive',
    last: 'Last event recorded',
    noLast: 'none yet',
    events: 'Number of events',
    understood: 'All events were recognised and are included in the reports',
    undigested: n =>
      `${formatNumber('en', n)} ${plural('en', n, { one: 'event was not recognised', many: 'events were not recognised' })}`,
    undigestedHint:
      'They are kept in the archive but left out of the reports. Show the list to the system administrator',
    firstOnly: shown =>
      `The last ${formatNumber('en', shown)} ${plural('en', shown, { one: 'event is shown', many: 'events are shown' })}`,
    centre: 'Centre',
    event: 'Event',
    kind: 'Kind',
    time: 'Time',
    why: 'Why',
    forks: 'Centres where the data of the hall were restored from a copy',
    fork: (centre, lives) =>
      `${centre}: the data of the hall came back empty or in an earlier state; the archive keeps ${lives} ${plural('en', lives, { one: 'period', many: 'periods' })} of it separately. Numbers may have been issued twice; nothing is lost`,
    noForks: 'No data of a hall were ever restored from a copy',
  },
}
