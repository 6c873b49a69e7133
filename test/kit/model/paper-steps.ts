import type { PrintState } from '../../../shared/domain/ticket.ts'
import type { Model, Step } from './model.ts'
import { Refused } from './state.ts'

const events: Record<string, string> = {
  sending: 'ticket:printing',
  printed: 'ticket:printed',
  unconfirmed: 'ticket:printed',
  midway: 'ticket:print-failed',
  failed: 'ticket:print-failed',
}

/** Commands of printers, and of staff to printers. */
export const paperSteps: Record<string, Step> = {
  'record-print'(model, { ticket: id = '', result = '', cause, at, printer }) {
    const ticket = model.state.tickets.find(ticket => ticket.id === id)
    if (!ticket) throw new Refused('NO_SUCH_TICKET')
    if (!['system', 'print-agent'].includes(model.role)) throw new Refused('ILLEGAL_TRANSITION')
    const newer = Number(at) - (ticket.printAt ?? 0)
    if (newer < 0 || (newer === 0 && result === ticket.print)) throw new Refused('STALE_RESULT')
    const isToBePrinted = !ticket.print || ['failed', 'pending'].includes(ticket.print)
    const follows = ticket.print === 'sending' || (newer === 0 && !isToBePrinted)
    if (result === 'sending' && follows) throw new Refused('STALE_RESULT')
    model.begin()
    Object.assign(ticket, { print: result as PrintState, printAt: Number(at) })
    if (cause) ticket.printCause = cause
    else delete ticket.printCause
    if (printer && result !== 'sending' && result !== 'failed') {
      printerOf(model, printer).printed++
      model.saw('paper used')
    }
    model.tell(events[result] ?? '', id, ticket.counter)
    return { ticket: id }
  },

  reprint(model, { ticket: id = '', printer = '' }) {
    const ticket = model.ticket(id)
    if (ticket.copyAt !== undefined && model.now - ticket.copyAt < 5_000) throw new Refused('TOO_SOON')
    model.begin()
    ticket.copies = (ticket.copies ?? 0) + 1
    Object.assign(ticket, { copyAt: model.now, copyBy: model.by, print: 'pending', printAt: model.now })
    if (printer) ticket.copyPrinter = printer
    else delete ticket.copyPrinter
    delete ticket.printCause
    model.tell('ticket:reprint-asked', id, ticket.counter)
    return { ticket: id, copy: ticket.copies }
  },

  'record-printer'(model, { printer: id = '', cause = '', nearEnd }) {
    const known = model.state.printers[id]
    const near = nearEnd === '1'
    if ((known?.cause ?? '') === cause && (known?.nearEnd ?? false) === near)
      throw new Refused('ALREADY_NOTED')
    model.begin()
    const printer = printerOf(model, id)
    const { cause: before } = printer
    const isEmpty = cause === 'paper-out' && before !== 'paper-out' && printer.printed > 0
    if (isEmpty) printer.roll = printer.printed
    if (isEmpty && printer.nearAt !== undefined) {
      printer.rest = printer.printed - printer.nearAt
      model.saw('the rest of a roll')
    }
    if (near && !printer.nearEnd && cause !== 'paper-out') printer.nearAt = printer.printed
    const isRefilled = before === 'paper-out' && cause !== 'paper-out'
    const isFull = printer.nearEnd && !near && cause !== 'paper-out'
    if (isRefilled || isFull) {
      printer.printed = 0
      if (near) printer.nearAt = 0
      else delete printer.nearAt
      model.saw('a new roll')
    }
    if ((before ?? '') !== cause) printer.since = model.now
    if (cause) printer.cause = cause
    else delete printer.cause
    printer.nearEnd = near
    model.tell('printer:changed')
    return { printer: id }
  },
}

/** A printer without any report is in order and full. */
function printerOf({ state, now }: Model, id: string) {
  state.printers[id] ??= { since: now, nearEnd: false, printed: 0 }
  return state.printers[id]
}
