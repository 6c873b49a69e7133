import type { Timetable } from '../shared/contract/timetable.ts'
import type { HallConnection } from '../shared/ui/hall-connection.ts'
import type { HallWords } from '../shared/ui/hall-words.ts'
import type { Offering } from '../shared/ui/offer.ts'

/** What the page needs to say something of the hall. */
export interface HelpWords extends HallWords {
  hall: Pick<HallConnection, 'zone'>
  /** The hall's time, Unix ms. */
  now: number
}

/** The data that every part of the consultant's page shows. Each change makes a new object. */
export interface HelpDesk extends HelpWords {
  hall: HallConnection
  timetable: Timetable
}

/** @returns what the centre offers now, as at a kiosk without settings of its own. */
export function offeringOf({ view, catalogue, timetable, now }: HelpDesk): Offering {
  return { kiosk: '', settings: view.settings, catalogue, timetable, now }
}

/** A ticket that the page shows. */
export interface ShownTicket {
  id: string
  /** It was issued just now. */
  isNew: boolean
}

declare global {
  interface HTMLElementEventMap {
    'kezek-help-ticket': CustomEvent<ShownTicket>
  }
}

/** Asks the page to show a ticket. */
export function showTicket(from: HTMLElement, id: string, isNew = false): void {
  const detail: ShownTicket = { id, isNew }
  from.dispatchEvent(new CustomEvent('kezek-help-ticket', { detail, bubbles: true, composed: true }))
}
