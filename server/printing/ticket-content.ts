import type { Catalogue } from '../../shared/catalogue/catalogue.ts'
import { kioskTitleOf } from '../../shared/catalogue/effective.ts'
import type { HallView } from '../../shared/contract/hall-view.ts'
import type { Locale } from '../../shared/domain/locale.ts'
import { type QueueId, splitQueue } from '../../shared/domain/queue.ts'
import type { CentreSettings } from '../../shared/domain/settings.ts'
import type { Ticket } from '../../shared/domain/ticket.ts'
import { purposeTitle } from '../../shared/i18n/common/purposes.ts'
import { openCountersOf } from '../../shared/view/counters.ts'
import type { TicketContent } from './layout-ticket.ts'

/** What a kiosk shows when it issues a ticket. */
export interface IssuedFacts {
  centre: string
  number: string
  queue: QueueId
  lang: Locale
  /** When it was issued, Unix ms. */
  at: number
  before?: number
  wait?: { from: number; to: number }
}

/** @returns the words and figures of a ticket, in its visitor's language */
export function contentOf(
  facts: IssuedFacts,
  view: HallView<Ticket>,
  catalogue: Catalogue,
  link?: string,
): TicketContent {
  const { centre, number, queue, lang, at, before, wait } = facts
  const { settings } = view
  const { service, purpose } = splitQueue(queue)
  const places = placesOf(settings, windowsOf(view, queue), lang)
  return {
    locale: lang,
    centre: catalogue.centresById.get(centre)?.name[lang] ?? centre,
    service: kioskTitleOf(settings, service, catalogue)[lang],
    purpose: purposeTitle(lang, purpose, catalogue),
    number,
    at,
    zone: settings.zone,
    ...(before !== undefined && { before }),
    ...(wait && { wait }),
    ...(places.length > 0 && { places }),
    ...(link !== undefined && { link }),
  }
}

/** @returns the open windows of a queue, or all its windows when none is open */
function windowsOf(view: HallView<Ticket>, queue: QueueId): string[] {
  const open = openCountersOf(view, queue)
  const serving =
    open.length > 0 ? open : view.settings.counters.filter(({ queues }) => queues.includes(queue))
  return serving.map(({ id }) => id)
}

/** @returns the titles of the zones of some windows, in the order of the settings */
function placesOf({ zones, counters }: CentreSettings, windows: readonly string[], locale: Locale): string[] {
  const their = new Set(counters.filter(({ id }) => windows.includes(id)).map(({ zone }) => zone))
  return zones.filter(({ id }) => their.has(id)).map(({ title }) => title[locale])
}
