import { z } from 'zod'
import { id } from './settings-parts.ts'

/** An area's id: zones joined by dots, at most 20 zones of 40 characters. */
const area = z.string().regex(/^[A-Za-z0-9_.-]{1,820}$/)
const n = z.int().nonnegative()

/** Progress of an area's voice: numbers of the last call spoken and of the last call repeated. */
const spokenSchema = z.strictObject({ n, again: n })
export type Spoken = z.infer<typeof spokenSchema>

/** The state of a hall screen. The screen sends it as `report` every two seconds, and whenever it changes. */
export const heartbeatSchema = z.strictObject({
  epoch: z.string().max(64),
  /** Number of the last event in the last drawn picture. */
  n,
  /** Milliseconds since the browser drew the last frame. A hidden or frozen page draws none. */
  frameAgeMs: n,
  visible: z.boolean(),
  /** `off`: the browser or the machine blocks sound; `none`: this screen is meant to be silent. */
  sound: z.enum(['on', 'off', 'none']),
  /** Clips of the voice cannot be loaded or played; the screen plays the chime instead. */
  failing: z.boolean(),
  /** The last call shown, and when (Unix ms). */
  shown: z.strictObject({ n, at: n }).optional(),
  /** The last call that this screen spoke in each area, and when (Unix ms). */
  spoken: z.array(spokenSchema.extend({ area, at: n })).max(21),
  /** Zones whose windows the screen shows; absent: all. */
  zones: z.array(id).max(20).optional(),
  /** The window of a window board; absent: a hall screen. */
  counter: id.optional(),
})
export type ScreenHeartbeat = z.infer<typeof heartbeatSchema>
