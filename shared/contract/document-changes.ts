import { beginningOf } from '../domain/text.ts'
import type { SettingsChange } from './events.ts'

/** Changed places that one event lists; an import may change everything. The last entry counts the others. */
const maxChanges = 50
/** Characters of a value as JSON; longer ones are not readable in the trail's table. */
const maxValueLength = 200

/**
 * Lists the places where two documents differ, for the audit trail: settings of a centre, or catalogues. Elements with an id or a letter
 * are compared by it, not by position.
 *
 * @param max changed places that are listed; the last entry counts the others
 */
export function findChanges(before: object, after: object, max = maxChanges): SettingsChange[] {
  const changes = [...differences('', before, after)]
  if (changes.length <= max) return changes
  return [...changes.slice(0, max), { path: `… ${changes.length - max}` }]
}

function* differences(path: string, before: unknown, after: unknown): Generator<SettingsChange> {
  const [old, wanted] = [byName(before), byName(after)]
  if (old && wanted) {
    for (const name of new Set([...Object.keys(old), ...Object.keys(wanted)]))
      yield* differences(path === '' ? name : `${path}.${name}`, old[name], wanted[name])
  } else if (JSON.stringify(before) !== JSON.stringify(after)) {
    const [was, is] = [shown(before), shown(after)]
    yield { path, ...(was !== undefined && { before: was }), ...(is !== undefined && { after: is }) }
  }
}

/** @returns the parts of a value by name or id; undefined for a value that is compared as a whole. */
function byName(value: unknown): Readonly<Record<string, unknown>> | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  if (!Array.isArray(value)) return value as Readonly<Record<string, unknown>>
  const ids = value.map(
    (element: { id?: unknown; letter?: unknown } | null) => element?.id ?? element?.letter,
  )
  if (ids.length === 0 || !ids.every(id => typeof id === 'string')) return undefined
  return Object.fromEntries(value.map((element, at) => [ids[at], element]))
}

function shown(value: unknown): string | undefined {
  if (value === undefined) return undefined
  const text = JSON.stringify(value, (_name, inner: unknown) => (isPicture(inner) ? '…' : inner))
  return text === '"…"'
    ? undefined
    : text.length > maxValueLength
      ? `${beginningOf(text, maxValueLength)}…`
      : text
}

/** @returns whether a value is a picture: a long text without blanks. The trail shows only that it changed. */
function isPicture(value: unknown): boolean {
  return typeof value === 'string' && value.length > maxValueLength && !/\s/.test(value)
}
