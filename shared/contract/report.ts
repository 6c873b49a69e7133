import { z } from 'zod'
import { id } from './settings-parts.ts'

/** Zones joined by dots, at most twenty of forty letters. */
const area = z.string().regex(/^[A-Za-z0-9_.-]{1,820}$/)
const n = z.int().nonnegative()

/** How far an area has been spoken to: the last call said, and the last one that was said for the second time. */
const spokenSchema = z.strictObject({ n, again: n })
export type Spoken = z.infer<typeof spokenSchema>

/** What a screen of the hall says of itself every two seconds, and when something in it changes. */
export const reportSchema = z.strictObject({
  epoch: z.string().max(64),
  /** Number of the last event in the picture that was drawn last. */
  n,
  /** Since the last frame that the browser drew, ms. A page that is hidden or frozen draws none. */
  frameAgeMs: n,
  visible: z.boolean(),
  /** `off`: the browser or the machine lets nothing be heard; `none`: this screen is to be silent. */
  sound: z.enum(['on', 'off', 'none']),
  /** Clips of the voice don't load or can't be played; the chime is heard. */
  failing: z.boolean(),
  /** The last call shown, and when (Unix ms in the hall's time). */
  shown: z.strictObject({ n, at: n }).optional(),
  /** The last call spoken by this screen, by area, and when. */
  spoken: z.array(spokenSchema.extend({ area, at: n })).max(21),
  /** Zones whose windows it shows; absent: all. */
  zones: z.array(id).max(20).optional(),
  /** The one window that it belongs to; absent: a screen of the hall. */
  counter: id.optional(),
})
export type Report = z.infer<typeof reportSchema>
