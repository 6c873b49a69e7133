import { profileOf } from '../catalogue/printer-profiles.ts'
import type { HallView } from '../contract/hall-view.ts'
import type { PrinterState } from '../domain/paper.ts'

/** A printer that needs attention: it cannot print, or its paper runs out soon. */
export type PrinterNews =
  | { printer: string; cause: string }
  /** `left`: estimated tickets left on its roll. */
  | { printer: string; left: number }

/** Share of a roll below which staff should fetch a new one if the printer has no paper sensor. */
const lowShare = 0.1

/** @returns the hall's printers that need attention, in the order of their names. */
export function printerNews({ settings, printers }: Pick<HallView, 'settings' | 'printers'>): PrinterNews[] {
  return Object.entries(printers)
    .sort(([a], [b]) => a.localeCompare(b, 'en', { numeric: true }))
    .flatMap(([printer, state]): PrinterNews[] => {
      const known = settings.printers[printer]
      // A printer that was removed from the settings needs no attention.
      if (!known) return []
      if (state.cause !== undefined) return [{ printer, cause: state.cause }]
      // The length of the last roll is a better estimate than the settings.
      const whole = state.roll ?? known.rollTickets ?? profileOf(settings, known.profile).rollTickets
      const left = leftOf(state, whole)
      return state.nearEnd || left <= whole * lowShare ? [{ printer, left }] : []
    })
}

/** @returns the estimated tickets left on a roll, at least 0. */
function leftOf({ printed, nearEnd, nearAt = printed, rest }: PrinterState, whole: number): number {
  const byCount = whole - printed
  const sinceNear = printed - nearAt
  // Until a roll has run out after its sensor's report, the estimate is at most a tenth: the roll may not have been new.
  const bySensor = (rest ?? Math.min(byCount + sinceNear, Math.round(whole * lowShare))) - sinceNear
  return Math.max(0, nearEnd ? bySensor : byCount)
}
