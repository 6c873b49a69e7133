import type { Transform } from 'node:stream'
import { stringify } from 'csv-stringify'
import type { AuditRow, AuditValues } from '../../shared/contract/audit.ts'
import { localTime } from '../../shared/domain/business-day.ts'
import type { Locale } from '../../shared/domain/locale.ts'
import {
  type AuditColumn,
  auditColumns,
  auditRole,
  auditTitle,
  auditWords,
} from '../../shared/i18n/office/trail.ts'
import { delimiters } from '../../shared/i18n/reports/csv-delimiters.ts'

export interface CsvLook {
  locale: Locale
  /** Time zone in which times are written. */
  zone: string
}

/**
 * Creates a stream that turns rows into CSV for spreadsheet programs: starts with a BOM; neutralises cells that
 * look like formulas.
 */
export function createCsvStream(look: CsvLook): Transform {
  const { columns } = auditWords[look.locale]
  return stringify({
    bom: true,
    header: true,
    delimiter: delimiters[look.locale],
    escape_formulas: true,
    columns: auditColumns.map(key => ({ key, header: columns[key] })),
  })
}

/** @returns a row's cells; values as they are stored, so that they can be searched for */
export function cellsOf(row: AuditRow, { locale, zone }: CsvLook): Record<AuditColumn, string> {
  const [role = '', who = ''] = row.by.split(':')
  return {
    n: String(row.n),
    time: timeOf(row.at, zone),
    what: auditTitle(locale, row.type),
    type: row.type,
    role: auditRole(locale, role),
    who,
    session: row.via ?? '',
    ticket: row.number ?? row.ticket ?? '',
    counter: row.counter ?? '',
    before: inOneCell(row.before),
    after: inOneCell(row.after),
    more: inOneCell(row.facts),
  }
}

function inOneCell(values: AuditValues = {}): string {
  return Object.entries(values)
    .map(([name, value]) => `${name}=${value}`)
    .join('; ')
}

/** @returns a time as `2026-11-26T21:35:04+05:00`, which sorts as text */
function timeOf(at: number, zone: string): string {
  const { year, month, day, hour, minute, second } = localTime(at, zone)
  const local = Date.UTC(year, month - 1, day, hour, minute, second)
  const offset = Math.round((local - at) / 60_000)
  const two = (n: number) => String(n).padStart(2, '0')
  const away = `${offset < 0 ? '-' : '+'}${two(Math.floor(Math.abs(offset) / 60))}:${two(Math.abs(offset) % 60)}`
  return new Date(local).toISOString().slice(0, 19) + away
}
