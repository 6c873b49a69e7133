import { z } from 'zod'
import { arrows, zeroWays } from '../domain/displays.ts'
import { clockTime } from './ids.ts'
import { id, text } from './settings-parts.ts'

export const zoneSchema = z.strictObject({ id, title: text })

export const displaySchema = z.strictObject({
  zones: z.array(id).min(1).max(20).optional(),
  arrows: z.record(id, z.enum(arrows)).optional(),
  silent: z.boolean().optional(),
})

export const voiceSchema = z.strictObject({
  zeros: z.enum(zeroWays),
  volume: z
    .array(z.strictObject({ from: clockTime, percent: z.int().min(0).max(100) }))
    .min(1)
    .max(12),
  areas: z.array(z.array(id).min(1).max(20)).max(20),
})
