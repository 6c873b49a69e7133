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
import { describeChange, isSettingsPlace } from './describe-setting.ts'
import { type ChangeWords, describeValue, type RowContext, wordOf } from './describe-value.ts'

/** A row of the trail in words. */
export interface RowWords {
  role: string
  /** A person's name, a device's place, or an id; empty where the role says all. */
  who: string
  what: string
  /** Whom or what the row is about, and details. */
  about: string[]
  changes: ChangeWords[]
  from: string[]
}

/** @returns a row of the trail in words. */
export function describeRow(context: RowContext, row: AuditRow): RowWords {
  const { locale, names } = context
  const [role = '', id = ''] = row.by.split(':')
  const t = auditOffice[locale]
  const { from, browser } = row.facts
  // In a ticket's rows, `from` is the queue that it came from.
  const isSignIn = /^(session|sign-in|device):/.test(row.type)
  return {
    role: auditRole(locale, role),
    who: names.get(id) ?? (role === 'system' ? '' : id),
    what: auditTitle(locale, row.type),
    about: aboutOf(context, row),
    changes: changesOf(context, row),
    from: [
      row.via !== undefined && t.session(row.via),
      isSignIn && from !== undefined && t.address(from),
      browser,
    ].filter(part => typeof part === 'string'),
  }
}

function aboutOf(context: RowContext, { number, counter, facts }: AuditRow): string[] {
  const { locale, names } = context
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

function changesOf(context: RowContext, { type, before = {}, after = {} }: AuditRow): ChangeWords[] {
  const fields = auditWords[context.locale].fields
  const isPlace = type === 'settings:updated' || type === 'catalogue:replaced'
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].map(field => {
    if (type === 'settings:updated' && isSettingsPlace(field))
      return describeChange(context, { path: field, before: before[field], after: after[field] })
    const inWords = (value: string | undefined) =>
      value === undefined ? undefined : isPlace ? value : describeValue(context, type, field, value)
    const [was, is] = [inWords(less(before, after, field)), inWords(less(after, before, field))]
    const label = isKnown(field) && !isPlace ? fields[field] : field
    return {
      label,
      isPlace,
      ...(was !== undefined && { before: was }),
      ...(is !== undefined && { after: is }),
    }
  })
}

/** @returns of a window's queues only those that the other side does not have. */
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
