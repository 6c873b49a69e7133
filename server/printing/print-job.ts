import type { StreamEvent } from '../../shared/contract/events.ts'
import type { HallView } from '../../shared/contract/hall-view.ts'
import type { PrintCause } from '../../shared/domain/print-outcome.ts'
import type { CentreSettings } from '../../shared/domain/settings.ts'
import type { Ticket } from '../../shared/domain/ticket.ts'
import { stateOf } from '../../shared/view/counters.ts'
import { type HallPrinter, type PrinterRules, printersOf, printersOfIds } from './printer-of.ts'

/** One ticket to print: what the visitor saw at the kiosk, and what has been recorded about the paper since. */
export interface PrintJob {
  centre: string
  ticket: string
  number: string
  queue: Ticket['queue']
  lang: Ticket['lang']
  /** `from`: the device that issued it; `by`: `<role>:<id>` of the actor who asked for it. */
  from: string
  by: string
  /** The printer that staff chose when they issued the ticket. */
  printer?: string
  /** When paper was asked for, Unix ms. */
  at: number
  /**
   * Present for a copy that staff asked for: its number, when the ticket was issued, and its printers if not the
   * kiosk's.
   */
  copy?: { serial: number; issuedAt: number; printers?: readonly string[] }
  before?: number
  wait?: { from: number; to: number }
  /** Whether half of this ticket may still be in the printer's buffer. */
  afterHalf?: boolean
  /** What this job recorded last: the trouble of each printer, and the record's time `at`. */
  said?: { at: number; troubles: PrinterTrouble[] }
}

/** Why a printer has not taken a ticket. */
export interface PrinterTrouble {
  /** The printer's id in the settings. */
  printer: string
  cause: PrintCause
}

/** @returns whether an event issued a ticket */
export function isIssued(event: StreamEvent): event is StreamEvent<'ticket:issued'> & { ticket: string } {
  return event.type === 'ticket:issued' && event.ticket !== undefined
}

/** @returns the job of an issued ticket */
export function toJob(centre: string, event: StreamEvent<'ticket:issued'> & { ticket: string }): PrintJob {
  const { number, queue, before, waitFrom, waitTo, change } = event.body
  const { lang = 'kk', from = '', printer } = change.ticket?.set ?? {}
  return {
    centre,
    ticket: event.ticket,
    number,
    queue,
    lang,
    from,
    by: event.by,
    at: event.at,
    ...(printer !== undefined && { printer }),
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

/** @returns the job of a copy; undefined when the ticket is not in the view */
export function toCopy(
  view: HallView<Ticket>,
  event: StreamEvent<'ticket:reprint-asked'> & { ticket: string },
): PrintJob | undefined {
  const ticket = view.tickets[event.ticket]
  if (!ticket) return undefined
  const { number, queue, lang, from, printer, firstIssuedAt } = ticket
  const { copy, printer: asked, afterHalf } = event.body
  const printers = copyPrinters(view, event.by, asked)
  return {
    centre: view.centre,
    ticket: event.ticket,
    number,
    queue,
    lang,
    from,
    at: event.at,
    // Only kiosks have printers; a ticket that staff issued is printed where they sent it, or where the copy was sent.
    by: `kiosk:${from}`,
    ...(printer !== undefined && { printer }),
    copy: { serial: copy, issuedAt: firstIssuedAt, ...(printers.length > 0 && { printers }) },
    ...(afterHalf && { afterHalf }),
  }
}

/**
 * Rebuilds the job of a ticket whose own job was lost with its store. The number of people ahead is left out: only
 * the lost job knew it.
 */
export function toLostJob(view: HallView<Ticket>, ticket: Ticket): PrintJob {
  const { id, number, queue, lang, from, printer, firstIssuedAt, copies, copyAt, copyBy, copyPrinter } =
    ticket
  const printers = copyBy === undefined ? [] : copyPrinters(view, copyBy, copyPrinter)
  const copy = { serial: copies ?? 0, issuedAt: firstIssuedAt, ...(printers.length > 0 && { printers }) }
  return {
    centre: view.centre,
    ticket: id,
    number,
    queue,
    lang,
    from,
    by: `kiosk:${from}`,
    at: copyAt ?? firstIssuedAt,
    ...(printer !== undefined && { printer }),
    ...(copies !== undefined && { copy }),
  }
}

/** @returns the printers of a copy: the one asked for, else those of the asker's window; empty: its kiosk's */
function copyPrinters(view: HallView<Ticket>, by: string, asked: string | undefined): readonly string[] {
  return asked === undefined ? windowPrinters(view, by) : [asked]
}

/** @returns the printers of the window at which the asking inspector sits */
function windowPrinters(view: HallView<Ticket>, by: string): readonly string[] {
  const [role, person] = by.split(':')
  const counter = Object.values(view.counters).find(
    counter => role === 'inspector' && counter.inspector === person && stateOf(view, counter) !== 'closed',
  )
  return view.settings.counters.find(({ id }) => id === counter?.id)?.printers ?? []
}

/** @returns the job's id in its queue, the same on every node */
export function jobIdOf(job: PrintJob): string {
  return namesOf(job).join('_')
}

/** @returns the name of the picture file that a virtual printer writes */
export function pictureNameOf(job: PrintJob): string {
  return namesOf(job).join('-')
}

function namesOf({ centre, ticket, copy }: PrintJob): (string | number)[] {
  return copy ? [centre, ticket, copy.serial] : [centre, ticket]
}

/** @returns the printers to try, in order */
export function printersOfJob(settings: CentreSettings, job: PrintJob, rules: PrinterRules): HallPrinter[] {
  const asked = job.copy?.printers ?? (job.printer === undefined ? [] : [job.printer])
  const chosen = printersOfIds(settings, asked, rules)
  return chosen.length > 0 ? chosen : printersOf(settings, job.from, job.by, rules)
}
