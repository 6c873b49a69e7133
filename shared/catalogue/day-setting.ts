import type { DaySetting } from '../domain/settings.ts'
import { parseStored } from '../domain/text.ts'

/** @returns what a manager said of a business day (yyyymmdd), as the centre's view holds it. */
export function daySettingOf(days: Readonly<Record<string, string>>, day: string): DaySetting | undefined {
  const said = days[`set:${day}`]
  return said === undefined ? undefined : parseStored<DaySetting>(said)
}

/** @returns whether a business day in this state gives no tickets and calls nobody: it was ended, or is on its way there or back. */
export function isEndedDay(state: string | undefined): boolean {
  return state === 'closing' || state === 'closed' || state === 'reopening'
}
