import { defaultVoice } from '../domain/displays.ts'
import { defaultTicket, type PrinterSettings } from '../domain/paper.ts'
import type { CentreSettings } from '../domain/settings.ts'
import { parseStored } from '../domain/text.ts'

/** What settings did not have in 0.1.0. */
export const hallDefaults = {
  printers: {},
  printerProfiles: {},
  ticket: defaultTicket,
  zones: [],
  displays: {},
  voice: defaultVoice,
} satisfies Partial<CentreSettings>

/** The profile that fits most printers: 0.1.0 did not ask which one a kiosk has. */
const unknownProfile = 'generic-80'

/** @returns the settings that the store holds as JSON, whatever version of this program saved them. */
export function readSettings(json: string): CentreSettings {
  return migrateSettings(parseStored(json))
}

/**
 * @param document settings of any version. Nothing of it has been checked: what is not an object stays as it is, for the schema to
 * refuse.
 * @returns what this version saves for the same centre: missing parts are as they were without them, and a kiosk's own printer of
 * 0.1.0 is a printer of the centre.
 */
export function migrateSettings(document: unknown): CentreSettings {
  if (!isObject(document)) return document as CentreSettings
  return withSharedPrinters({ ...hallDefaults, ...document }) as unknown as CentreSettings
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

/** @returns the id of the printer with this address, added where there is none yet: several kiosks may have named the same one. */
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
