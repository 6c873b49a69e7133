import type { Purpose, QueueId, ServiceId } from '../domain/queue.ts'
import { splitQueue } from '../domain/queue.ts'
import type { CentreSettings, Hours, LocalizedText, QueueSettings } from '../domain/settings.ts'
import { collectionLetter } from './groups.ts'
import type { ServiceFacts } from './schema.ts'

/**
 * What a centre's settings make of the catalogue. Nothing here holds the catalogue itself: the server passes its own,
 * a screen the one it fetched, so that no screen carries the data in its bundle.
 */

/** The part of a service that a hall's rules depend on. */
export interface ServiceRules {
  id: ServiceId
  group: string
  kioskTitle: LocalizedText
  /** Minutes; null: none. */
  waitTargetMinutes: Readonly<Record<Purpose, number | null>>
  hours: ServiceFacts['hours']
  /** Entitlements that the service's annex names. */
  entitlements: readonly string[]
}

export type ServiceMap = ReadonlyMap<ServiceId, ServiceRules>

/** @returns the services by id, as the functions below take them. */
export function serviceMap<S extends ServiceRules>(services: readonly S[]): ReadonlyMap<ServiceId, S> {
  return new Map(services.map(service => [service.id, service]))
}

/** Ids come through schemas, so an unknown one is a programming error and throws. */
function rulesOf(service: ServiceId, services: ServiceMap): ServiceRules {
  const rules = services.get(service)
  if (!rules) throw new Error(`no such service: ${service}`)
  return rules
}

function settingsOf(settings: CentreSettings, queue: QueueId): QueueSettings {
  const { service, purpose } = splitQueue(queue)
  return settings.services[service]?.[purpose] ?? {}
}

/** A queue without a target is ordered as if it had the usual one, in ms. */
export const usualTargetMs = 30 * 60_000

/** @returns the longest wait allowed in `queue`, ms; null where there is no target. */
export function queueTargetMs(settings: CentreSettings, queue: QueueId, services: ServiceMap): number | null {
  const { service, purpose } = splitQueue(queue)
  const own = settingsOf(settings, queue).target
  const minutes = own === undefined ? rulesOf(service, services).waitTargetMinutes[purpose] : own
  return minutes === null ? null : minutes * 60_000
}

/** @returns whether new tickets are given for `queue`. One switched off keeps its waiting people. */
export function isOn(settings: CentreSettings, queue: QueueId): boolean {
  return settingsOf(settings, queue).on ?? true
}

/** @returns the letter of the group in which the centre offers `service` for handing documents in. */
export function groupOf(settings: CentreSettings, service: ServiceId, services: ServiceMap): string {
  return settings.services[service]?.group ?? rulesOf(service, services).group
}

/** @returns the letter that numbers of `queue` begin with. */
export function letterOf(settings: CentreSettings, queue: QueueId, services: ServiceMap): string {
  const { service, purpose } = splitQueue(queue)
  return purpose === 'collection' ? collectionLetter : groupOf(settings, service, services)
}

/** @returns the ids of the entitlements that count in `queue` under the centre's policy, in the centre's order. */
export function rightsOf(settings: CentreSettings, queue: QueueId, services: ServiceMap): string[] {
  const known = settings.entitlements.map(entitlement => entitlement.id)
  if (settings.policy === 'everywhere') return known
  const named = rulesOf(splitQueue(queue).service, services).entitlements
  return known.filter(id => named.includes(id))
}

/** @returns when tickets of `queue` are given: the centre's hours for it, else the order's. */
export function hoursOf(settings: CentreSettings, queue: QueueId, services: ServiceMap): Hours {
  const own = settingsOf(settings, queue).hours
  if (own) return own
  const { service, purpose } = splitQueue(queue)
  const { days, open, close, breaks, submissions } = rulesOf(service, services).hours
  // Annex 6 takes documents in fewer hours than it gives them out; its break holds for both.
  return purpose === 'submission' && submissions ? { ...submissions, breaks } : { days, open, close, breaks }
}

/** @returns whether the order closes `queue` on public holidays (annex 6 only). */
export function closedOnHolidays(queue: QueueId, services: ServiceMap): boolean {
  return rulesOf(splitQueue(queue).service, services).hours.closedOnPublicHolidays ?? false
}

/** @returns the dates (yyyy-mm-dd) on which `queue` is closed as a public holiday. */
export function holidaysOf(
  settings: CentreSettings,
  queue: QueueId,
  services: ServiceMap,
): readonly string[] {
  return closedOnHolidays(queue, services) ? settings.holidays : []
}

/** @returns how many may wait in `queue`; null where only the centre's own `maxWaiting` bounds it. */
export function maxWaitingOf(settings: CentreSettings, queue: QueueId): number | null {
  return settingsOf(settings, queue).maxWaiting ?? null
}

/** @returns the short title under which the centre's kiosks offer `service`. */
export function kioskTitleOf(
  settings: CentreSettings,
  service: ServiceId,
  services: ServiceMap,
): LocalizedText {
  return settings.services[service]?.kioskTitle ?? rulesOf(service, services).kioskTitle
}
