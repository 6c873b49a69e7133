import { profileOf } from '../catalogue/printer-profiles.ts'
import type { HallView } from '../contract/hall-view.ts'
import type { PrinterState } from '../domain/paper.ts'

/** What staff should know of a printer: it prints nothing, or will soon. */
export type PrinterNews =
  | { printer: string; cause: string }
  /** About so many tickets are left on its roll. */
  | { printer: string; left: number }

/** So little of a roll is left that somebody should fetch a new one, where no sensor says so: a tenth. */
const lowShare = 0.1

/** @returns what staff should know of the hall's printers, in the order of their names. */
export function printerNews({ settings, printers }: Pick<HallView, 'settings' | 'printers'>): PrinterNews[] {
  return Object.entries(printers)
    .sort(([a], [b]) => a.localeCompare(b, 'en', { numeric: true }))
    .flatMap(([printer, state]): PrinterNews[] => {
      const known = settings.printers[printer]
      // One that was taken out of the settings is nobody's trouble any more.
      if (!known) return []
      if (state.cause !== undefined) return [{ printer, cause: state.cause }]
      // What the last roll gave is worth more than what was said of it.
      const whole = state.roll ?? known.rollTickets ?? profileOf(settings, known.profile).rollTickets
      const left = leftOf(state, whole)
      return state.nearEnd || left <= whole * lowShare ? [{ printer, left }] : []
    })
}

/** @returns the tickets that are left on a roll, by what it has given; never less than none. */
function leftOf({ printed, nearEnd, nearAt = printed, rest }: PrinterState, whole: number): number {
  const byCount = whole - printed
  const sinceNear = printed - nearAt
  // Until a roll has run out after its sensor spoke, no more is believed to be left than a tenth: it may have been put in used.
  const bySensor = (rest ?? Math.min(byCount + sinceNear, Math.round(whole * lowShare))) - sinceNear
  return Math.max(0, nearEnd ? bySensor : byCount)
}
