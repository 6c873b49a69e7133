import type { DaySetting } from '../domain/settings.ts'
import { parseStored } from '../domain/text.ts'

/** @returns the manager's setting of a business day (yyyymmdd), from the days of the centre's view. */
export function daySettingOf(days: Readonly<Record<string, string>>, day: string): DaySetting | undefined {
  const said = days[`set:${day}`]
  return said === undefined ? undefined : parseStored<DaySetting>(said)
}

/** @returns whether a business day in this state gives no tickets and calls nobody: it has ended, is closing or is reopening. */
export function isEndedDay(state: string | undefined): boolean {
  return state === 'closing' || state === 'closed' || state === 'reopening'
}
