import { z } from 'zod'
import { idleLimits } from '../domain/kiosk.ts'
import { locales } from '../domain/locale.ts'
import { purposes } from '../domain/queue.ts'
import { settingsLimits } from '../domain/settings-limits.ts'
import { id } from './settings-parts.ts'

const letter = z.string().regex(/^[A-Z]$/)

/** @returns the schema of a list of choices: at least one, none twice. */
function chosen<T extends z.ZodType>(one: T, max: number) {
  return z
    .array(one)
    .min(1)
    .max(max)
    .refine(list => new Set(list).size === list.length, 'chosen twice')
}

function seconds({ min, max }: { min: number; max: number }) {
  return z.int().min(min).max(max)
}

export const kioskSchema = z.strictObject({
  locked: z.boolean().optional(),
  printers: z.array(id).max(settingsLimits.printers.max).optional(),
  offers: z
    .strictObject({
      // One for each letter of the alphabet.
      groups: chosen(letter, 26).optional(),
      purposes: chosen(z.enum(purposes), purposes.length).optional(),
    })
    .optional(),
  languages: chosen(z.enum(locales), locales.length).optional(),
  idle: z
    .strictObject({
      askAfterSeconds: seconds(idleLimits.askAfterSeconds),
      endAfterSeconds: seconds(idleLimits.endAfterSeconds),
    })
    .optional(),
})
