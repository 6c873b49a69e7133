import { profileOf } from '../catalogue/printer-profiles.ts'
import type { HallView } from '../contract/hall-view.ts'

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
    .flatMap(([printer, { cause, nearEnd, printed, roll }]): PrinterNews[] => {
      const known = settings.printers[printer]
      // One that was taken out of the settings is nobody's trouble any more.
      if (!known) return []
      if (cause !== undefined) return [{ printer, cause }]
      // What the last roll gave is worth more than what was said of it.
      const whole = roll ?? known.rollTickets ?? profileOf(settings, known.profile).rollTickets
      const left = Math.max(0, whole - printed)
      return nearEnd || left <= whole * lowShare ? [{ printer, left }] : []
    })
}
