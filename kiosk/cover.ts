import type { ErrorCode } from '../shared/contract/errors.ts'
import type { LocalizedText } from '../shared/domain/settings.ts'
import type { HallConnection } from '../shared/ui/hall-connection.ts'
import { noticeOf, type Offering } from './offer.ts'
import type { StepName } from './steps.ts'

/** What stands instead of every step: there is no ticket to be had here at this moment. */
export type Cover =
  | { name: 'starting' }
  | { name: 'no-connection' }
  | { name: 'locked' }
  /** The address names no centre that exists: whoever sets the kiosk up reads what to do. */
  | { name: 'no-centre' }
  | { name: 'closed'; opensAt: number | null; notice: LocalizedText | undefined }

/** A page that was just loaded has no connection yet, and needs no consultant for that. */
const startingMs = 3_000

/** How the server refuses an address without a centre, or with one that it does not know. */
const noCentre: ReadonlySet<ErrorCode> = new Set(['NO_SUCH_CENTRE', 'BAD_MESSAGE'])

/** A number that was given, and a ticket that is being asked for, stay on screen whatever happens. */
const neverCovered: ReadonlySet<StepName> = new Set(['ticket', 'issuing'])

/**
 * @param offering undefined before catalogue and snapshot have come
 * @param sinceLoad ms since the page was loaded
 */
export function coverOf(input: {
  hall: Pick<HallConnection, 'refusal' | 'stale'>
  offering: Offering | undefined
  kiosk: string
  step: StepName
  sinceLoad: number
}): Cover | undefined {
  const { hall, offering, kiosk, step, sinceLoad } = input
  if (neverCovered.has(step)) return undefined
  // The server is there and does not know this centre or kiosk: only its people can help.
  if (hall.refusal) return { name: noCentre.has(hall.refusal.code) ? 'no-centre' : 'locked' }
  if (!offering) return { name: sinceLoad < startingMs ? 'starting' : 'no-connection' }
  if (hall.stale) return { name: 'no-connection' }
  if (offering.settings.kiosks[kiosk]?.locked) return { name: 'locked' }
  const opening = offering.timetable.hall
  if (opening.open) return undefined
  return { name: 'closed', opensAt: opening.opensAt, notice: noticeOf(offering) }
}
