import { groupOf, hoursOf, isOfferedAt, isOn, kioskTitleOf, rightsOf } from '../catalogue/effective.ts'
import type { ScreenService } from '../catalogue/screen-catalogue.ts'
import { type HallOpening, hallOpening, type TicketOpening, type Timetable } from '../contract/timetable.ts'
import { kioskLanguages } from '../domain/kiosk.ts'
import type { Locale } from '../domain/locale.ts'
import { type Purpose, type QueueId, queueId, splitQueue } from '../domain/queue.ts'
import type { CentreSettings, LocalizedText, WeekHours } from '../domain/settings.ts'
import type { LoadedCatalogue } from './catalogue-client.ts'

/** Everything that decides what a kiosk offers now, from the server. */
export interface Offering {
  /** The kiosk's id in the centre's settings. */
  kiosk: string
  catalogue: LoadedCatalogue
  settings: CentreSettings
  timetable: Timetable
  /** The hall's time, Unix ms. */
  now: number
}

/** A service that a visitor can choose, for one purpose. */
export interface Offer {
  queue: QueueId
  service: ScreenService
  /** Short title for a button. */
  title: LocalizedText
  group: string
  opening: TicketOpening
  hours: WeekHours
  /** What the visitor brings for this purpose, where it is not the service's documents. */
  bring?: readonly LocalizedText[]
}

/** @returns whether the centre gives tickets for the queue, and this kiosk does. */
function isOffered({ kiosk, settings, catalogue }: Offering, queue: QueueId): boolean {
  return isOn(settings, queue, catalogue) && isOfferedAt(kiosk, settings, queue, catalogue)
}

/** @returns the kiosk's languages, in its order. */
export function languagesOf({ settings, kiosk }: Offering): readonly Locale[] {
  return kioskLanguages(settings, kiosk)
}

/** @returns the purposes for which the kiosk offers a service, in the catalogue's order. */
export function purposesOf(offering: Offering): LoadedCatalogue['purposes'] {
  return offering.catalogue.purposes.filter(({ id }) => offersFor(offering, id).length > 0)
}

/** @returns whether the kiosk gives tickets now; undefined if it offers none of the queues that are on. */
export function openingOf(offering: Offering): HallOpening | undefined {
  const { timetable, settings, kiosk } = offering
  // What all kiosks offer together, the server has computed.
  if (!settings.kiosks[kiosk]?.offers) return timetable.hall
  const openings = Object.entries(timetable.queues).flatMap(([queue, opening]) =>
    isOffered(offering, queue as QueueId) ? [opening] : [],
  )
  return openings.length > 0 ? hallOpening(openings) : undefined
}

/** @returns the services that are on for `purpose`, open or closed, in the catalogue's order. */
export function offersFor(offering: Offering, purpose: Purpose): Offer[] {
  return offering.catalogue.services
    .filter(({ id }) => isOffered(offering, queueId(id, purpose)))
    .map(service => offerOf(offering, queueId(service.id, purpose), service))
}

/** @returns the offer of `queue`; undefined if there is no such service, it is off, or this kiosk does not offer it. */
export function findOffer(offering: Offering, queue: QueueId): Offer | undefined {
  const service = offering.catalogue.servicesById.get(splitQueue(queue).service)
  return service && isOffered(offering, queue) ? offerOf(offering, queue, service) : undefined
}

function offerOf(offering: Offering, queue: QueueId, service: ScreenService): Offer {
  const { settings, catalogue } = offering
  const { purpose } = splitQueue(queue)
  const bring = catalogue.purposes.find(({ id }) => id === purpose)?.bring
  return {
    queue,
    service,
    title: kioskTitleOf(settings, service.id, catalogue),
    group: groupOf(settings, service.id, catalogue),
    opening: offering.timetable.queues[queue] ?? unknown,
    hours: hoursOf(settings, queue, catalogue),
    ...(bring && { bring }),
  }
}

/** @returns the groups of the offers. A centre's own group has its letter as title. */
export function groupsOf(
  offers: readonly Offer[],
  catalogue: LoadedCatalogue,
): { letter: string; title: LocalizedText }[] {
  const letters = new Set(offers.map(offer => offer.group))
  const known = catalogue.groups.filter(group => letters.has(group.letter))
  const own = [...letters].filter(letter => !known.some(group => group.letter === letter)).sort()
  return [...known, ...own.map(letter => ({ letter, title: { kk: letter, ru: letter, en: letter } }))]
}

/** @returns the entitlements that count in `queue`, with their titles, in the centre's order. */
export function rightsIn({ settings, catalogue }: Offering, queue: QueueId): CentreSettings['entitlements'] {
  const ids = rightsOf(settings, queue, catalogue)
  return settings.entitlements.filter(({ id }) => ids.includes(id))
}

/** @returns the manager's notice to the hall for today. */
export function noticeOf({ timetable }: Offering): LocalizedText | undefined {
  return timetable.notice
}

/** Opening of a queue that was just switched on, until the new timetable arrives. */
const unknown: TicketOpening = { open: false, why: 'before', opensAt: null }
