import { z } from 'zod'
import type { Catalogue } from '../catalogue/catalogue.ts'
import { migrateSettings } from '../catalogue/migrate-settings.ts'
import { printerProfiles } from '../catalogue/printer-profiles.ts'
import { weekHours } from '../catalogue/week-hours.ts'
import { zoneId } from '../catalogue/zone-id.ts'
import { firstSteps } from '../domain/first-steps.ts'
import { locales } from '../domain/locale.ts'
import { type CentreSettings, policies } from '../domain/settings.ts'
import { type Limits, settingsLimits } from '../domain/settings-limits.ts'
import { displaySchema, voiceSchema, zoneSchema } from './display-settings.ts'
import { clockTime, queueId } from './ids.ts'
import { kioskSchema } from './kiosk-settings.ts'
import { printerSchema, profileSchema, ticketSchema } from './paper-settings.ts'
import { id, text } from './settings-parts.ts'

const counterId = z.string().regex(/^[1-9]\d?$/)
const within = ({ min, max }: Limits) => z.int().min(min).max(max)
const limits = settingsLimits

const queueSettings = z.strictObject({
  on: z.boolean().optional(),
  target: within(limits.targetMinutes).nullable().optional(),
  hours: weekHours.optional(),
  maxWaiting: within(limits.queueWaiting).optional(),
})

const serviceSettings = z.strictObject({
  submission: queueSettings.optional(),
  collection: queueSettings.optional(),
  consultation: queueSettings.optional(),
  group: z
    .string()
    .regex(/^[A-Z]$/)
    .optional(),
  kioskTitle: text.optional(),
})

const counter = z.strictObject({
  id: counterId,
  queues: z.array(queueId).min(limits.counterQueues.min).max(limits.counterQueues.max),
  ownQueues: z.boolean(),
  purpose: text.optional(),
  zone: id.optional(),
  printers: z.array(id).max(limits.printers.max).optional(),
})

/** Schema of a centre's settings, for commands, imports and the start of the server. */
export const settingsSchema = z
  .strictObject({
    version: z.int().nonnegative(),
    firstSteps: z.array(z.enum(firstSteps)).max(firstSteps.length).optional(),
    zone: zoneId,
    dayStartsAt: clockTime,
    languages: z.array(z.enum(locales)).min(1).max(3),
    counters: z.array(counter).min(limits.counters.min).max(limits.counters.max),
    services: z.record(id, serviceSettings),
    policy: z.enum(policies),
    entitlements: z.array(z.strictObject({ id, title: text })).max(limits.entitlements.max),
    ordinaryAfter: within(limits.ordinaryAfter),
    maxWaiting: within(limits.maxWaiting),
    lastTicketMinutes: within(limits.lastTicketMinutes),
    noShowAfter: within(limits.noShowAfter),
    hours: weekHours.optional(),
    publicHolidays: z.enum(['closed', 'as-usual']),
    holidays: z.array(z.iso.date()).max(366),
    kiosks: z.record(id, kioskSchema),
    printers: z.record(id, printerSchema),
    printerProfiles: z.record(id, profileSchema),
    ticket: ticketSchema,
    zones: z.array(zoneSchema).max(20),
    displays: z.record(id, displaySchema),
    voice: voiceSchema,
    ticker: text.optional(),
  })
  .refine(({ counters }) => new Set(counters.map(c => c.id)).size === counters.length, {
    path: ['counters'],
    message: 'two counters have the same number',
  })
  .superRefine((settings, context) => {
    for (const { path, name, known } of references(settings as CentreSettings))
      if (!known) context.addIssue({ code: 'custom', path: [...path], message: `${name} is not known` })
  })

/** Yields every reference from one part of the settings to another, and whether its target exists. */
function* references(settings: CentreSettings) {
  const zones = new Set(settings.zones.map(zone => zone.id))
  const { printers, printerProfiles: own } = settings
  const printerList = (path: (string | number)[], list: readonly string[] = []) =>
    list.map((name, at) => ({ path: [...path, 'printers', at], name, known: Object.hasOwn(printers, name) }))
  const zoneList = (path: (string | number)[], list: readonly string[] = []) =>
    list.map((name, at) => ({ path: [...path, at], name, known: zones.has(name) }))
  for (const [at, { printers: list, zone }] of settings.counters.entries()) {
    yield* printerList(['counters', at], list)
    if (zone !== undefined) yield { path: ['counters', at, 'zone'], name: zone, known: zones.has(zone) }
  }
  for (const [id, kiosk] of Object.entries(settings.kiosks))
    yield* printerList(['kiosks', id], kiosk.printers)
  for (const [id, { profile }] of Object.entries(printers))
    yield { path: ['printers', id, 'profile'], name: profile, known: isProfile(profile, own) }
  for (const [id, display] of Object.entries(settings.displays)) {
    yield* zoneList(['displays', id, 'zones'], display.zones)
    for (const zone of Object.keys(display.arrows ?? {}))
      yield { path: ['displays', id, 'arrows', zone], name: zone, known: zones.has(zone) }
  }
  for (const [at, area] of settings.voice.areas.entries()) yield* zoneList(['voice', 'areas', at], area)
}

function isProfile(profile: string, own: CentreSettings['printerProfiles']): boolean {
  return Object.hasOwn(own, profile) || Object.hasOwn(printerProfiles, profile)
}

export type ParsedSettings =
  | { ok: true; settings: CentreSettings }
  /** `path` points to the faulty place in the document; `problem` says what is wrong. */
  | { ok: false; path: string; problem: string }

/**
 * Migrates and checks settings of any version.
 *
 * @param catalogue must have every service and queue that the settings name
 * @returns the settings, or the first problem
 */
export function parseSettings(document: unknown, catalogue: Catalogue): ParsedSettings {
  const parsed = settingsSchema.safeParse(migrateSettings(document))
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    return { ok: false, path: issue?.path.join('.') ?? '', problem: issue?.message ?? '' }
  }
  // zod keeps absent fields absent, so the result has the exact type.
  const settings = parsed.data as CentreSettings
  const missing = missingIn(catalogue, settings)
  return missing ? { ok: false, ...missing } : { ok: true, settings }
}

/** @returns the first name in the settings that the catalogue does not have */
function missingIn(
  catalogue: Catalogue,
  { services, counters }: CentreSettings,
): { path: string; problem: string } | undefined {
  const service = Object.keys(services).find(id => !catalogue.servicesById.has(id))
  if (service !== undefined) return { path: `services.${service}`, problem: 'unknown service' }
  const queues = new Set<string>(catalogue.queues)
  for (const [at, counter] of counters.entries()) {
    const unknown = counter.queues.findIndex(queue => !queues.has(queue))
    if (unknown >= 0) return { path: `counters.${at}.queues.${unknown}`, problem: 'unknown queue' }
  }
  return undefined
}
