import { groupOf, hoursOf, isOn, kioskTitleOf, rightsOf } from '../shared/catalogue/effective.ts'
import type { ScreenService } from '../shared/catalogue/kiosk-catalogue.ts'
import { daySettingOf, queueOpening } from '../shared/catalogue/queue-opening.ts'
import { businessDay } from '../shared/domain/business-day.ts'
import { isLastTicketPast, type Opening } from '../shared/domain/opening-hours.ts'
import { type Purpose, purposes, type QueueId, queueId, splitQueue } from '../shared/domain/queue.ts'
import type { CentreSettings, Hours, Text } from '../shared/domain/settings.ts'
import type { LoadedCatalogue } from '../shared/ui/catalogue-client.ts'

/** What a centre offers at this moment: settings, days and time as the hall told them. */
export interface Offering {
  catalogue: LoadedCatalogue
  settings: CentreSettings
  days: Readonly<Record<string, string>>
  /** Unix ms, the hall's. */
  now: number
  aroundTheClock: boolean
}

/** A service that a visitor can choose, for one purpose. */
export interface Offer {
  queue: QueueId
  service: ScreenService
  /** Short, for a button. */
  title: Text
  group: string
  opening: Opening
  hours: Hours
}

/** @returns the services that are on for `purpose`, in the catalogue's order; those closed at this moment too. */
export function offersFor(offering: Offering, purpose: Purpose): Offer[] {
  return offering.catalogue.services
    .filter(({ id }) => isOn(offering.settings, queueId(id, purpose)))
    .map(service => offerOf(offering, queueId(service.id, purpose), service))
}

/** @returns what is offered under `queue`; undefined where there is no such service, or it was switched off meanwhile. */
export function findOffer(offering: Offering, queue: QueueId): Offer | undefined {
  const service = offering.catalogue.byId.get(splitQueue(queue).service)
  return service && isOn(offering.settings, queue) ? offerOf(offering, queue, service) : undefined
}

function offerOf(offering: Offering, queue: QueueId, service: ScreenService): Offer {
  const { settings, catalogue } = offering
  return {
    queue,
    service,
    title: kioskTitleOf(settings, service.id, catalogue.byId),
    group: groupOf(settings, service.id, catalogue.byId),
    opening: ticketOpening(offering, queue),
    hours: hoursOf(settings, queue, catalogue.byId),
  }
}

/** @returns the groups that something is offered in; those a centre made itself have but their letter for a title. */
export function groupsOf(
  offers: readonly Offer[],
  catalogue: LoadedCatalogue,
): { letter: string; title: Text }[] {
  const letters = new Set(offers.map(offer => offer.group))
  const known = catalogue.groups.filter(group => letters.has(group.letter))
  const own = [...letters].filter(letter => !known.some(group => group.letter === letter)).sort()
  return [...known, ...own.map(letter => ({ letter, title: { kk: letter, ru: letter, en: letter } }))]
}

/** @returns the entitlements that count in `queue`, with their titles, in the centre's order. */
export function rightsIn({ settings, catalogue }: Offering, queue: QueueId): CentreSettings['entitlements'] {
  const ids = rightsOf(settings, queue, catalogue.byId)
  return settings.entitlements.filter(({ id }) => ids.includes(id))
}

/** @returns whether tickets are given in any queue; where in none, when the first opens, and what a manager says of it. */
export function hallOpening(
  offering: Offering,
): { open: true } | { open: false; opensAt: number | null; notice: Text | undefined } {
  let opensAt: number | null = null
  for (const { id } of offering.catalogue.services) {
    for (const purpose of purposes) {
      const queue = queueId(id, purpose)
      if (!isOn(offering.settings, queue)) continue
      const opening = ticketOpening(offering, queue)
      if (opening.open) return { open: true }
      if (opening.opensAt !== null && (opensAt === null || opening.opensAt < opensAt))
        opensAt = opening.opensAt
    }
  }
  return { open: false, opensAt, notice: noticeOf(offering) }
}

/** @returns what a manager says to the hall today. */
export function noticeOf({ settings, days, now }: Offering): Text | undefined {
  return daySettingOf(days, businessDay(now, settings.zone, settings.dayStartsAt).day)?.notice
}

/** Past the last ticket a queue is closed to those who come, though those who wait are served. */
function ticketOpening(offering: Offering, queue: QueueId): Opening {
  const { settings, catalogue, days, aroundTheClock } = offering
  const at = (now: number) =>
    queueOpening({ settings, services: catalogue.byId, queue, days, now, aroundTheClock })
  const opening = at(offering.now)
  if (!opening.open || opening.closesAt === null) return opening
  const { closesAt } = opening
  const { lastTicketMinutes } = settings
  if (!isLastTicketPast({ closesAt, now: offering.now, likelyUpperMs: null, lastTicketMinutes }))
    return opening
  const then = at(closesAt)
  return { open: false, why: 'after', opensAt: then.open ? closesAt : then.opensAt }
}
