import { z } from 'zod'
import { queues, servicesById } from '../catalogue/catalogue.ts'
import type { QueueId } from '../domain/queue.ts'
import { type CentreSettings, weekdays } from '../domain/settings.ts'

const id = z.string().regex(/^[A-Za-z0-9_-]{1,40}$/)
const counterId = z.string().regex(/^[1-9]\d?$/)
const title = z.string().trim().min(1).max(200)
const text = z.strictObject({ kk: title, ru: title, en: title })
const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)
const minutes = z.int().min(1).max(600)
const knownQueues = new Set<string>(queues)
const queue = z.custom<QueueId>(value => typeof value === 'string' && knownQueues.has(value), 'unknown queue')
const zone = z.string().refine(isZone, 'unknown time zone')

const hours = z.strictObject({
  days: z.array(z.enum(weekdays)).min(1).max(7),
  open: time,
  close: time,
  breaks: z.array(z.strictObject({ from: time, to: time })).max(5),
})

const queueSettings = z.strictObject({
  on: z.boolean().optional(),
  target: minutes.nullable().optional(),
  hours: hours.optional(),
  maxWaiting: z.int().min(1).max(100_000).optional(),
})

const serviceSettings = z.strictObject({
  submission: queueSettings.optional(),
  collection: queueSettings.optional(),
  group: z
    .string()
    .regex(/^[A-Z]$/)
    .optional(),
  kioskTitle: text.optional(),
})

const counter = z.strictObject({
  id: counterId,
  queues: z.array(queue).min(1).max(100),
  ownQueues: z.boolean(),
  purpose: text.optional(),
})

const largestPort = 65_535
const networkPrinter = z
  .string()
  .regex(/^tcp:\/\/[A-Za-z0-9.-]+:[1-9]\d{0,4}$/)
  .refine(address => Number(address.split(':').at(-1)) <= largestPort, 'no such port')

const kiosk = z.strictObject({
  locked: z.boolean().optional(),
  printer: z.union([z.literal('virtual'), networkPrinter]).optional(),
})

/** A centre's settings as a whole: the one schema, for commands, import and start. */
export const settingsSchema = z
  .strictObject({
    version: z.int().nonnegative(),
    zone,
    dayStartsAt: time,
    languages: z
      .array(z.enum(['kk', 'ru', 'en']))
      .min(1)
      .max(3),
    counters: z.array(counter).min(1).max(99),
    services: z.record(id, serviceSettings),
    policy: z.enum(['everywhere', 'as-ordered']),
    entitlements: z.array(z.strictObject({ id, title: text })).max(20),
    ordinaryAfter: z.int().min(0).max(100),
    maxWaiting: z.int().min(1).max(100_000),
    lastTicketMinutes: z.int().min(0).max(600),
    noShowAfter: z.int().min(0).max(600),
    holidays: z.array(z.iso.date()).max(366),
    kiosks: z.record(id, kiosk),
  })
  .refine(({ counters }) => new Set(counters.map(c => c.id)).size === counters.length, {
    path: ['counters'],
    message: 'two counters have the same number',
  })
  .refine(({ services }) => Object.keys(services).every(service => servicesById.has(service)), {
    path: ['services'],
    message: 'unknown service',
  })

export type ParsedSettings =
  | { ok: true; settings: CentreSettings }
  /** Where in the document, and what is wrong there. */
  | { ok: false; path: string; problem: string }

/** @returns the settings, or the first thing that is wrong with them. */
export function parseSettings(document: unknown): ParsedSettings {
  const parsed = settingsSchema.safeParse(document)
  // zod leaves absent fields absent, so an exact type is what it returns.
  if (parsed.success) return { ok: true, settings: parsed.data as CentreSettings }
  const [issue] = parsed.error.issues
  return { ok: false, path: issue?.path.join('.') ?? '', problem: issue?.message ?? '' }
}

function isZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}
