import { type IdleTimes, type KioskOffers, type KioskSettings, usualIdle } from '../../shared/domain/kiosk.ts'
import type { Locale } from '../../shared/domain/locale.ts'
import type { CentreSettings } from '../../shared/domain/settings.ts'
import type { Part } from '../draft.ts'
import { same } from '../same.ts'

export type Kiosks = CentreSettings['kiosks']

export const kiosksPart: Part<Kiosks> = {
  name: 'kiosks',
  hasShape: value => typeof value === 'object' && value !== null && !Array.isArray(value),
  read: ({ kiosks }) => kiosks,
  write: (settings, kiosks) => ({ ...settings, kiosks }),
}

/** @returns the kiosk with other offers; without any where it offers everything. */
export function withOffers(
  { offers: _before, ...kiosk }: KioskSettings,
  { groups, purposes }: { [F in keyof KioskOffers]: KioskOffers[F] | undefined },
): KioskSettings {
  if (!groups && !purposes) return kiosk
  return { ...kiosk, offers: { ...(groups && { groups }), ...(purposes && { purposes }) } }
}

/** @returns the kiosk with these languages; without its own where they are the hall's, in the hall's order. */
export function withLanguages(
  { languages: _before, ...kiosk }: KioskSettings,
  languages: readonly Locale[],
  hall: readonly Locale[],
): KioskSettings {
  return same(languages, hall) ? kiosk : { ...kiosk, languages }
}

/** @returns the kiosk with these times; without its own where they are the usual ones. */
export function withIdle({ idle: _before, ...kiosk }: KioskSettings, idle: IdleTimes): KioskSettings {
  return same(idle, usualIdle) ? kiosk : { ...kiosk, idle }
}

export function withPrinters(
  { printers: _before, ...kiosk }: KioskSettings,
  printers: readonly string[],
): KioskSettings {
  return printers.length === 0 ? kiosk : { ...kiosk, printers }
}

export function withLock({ locked: _before, ...kiosk }: KioskSettings, locked: boolean): KioskSettings {
  return locked ? { ...kiosk, locked } : kiosk
}

/**
 * @param isListed whether the kiosk is shown without settings too
 * @returns the kiosks with other settings for one; without its entry where that would be empty and the kiosk is shown anyway
 */
export function withKiosk(kiosks: Kiosks, id: string, kiosk: KioskSettings, isListed: boolean): Kiosks {
  const { [id]: _before, ...others } = kiosks
  return Object.keys(kiosk).length === 0 && isListed ? others : { ...others, [id]: kiosk }
}
