import { readSettings } from '../../shared/catalogue/migrate-settings.ts'
import type { ViewChange } from '../../shared/contract/audience-event.ts'
import type { Change } from '../../shared/contract/events.ts'

/** Turns a change from the stream into a change for views: parses the settings, which the stream holds as text. */
export function toViewChange(change: Change): ViewChange {
  const { settings, ...rest } = change
  return settings === undefined ? rest : { ...rest, settings: readSettings(settings) }
}
