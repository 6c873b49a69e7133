import type { CentreSettings } from '../../shared/domain/settings.ts'
import type { Part } from '../draft.ts'

/** What a centre decides about the languages and the time of its hall. */
export type HallTimes = Pick<CentreSettings, 'languages' | 'zone' | 'dayStartsAt'>

export const hallPart: Part<HallTimes> = {
  name: 'centre',
  hasShape(value) {
    if (typeof value !== 'object' || value === null) return false
    const { languages, zone, dayStartsAt }: Partial<Record<keyof HallTimes, unknown>> = value
    return Array.isArray(languages) && typeof zone === 'string' && typeof dayStartsAt === 'string'
  },
  read: ({ languages, zone, dayStartsAt }) => ({ languages, zone, dayStartsAt }),
  write: (settings, times) => ({ ...settings, ...times }),
}

/** @returns the time zones to choose from: those of Kazakhstan first, then all others that the browser knows */
export function zonesToChoose(present: string): string[] {
  const others = Intl.supportedValuesOf('timeZone').filter(zone => !kazakhZones.includes(zone))
  return [...new Set([...kazakhZones, present, ...others])]
}

const kazakhZones: readonly string[] = [
  'Asia/Almaty',
  'Asia/Qyzylorda',
  'Asia/Qostanay',
  'Asia/Aqtobe',
  'Asia/Atyrau',
  'Asia/Aqtau',
  'Asia/Oral',
]
