import { z } from 'zod'

function isZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}

/** Schema of a time zone's name, in the catalogue and in settings. */
export const zoneId = z.string().refine(isZone, 'unknown time zone')
