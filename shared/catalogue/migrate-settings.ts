import { defaultVoice } from '../domain/displays.ts'
import { defaultTicket, type PrinterSettings } from '../domain/paper.ts'
import type { CentreSettings } from '../domain/settings.ts'
import { parseStored } from '../domain/text.ts'

/** Defaults of the settings that 0.1.0 did not have. */
export const hallDefaults = {
  printers: {},
  printerProfiles: {},
  ticket: defaultTicket,
  zones: [],
  displays: {},
  voice: defaultVoice,
  publicHolidays: 'closed',
} satisfies Partial<CentreSettings>

/** Profile of printers from 0.1.0, which did not ask for the model; it fits most printers. */
const unknownProfile = 'generic-80'

/** Parses settings from the store, saved by any version of this program, and migrates them. */
export function readSettings(json: string): CentreSettings {
  return migrateSettings(parseStored(json))
}

/**
 * Migrates settings of any version: adds missing parts with defaults, turns a kiosk's own printer of 0.1.0 into a printer of the centre,
 * and the one set of hours that a queue had into a list of one.
 *
 * @param document unchecked settings; the schema refuses later what is no object
 */
export function migrateSettings(document: unknown): CentreSettings {
  if (!isObject(document)) return document as CentreSettings
  return withHoursByWeekday(withSharedPrinters({ ...hallDefaults, ...document })) as unknown as CentreSettings
}

function withSharedPrinters(settings: Record<string, unknown>): Record<string, unknown> {
  const { kiosks, printers } = settings
  if (!isObject(kiosks) || !isObject(printers)) return settings
  const old = Object.entries(kiosks).filter(([, kiosk]) => isObject(kiosk) && 'printer' in kiosk)
  if (old.length === 0) return settings
  const shared: Record<string, unknown> = { ...printers }
  const migrated = { ...kiosks }
  for (const [id, kiosk] of old) {
    const { printer: address, ...rest } = kiosk as Record<string, unknown>
    migrated[id] =
      'printers' in rest || typeof address !== 'string'
        ? rest
        : { ...rest, printers: [printerAt(shared, address)] }
  }
  return { ...settings, kiosks: migrated, printers: shared }
}

function withHoursByWeekday(settings: Record<string, unknown>): Record<string, unknown> {
  const { services } = settings
  if (!isObject(services)) return settings
  const inLists = (queue: unknown) =>
    isObject(queue) && isObject(queue.hours) ? { ...queue, hours: [queue.hours] } : queue
  const migrated = (service: unknown) =>
    isObject(service)
      ? Object.fromEntries(Object.entries(service).map(([part, queue]) => [part, inLists(queue)]))
      : service
  const entries = Object.entries(services).map(([id, service]) => [id, migrated(service)] as const)
  return { ...settings, services: Object.fromEntries(entries) }
}

/** @returns the id of the printer with this address. Adds the printer if it is new; several kiosks may share one. */
function printerAt(printers: Record<string, unknown>, address: string): string {
  const known = Object.entries(printers).find(
    ([, printer]) => isObject(printer) && printer.address === address,
  )
  if (known) return known[0]
  let at = 1
  while (`p${at}` in printers) at++
  printers[`p${at}`] = { address, profile: unknownProfile } satisfies Record<
    keyof Pick<PrinterSettings, 'address' | 'profile'>,
    string
  >
  return `p${at}`
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
