import type { AuditRow, AuditValues } from '../../shared/contract/audit.ts'
import { common } from '../../shared/i18n/common/common.ts'
import { auditOffice } from '../../shared/i18n/office/audit.ts'
import {
  type AuditField,
  auditFields,
  auditRole,
  auditTitle,
  auditWords,
} from '../../shared/i18n/office/trail.ts'
import { type Telling, tellValue, wordOf } from './tell-value.ts'

/** A row of the trail in words. */
export interface ToldRow {
  role: string
  /** A person's name, a device's place, or an id; empty where the role says all. */
  who: string
  what: string
  /** About whom or what, and what else is known. */
  about: string[]
  changes: ToldChange[]
  from: string[]
}

export interface ToldChange {
  label: string
  /** A place in the settings: told by its own name. */
  isPlace: boolean
  /** Undefined: nothing, or what nobody can read in a table. */
  before?: string
  after?: string
}

/** @returns a row as it is read on the page. */
export function tellRow(telling: Telling, row: AuditRow): ToldRow {
  const { locale, names } = telling
  const [role = '', id = ''] = row.by.split(':')
  const t = auditOffice[locale]
  const { from, browser } = row.facts
  // Of a ticket, `from` is the queue that it came from.
  const isSignIn = /^(session|sign-in|device):/.test(row.type)
  return {
    role: auditRole(locale, role),
    who: names.get(id) ?? (role === 'system' ? '' : id),
    what: auditTitle(locale, row.type),
    about: aboutOf(telling, row),
    changes: changesOf(telling, row),
    from: [
      row.via !== undefined && t.session(row.via),
      isSignIn && from !== undefined && t.address(from),
      browser,
    ].filter(part => typeof part === 'string'),
  }
}

function aboutOf(telling: Telling, { number, counter, facts }: AuditRow): string[] {
  const { locale, names } = telling
  const t = auditOffice[locale]
  const {
    person,
    kind,
    place,
    reason,
    count,
    day,
    printer,
    copy,
    clip,
    language,
    withReason,
    forced,
    action,
  } = facts
  return [
    number,
    counter !== undefined && t.window(counter),
    person !== undefined && (names.get(person) ?? person),
    kind !== undefined && place !== undefined && t.device(auditRole(locale, kind), place),
    reason !== undefined && wordOf(common[locale].callReasons, reason),
    withReason && t.withReason,
    forced && t.forced,
    count !== undefined && t.tries(count),
    day !== undefined && t.day(day.replace(/(\d{4})(\d\d)(\d\d)/, '$3.$2.$1')),
    copy !== undefined && t.copy(copy),
    printer,
    action,
    clip !== undefined && `${language}: ${clip}`,
  ].filter(part => typeof part === 'string')
}

function changesOf(telling: Telling, { type, before = {}, after = {} }: AuditRow): ToldChange[] {
  const fields = auditWords[telling.locale].fields
  const isPlace = type === 'settings:updated'
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].map(field => {
    const told = (value: string | undefined) =>
      value === undefined ? undefined : isPlace ? value : tellValue(telling, type, field, value)
    const [was, is] = [told(less(before, after, field)), told(less(after, before, field))]
    const label = isKnown(field) && !isPlace ? fields[field] : field
    return {
      label,
      isPlace,
      ...(was !== undefined && { before: was }),
      ...(is !== undefined && { after: is }),
    }
  })
}

/** Of a window's many queues, those that only one side has. */
function less(values: AuditValues, others: AuditValues, field: string): string | undefined {
  const value = values[field]
  const other = others[field]
  if (field !== 'queues' || value === undefined || other === undefined) return value
  const rest = value.split(',').filter(queue => !other.split(',').includes(queue))
  return rest.length > 0 ? rest.join() : undefined
}

function isKnown(field: string): field is AuditField {
  return (auditFields as readonly string[]).includes(field)
}
