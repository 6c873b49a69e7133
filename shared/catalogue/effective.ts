import type { Purpose, QueueId, ServiceId } from '../domain/queue.ts'
import { splitQueue } from '../domain/queue.ts'
import type { CentreSettings, LocalizedText, QueueSettings, WeekHours } from '../domain/settings.ts'
import type { Service } from './schema.ts'

/**
 * Applies a centre's settings to the catalogue. The server passes the installation's catalogue; a screen passes the one that it fetched.
 */

/** The parts of a service on which a hall's rules depend. */
interface ServiceRules {
  id: ServiceId
  group: string
  retired?: boolean
  kioskTitle: LocalizedText
  queues: Service['queues']
  hours?: WeekHours
  closedOnPublicHolidays?: boolean
}

/** The parts of a catalogue on which a hall's rules depend. The server and each screen have one. */
export interface HallCatalogue {
  readonly servicesById: ReadonlyMap<ServiceId, ServiceRules>
  /** The organisation's usual hours. */
  readonly hours: WeekHours
  /** The queues of all services. */
  readonly queues: readonly QueueId[]
  /** A purpose with a letter gives it to all its queues, whatever the group of the service. */
  readonly purposes: readonly { readonly id: Purpose; readonly letter?: string }[]
}

/**
 * @returns the rules of a service. One that the catalogue does not have is as if it were retired: a server or a screen may hear of a new
 * service in a centre's settings a moment before the catalogue that has it.
 */
function rulesOf(service: ServiceId, { servicesById }: HallCatalogue): ServiceRules {
  return (
    servicesById.get(service) ?? {
      ...unknown,
      id: service,
      kioskTitle: { kk: service, ru: service, en: service },
    }
  )
}

const unknown: Omit<ServiceRules, 'id' | 'kioskTitle'> = {
  group: '',
  retired: true,
  queues: {},
  hours: [],
}

function settingsOf(settings: CentreSettings, queue: QueueId): QueueSettings {
  const { service, purpose } = splitQueue(queue)
  return settings.services[service]?.[purpose] ?? {}
}

/** Target, ms, that sorts tickets of queues without a target: an ordinary one, so that they come neither first nor last. */
export const usualTargetMs = 30 * 60_000

/** @returns the longest wait allowed in `queue`, ms; null if there is no target. */
export function queueTargetMs(
  settings: CentreSettings,
  queue: QueueId,
  catalogue: HallCatalogue,
): number | null {
  const { service, purpose } = splitQueue(queue)
  const own = settingsOf(settings, queue).target
  const minutes = own === undefined ? rulesOf(service, catalogue).queues[purpose]?.targetMinutes : own
  return minutes === null || minutes === undefined ? null : minutes * 60_000
}

/** @returns whether `queue` gives new tickets. A queue that is switched off or retired keeps its waiting visitors. */
export function isOn(settings: CentreSettings, queue: QueueId, catalogue: HallCatalogue): boolean {
  const { service, purpose } = splitQueue(queue)
  const { retired, queues } = rulesOf(service, catalogue)
  const rules = queues[purpose]
  if (retired || !rules || rules.retired) return false
  return settingsOf(settings, queue).on ?? true
}

/** @returns the letter of the group in which the centre offers `service`. */
export function groupOf(settings: CentreSettings, service: ServiceId, catalogue: HallCatalogue): string {
  return settings.services[service]?.group ?? rulesOf(service, catalogue).group
}

/** @returns whether a kiosk gives tickets for `queue`. One without settings of its own does for every queue. */
export function isOfferedAt(
  kiosk: string,
  settings: CentreSettings,
  queue: QueueId,
  catalogue: HallCatalogue,
): boolean {
  const { groups, purposes } = settings.kiosks[kiosk]?.offers ?? {}
  const { service, purpose } = splitQueue(queue)
  if (purposes && !purposes.includes(purpose)) return false
  return groups?.includes(groupOf(settings, service, catalogue)) ?? true
}

/** @returns the letter that numbers of `queue` begin with. */
export function letterOf(settings: CentreSettings, queue: QueueId, catalogue: HallCatalogue): string {
  const { service, purpose } = splitQueue(queue)
  const own = catalogue.purposes.find(({ id }) => id === purpose)?.letter
  return own ?? groupOf(settings, service, catalogue)
}

/** @returns the ids of the entitlements that count in `queue` under the centre's policy, in the centre's order. */
export function rightsOf(settings: CentreSettings, queue: QueueId, catalogue: HallCatalogue): string[] {
  const known = settings.entitlements.map(entitlement => entitlement.id)
  if (settings.policy === 'everywhere') return known
  const { service, purpose } = splitQueue(queue)
  const named = rulesOf(service, catalogue).queues[purpose]?.entitlements ?? []
  return known.filter(id => named.includes(id))
}

/** @returns the hours in which `queue` gives tickets: the nearest of its own, its service's, the centre's and the organisation's. */
export function hoursOf(settings: CentreSettings, queue: QueueId, catalogue: HallCatalogue): WeekHours {
  const { service, purpose } = splitQueue(queue)
  return (
    settingsOf(settings, queue).hours ??
    rulesOf(service, catalogue).queues[purpose]?.hours ??
    serviceHoursOf(settings, service, catalogue)
  )
}

/** @returns the hours of a service: its own by the catalogue, or else the centre's. */
export function serviceHoursOf(
  settings: CentreSettings,
  service: ServiceId,
  catalogue: HallCatalogue,
): WeekHours {
  return rulesOf(service, catalogue).hours ?? centreHoursOf(settings, catalogue)
}

/** @returns the usual hours of the centre. */
export function centreHoursOf(settings: CentreSettings, catalogue: Pick<HallCatalogue, 'hours'>): WeekHours {
  return settings.hours ?? catalogue.hours
}

/** @returns whether a service gives no tickets on public holidays. */
export function isClosedOnHolidays(
  settings: CentreSettings,
  service: ServiceId,
  catalogue: HallCatalogue,
): boolean {
  return settings.publicHolidays === 'closed' || (rulesOf(service, catalogue).closedOnPublicHolidays ?? false)
}

/** @returns the largest number of people waiting in `queue`; null if only the centre's `maxWaiting` limits it. */
export function maxWaitingOf(settings: CentreSettings, queue: QueueId): number | null {
  return settingsOf(settings, queue).maxWaiting ?? null
}

/** @returns the short title under which the centre's kiosks offer `service`. */
export function kioskTitleOf(
  settings: CentreSettings,
  service: ServiceId,
  catalogue: HallCatalogue,
): LocalizedText {
  return settings.services[service]?.kioskTitle ?? rulesOf(service, catalogue).kioskTitle
}
