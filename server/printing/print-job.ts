import type { StreamEvent } from '../../shared/contract/events.ts'
import type { HallView } from '../../shared/contract/hall-view.ts'
import type { PrintCause } from '../../shared/domain/print-outcome.ts'
import type { CentreSettings } from '../../shared/domain/settings.ts'
import type { Ticket } from '../../shared/domain/ticket.ts'
import { stateOf } from '../../shared/view/counters.ts'
import { type HallPrinter, type PrinterRules, printersOf, printersOfIds } from './printer-of.ts'

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
  /** When paper was asked for, Unix ms. */
  at: number
  /** A copy that staff asked for: which one, when the ticket was issued, and where it is printed if not at its kiosk. */
  copy?: { serial: number; issuedAt: number; printers?: readonly string[] }
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

/** @returns whether an event asks for a copy. */
export function isReprint(
  event: StreamEvent,
): event is StreamEvent<'ticket:reprint-asked'> & { ticket: string } {
  return event.type === 'ticket:reprint-asked' && event.ticket !== undefined
}

/** @returns the job of a copy; undefined where the ticket is not in the view. */
export function toCopy(
  view: HallView<Ticket>,
  event: StreamEvent<'ticket:reprint-asked'> & { ticket: string },
): PrintJob | undefined {
  const ticket = view.tickets[event.ticket]
  if (!ticket) return undefined
  const { number, queue, lang, from, firstIssuedAt } = ticket
  const { copy, printer, afterHalf } = event.body
  const printers = copyPrinters(view, event.by, printer)
  return {
    ...{ centre: view.centre, ticket: event.ticket, number, queue, lang, from, at: event.at },
    // Printers belong to kiosks; a copy of a ticket that a manager gave out comes from where it is sent.
    by: `kiosk:${from}`,
    copy: { serial: copy, issuedAt: firstIssuedAt, ...(printers.length > 0 && { printers }) },
    ...(afterHalf && { afterHalf }),
  }
}

/**
 * @returns the job of a ticket whose own job was lost with its store, made from what the ticket is. What only the lost job
 * knew is left out: how many were ahead.
 */
export function toLostJob(view: HallView<Ticket>, ticket: Ticket): PrintJob {
  const { id, number, queue, lang, from, firstIssuedAt, copies, copyAt, copyBy, copyPrinter } = ticket
  const printers = copyBy === undefined ? [] : copyPrinters(view, copyBy, copyPrinter)
  const copy = { serial: copies ?? 0, issuedAt: firstIssuedAt, ...(printers.length > 0 && { printers }) }
  return {
    ...{
      centre: view.centre,
      ticket: id,
      number,
      queue,
      lang,
      from,
      by: `kiosk:${from}`,
      at: copyAt ?? firstIssuedAt,
    },
    ...(copies !== undefined && { copy }),
  }
}

/** The printers that a copy is meant for: the one that was asked for, or those of the asker's window; none: its kiosk's. */
function copyPrinters(view: HallView<Ticket>, by: string, asked: string | undefined): readonly string[] {
  return asked === undefined ? windowPrinters(view, by) : [asked]
}

/** The printers of the window at which whoever asked sits. */
function windowPrinters(view: HallView<Ticket>, by: string): readonly string[] {
  const [role, person] = by.split(':')
  const counter = Object.values(view.counters).find(
    counter => role === 'inspector' && counter.inspector === person && stateOf(view, counter) !== 'closed',
  )
  return view.settings.counters.find(({ id }) => id === counter?.id)?.printers ?? []
}

/** @returns the id of a job in its queue, the same whoever adds it. */
export function jobIdOf(job: PrintJob): string {
  return namesOf(job).join('_')
}

/** @returns the name of the picture that a virtual printer makes of it. */
export function pictureNameOf(job: PrintJob): string {
  return namesOf(job).join('-')
}

function namesOf({ centre, ticket, copy }: PrintJob): (string | number)[] {
  return copy ? [centre, ticket, copy.serial] : [centre, ticket]
}

/** @returns where a job is printed. */
export function printersOfJob(settings: CentreSettings, job: PrintJob, rules: PrinterRules): HallPrinter[] {
  const chosen = printersOfIds(settings, job.copy?.printers ?? [], rules)
  return chosen.length > 0 ? chosen : printersOf(settings, job.from, job.by, rules)
}
