import type { ErrorCode } from '../shared/contract/errors.ts'
import type { LocalizedText } from '../shared/domain/settings.ts'
import type { HallConnection } from '../shared/ui/hall-connection.ts'
import { noticeOf, type Offering, openingOf } from '../shared/ui/offer.ts'
import type { StepName } from './steps.ts'

/** Screen shown instead of the step while the kiosk cannot give tickets. */
export type Cover =
  | { name: 'starting' }
  | { name: 'no-connection' }
  | { name: 'locked' }
  | { name: 'offers-nothing' }
  /** The address names no known centre; the screen tells the person who sets the kiosk up what to do. */
  | { name: 'no-centre' }
  | { name: 'closed'; opensAt: number | null; notice: LocalizedText | undefined }
  | { name: 'break'; endsAt: number; notice: LocalizedText | undefined }

/** Time for the first connection, ms; only after it the kiosk refers visitors to the consultant. */
const startTimeoutMs = 3_000

/** Refusals of an address without a centre, or with an unknown one. */
const noCentre: ReadonlySet<ErrorCode> = new Set(['NO_SUCH_CENTRE', 'BAD_MESSAGE'])

/** Steps that stay on screen whatever happens: an issued number, and a ticket being requested. */
const neverCovered: ReadonlySet<StepName> = new Set(['ticket', 'issuing'])

/**
 * @param input.offering undefined until catalogue and snapshot have arrived
 * @param input.sinceLoad ms since the page loaded
 * @returns the cover; undefined while the kiosk can show its step
 */
export function coverOf(input: {
  hall: Pick<HallConnection, 'refusal' | 'stale'>
  offering: Offering | undefined
  step: StepName
  sinceLoad: number
}): Cover | undefined {
  const { hall, offering, step, sinceLoad } = input
  if (neverCovered.has(step)) return undefined
  // The server is connected but refuses this centre or kiosk, so only staff can help.
  if (hall.refusal) return { name: noCentre.has(hall.refusal.code) ? 'no-centre' : 'locked' }
  if (!offering) return { name: sinceLoad < startTimeoutMs ? 'starting' : 'no-connection' }
  if (hall.stale) return { name: 'no-connection' }
  if (offering.settings.kiosks[offering.kiosk]?.locked) return { name: 'locked' }
  const opening = openingOf(offering)
  if (!opening) return { name: 'offers-nothing' }
  if (opening.open) return undefined
  const notice = noticeOf(offering)
  if (opening.isBreak) return { name: 'break', endsAt: opening.opensAt, notice }
  return { name: 'closed', opensAt: opening.opensAt, notice }
}
