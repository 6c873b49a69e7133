import { queues, servicesById } from '../../shared/catalogue/catalogue.ts'
import { isOn, letterOf } from '../../shared/catalogue/effective.ts'
import type { HallView } from '../../shared/contract/hall-view.ts'
import type { Locale } from '../../shared/domain/locale.ts'
import type { QueueId } from '../../shared/domain/queue.ts'
import type { Ticket } from '../../shared/domain/ticket.ts'
import type { TicketContent } from './layout-ticket.ts'
import { contentOf } from './ticket-content.ts'

const fallback: QueueId = 'housing-register.submission'

/** The id of a ticket that there never is: a preview's code leads to nobody's. */
export const sampleTicket = '00000000-A042'

/**
 * @param at when it would have been issued, Unix ms
 * @param link as long as a real one
 * @returns a ticket as a visitor of this centre might get it, to be looked at
 */
export function sampleContent(
  view: HallView<Ticket>,
  locale: Locale,
  at: number,
  link?: string,
): TicketContent {
  const queue = queues.find(queue => isOn(view.settings, queue)) ?? fallback
  const number = `${letterOf(view.settings, queue, servicesById)}042`
  const wait = { from: 10, to: 25 }
  return contentOf({ centre: view.centre, number, queue, lang: locale, at, before: 7, wait }, view, link)
}
