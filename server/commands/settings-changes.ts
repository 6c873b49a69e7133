import type { SettingsChange } from '../../shared/contract/events.ts'
import type { CentreSettings } from '../../shared/domain/settings.ts'
import { beginningOf } from '../../shared/domain/text.ts'

/** An imported document may change everything: the trail tells so many places, and that there were more. */
const mostChanges = 50
/** As JSON. What is longer nobody reads in a table. */
const longest = 200

/** @returns where two documents differ, for the trail: elements with an id by that, for their place may change. */
export function settingsChanges(before: CentreSettings, after: CentreSettings): SettingsChange[] {
  const { version: _was, ...old } = before
  const { version: _is, ...wanted } = after
  const changes = [...differences('', old, wanted)]
  if (changes.length <= mostChanges) return changes
  return [...changes.slice(0, mostChanges), { path: `… ${changes.length - mostChanges}` }]
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

/** @returns the parts of a value by their names; undefined for one that is shown as a whole. */
function byName(value: unknown): Readonly<Record<string, unknown>> | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  if (!Array.isArray(value)) return value as Readonly<Record<string, unknown>>
  const ids = value.map(element => (element as { id?: unknown } | null)?.id)
  if (ids.length === 0 || !ids.every(id => typeof id === 'string')) return undefined
  return Object.fromEntries(value.map((element, at) => [ids[at], element]))
}

function shown(value: unknown): string | undefined {
  if (value === undefined) return undefined
  const text = JSON.stringify(value, (_name, inner: unknown) => (isPicture(inner) ? '…' : inner))
  return text === '"…"' ? undefined : text.length > longest ? `${beginningOf(text, longest)}…` : text
}

/** Pictures are long texts without a blank: they are told as changed, and no more. */
function isPicture(value: unknown): boolean {
  return typeof value === 'string' && value.length > longest && !/\s/.test(value)
}
