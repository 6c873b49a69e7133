import type { Purpose, QueueId, ServiceId } from '../domain/queue.ts'
import { splitQueue } from '../domain/queue.ts'
import type { CentreSettings, Hours, LocalizedText, QueueSettings } from '../domain/settings.ts'
import { collectionLetter } from './groups.ts'
import type { ServiceFacts } from './schema.ts'

/**
 * Applies a centre's settings to the catalogue. Callers pass the catalogue: the server its own, a screen the one it fetched, so
 * that no screen has the data in its bundle.
 */

/** The parts of a service on which a hall's rules depend. */
export interface ServiceRules {
  id: ServiceId
  group: string
  kioskTitle: LocalizedText
  /** Minutes; null: no target. */
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

/** @throws Error for an unknown id, which is a programming error because schemas check ids */
function rulesOf(service: ServiceId, services: ServiceMap): ServiceRules {
  const rules = services.get(service)
  if (!rules) throw new Error(`no such service: ${service}`)
  return rules
}

function settingsOf(settings: CentreSettings, queue: QueueId): QueueSettings {
  const { service, purpose } = splitQueue(queue)
  return settings.services[service]?.[purpose] ?? {}
}

/** Target, ms, that sorts tickets of queues without a target; the order's usual one. */
export const usualTargetMs = 30 * 60_000

/** @returns the longest wait allowed in `queue`, ms; null if there is no target. */
export function queueTargetMs(settings: CentreSettings, queue: QueueId, services: ServiceMap): number | null {
  const { service, purpose } = splitQueue(queue)
  const own = settingsOf(settings, queue).target
  const minutes = own === undefined ? rulesOf(service, services).waitTargetMinutes[purpose] : own
  return minutes === null ? null : minutes * 60_000
}

/** @returns whether `queue` gives new tickets. A queue that is switched off keeps its waiting visitors. */
export function isOn(settings: CentreSettings, queue: QueueId): boolean {
  return settingsOf(settings, queue).on ?? true
}

/** @returns the letter of the group in which the centre offers the submission of `service`. */
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

/** @returns the hours in which `queue` gives tickets: the centre's, or else the order's. */
export function hoursOf(settings: CentreSettings, queue: QueueId, services: ServiceMap): Hours {
  const own = settingsOf(settings, queue).hours
  if (own) return own
  const { service, purpose } = splitQueue(queue)
  const { days, open, close, breaks, submissions } = rulesOf(service, services).hours
  // Annex 6 has shorter hours for submission than for collection, with the same break.
  return purpose === 'submission' && submissions ? { ...submissions, breaks } : { days, open, close, breaks }
}

/** @returns whether the order closes `queue` on public holidays (annex 6 only). */
export function closedOnHolidays(queue: QueueId, services: ServiceMap): boolean {
  return rulesOf(splitQueue(queue).service, services).hours.closedOnPublicHolidays ?? false
}

/** @returns the public holidays (yyyy-mm-dd) on which `queue` is closed. */
export function holidaysOf(
  settings: CentreSettings,
  queue: QueueId,
  services: ServiceMap,
): readonly string[] {
  return closedOnHolidays(queue, services) ? settings.holidays : []
}

/** @returns the largest number of people waiting in `queue`; null if only the centre's `maxWaiting` limits it. */
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
