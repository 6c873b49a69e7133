import { usualTargetMs } from '../../shared/catalogue/effective.ts'
import { pairingCodeMs } from '../../shared/contract/devices.ts'
import { maxIgnoredStepMs } from '../../shared/domain/hall-time.ts'
import { freshMs, refusalTtlMs } from '../../shared/domain/request-times.ts'
import { dayKeptDays, maxCalls } from '../../shared/domain/retention.ts'
import { maxSetDays } from '../../shared/domain/settings.ts'
import { waitMarks } from '../../shared/domain/ticket.ts'
import { ticketDefaults, ticketFallbacks, ticketFields } from '../../shared/domain/ticket-fields.ts'
import { maxRestores, recallAfterMs, undoMs } from '../../shared/domain/transitions.ts'

type Scalar = string | number
type Fact = Scalar | Readonly<Record<string, Scalar>>

/**
 * Facts that scripts and TypeScript share, by their names in scripts: defined only here, and rendered into each
 * script that uses them.
 */
export const scriptFacts = {
  CALLS_KEPT: maxCalls,
  CLOCK_HELD_MS: maxIgnoredStepMs,
  DAY_KEPT_MS: dayKeptDays * 86_400_000,
  FIELD_KINDS: Object.fromEntries(Object.entries(ticketFields).filter(([, kind]) => kind !== 'text')),
  FRESH_MS: freshMs,
  MAX_RESTORES: maxRestores,
  MAX_SET_DAYS: maxSetDays,
  PAIRING_CODE_MS: pairingCodeMs,
  RECALL_AFTER_MS: recallAfterMs,
  REFUSAL_TTL_MS: String(refusalTtlMs),
  UNDO_MS: undoMs,
  USUAL_TARGET_MS: usualTargetMs,
  WAIT_MARKS: waitMarks,
} as const satisfies Record<string, Fact>

/** @returns every fact as a Lua definition */
export function renderFacts(): string[] {
  const constants = Object.entries(scriptFacts).map(([name, fact]) => `local ${name} = ${toLua(fact)}`)
  return [...constants, fill()]
}

function toLua(fact: Fact): string {
  if (typeof fact === 'number') return String(fact)
  if (typeof fact === 'string') return `'${fact}'`
  const fields = Object.entries(fact).map(([name, value]) => `['${name}'] = ${toLua(value)}`)
  return `{ ${fields.join(', ')} }`
}

/** Lua's `fill(t)`: adds the fields that a ticket does not store. */
function fill(): string {
  const fixed = Object.entries(ticketDefaults).map(([field, value]) => [field, toLua(value)])
  const copied = Object.entries(ticketFallbacks).map(([field, other]) => [field, `t.${other}`])
  const lines = [...fixed, ...copied].map(([field, value]) => `  t.${field} = t.${field} or ${value}`)
  return ['local function fill(t)', ...lines, '  return t', 'end'].join('\n')
}
