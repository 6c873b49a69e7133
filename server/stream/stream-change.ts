import { readSettings } from '../../shared/catalogue/migrate-settings.ts'
import type { ViewChange } from '../../shared/contract/audience-event.ts'
import type { Change } from '../../shared/contract/events.ts'

/** @returns a change of the stream as views take it: settings travel as the text that the store keeps. */
export function toViewChange(change: Change): ViewChange {
  const { settings, ...rest } = change
  return settings === undefined ? rest : { ...rest, settings: readSettings(settings) }
}
