import type { Catalogue } from '../../shared/catalogue/catalogue.ts'
import { isOn, letterOf } from '../../shared/catalogue/effective.ts'
import type { HallView } from '../../shared/contract/hall-view.ts'
import type { Locale } from '../../shared/domain/locale.ts'
import type { Ticket } from '../../shared/domain/ticket.ts'
import type { TicketContent } from './layout-ticket.ts'
import { contentOf } from './ticket-content.ts'

/** An id that no ticket ever has: the code of a preview opens no real ticket. */
export const sampleTicket = '00000000-A042'

/**
 * Makes up a ticket of this centre for a preview.
 *
 * @param at when it was issued, Unix ms
 * @param link as long as a real one
 */
export function sampleContent(
  view: HallView<Ticket>,
  catalogue: Catalogue,
  locale: Locale,
  at: number,
  link?: string,
): TicketContent {
  const [first] = catalogue.queues
  const queue = catalogue.queues.find(one => isOn(view.settings, one, catalogue)) ?? first
  if (queue === undefined) throw new Error('a catalogue without a service')
  const number = `${letterOf(view.settings, queue, catalogue)}042`
  const wait = { from: 10, to: 25 }
  return contentOf(
    { centre: view.centre, number, queue, lang: locale, at, before: 7, wait },
    view,
    catalogue,
    link,
  )
}
