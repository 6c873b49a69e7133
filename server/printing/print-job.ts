import { centreById, servicesById } from '../../shared/catalogue/catalogue.ts'
import { kioskTitleOf } from '../../shared/catalogue/effective.ts'
import type { StreamEvent } from '../../shared/contract/events.ts'
import type { PrintCause } from '../../shared/domain/print-outcome.ts'
import { splitQueue } from '../../shared/domain/queue.ts'
import type { CentreSettings } from '../../shared/domain/settings.ts'
import type { Ticket } from '../../shared/domain/ticket.ts'
import type { TicketContent } from './layout-ticket.ts'

/** What a visitor was told at the kiosk, and what has been recorded of the paper since. */
export interface PrintJob {
  centre: string
  ticket: string
  number: string
  queue: Ticket['queue']
  lang: Ticket['lang']
  /** The device that issued it, and `<role>:<id>` of who asked for it. */
  from: string
  by: string
  /** When it was issued, Unix ms. */
  at: number
  before?: number
  wait?: { from: number; to: number }
  /** The first part of this ticket may still lie in the printer. */
  afterHalf?: boolean
  /** The last thing this job has had recorded, with the trouble of each printer; `at` as the record has it. */
  said?: { at: number; troubles: Trouble[] }
}

/** Why a printer has not taken a ticket. */
export interface Trouble {
  /** As the settings name it. */
  printer: string
  cause: PrintCause
}

/** @returns whether an event is the issue of a ticket. */
export function isIssued(event: StreamEvent): event is StreamEvent<'ticket:issued'> & { ticket: string } {
  return event.type === 'ticket:issued' && event.ticket !== undefined
}

/** @returns the job of a ticket that was issued. */
export function toJob(centre: string, event: StreamEvent<'ticket:issued'> & { ticket: string }): PrintJob {
  const { number, queue, before, waitFrom, waitTo, change } = event.body
  const { lang = 'kk', from = '' } = change.ticket?.set ?? {}
  return {
    ...{ centre, ticket: event.ticket, number, queue, lang, from, by: event.by, at: event.at },
    ...(before !== undefined && { before }),
    ...(waitFrom !== undefined && waitTo !== undefined && { wait: { from: waitFrom, to: waitTo } }),
  }
}

/** @returns what stands on the ticket. */
export function contentOf(job: PrintJob, settings: CentreSettings): TicketContent {
  const { centre, number, queue, lang, at, before, wait } = job
  const { service, purpose } = splitQueue(queue)
  return {
    locale: lang,
    centre: centreById(centre)?.name[lang] ?? centre,
    service: kioskTitleOf(settings, service, servicesById)[lang],
    ...{ purpose, number, at, zone: settings.zone },
    ...(before !== undefined && { before }),
    ...(wait && { wait }),
  }
}
