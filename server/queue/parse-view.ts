import { readSettings } from '../../shared/catalogue/migrate-settings.ts'
import type { Call } from '../../shared/contract/events.ts'
import type { HallView } from '../../shared/contract/hall-view.ts'
import type { Counter, Sign } from '../../shared/domain/counter.ts'
import { locales } from '../../shared/domain/locale.ts'
import type { PrinterState } from '../../shared/domain/paper.ts'
import type { QueueId } from '../../shared/domain/queue.ts'
import { cleanText, parseStored } from '../../shared/domain/text.ts'
import type { Ticket } from '../../shared/domain/ticket.ts'

const ticketNumbers = new Set<string>([
  'firstIssuedAt',
  'orderBy',
  'waitSince',
  'dueBy',
  'wait',
  'noted',
  'called',
  'recalls',
  'recalled',
  'restores',
  'started',
  'ended',
  'trusted',
  'printAt',
  'copies',
  'copyAt',
] satisfies (keyof Ticket)[])

type Flat = readonly string[]
type Rows = readonly (readonly [string, Flat])[]
type Raw = [
  Flat,
  string | null,
  Flat,
  Rows,
  Rows,
  Flat,
  Flat,
  string[],
  [string, string | null][],
  Flat,
  string,
  Flat,
]

/** @returns the id of the last event that a reply of read-view.lua tells of: from there a tail reads on. */
export function lastStreamId(raw: unknown): string {
  return (raw as Raw)[10]
}

/**
 * @param raw reply of read-view.lua
 * @returns the node's view of a centre; undefined while the centre has no settings, so that nothing can be shown of it.
 */
export function parseView(centre: string, raw: unknown): HallView<Ticket> | undefined {
  // What our own script returns is as this type says; the model test compares every field.
  const [head, settings, days, counters, tickets, sum, curve, calls, persons, lastSum, , printers] =
    raw as Raw
  const { epoch = '', n, clock, day = '', ...rest } = pairs(head)
  if (settings === null) return undefined
  return {
    centre,
    epoch,
    n: Number(n),
    at: Number(clock),
    day,
    days: pairs(days),
    settings: readSettings(settings),
    voice: voiceOf(rest),
    counters: Object.fromEntries(counters.map(([id, flat]) => [id, parseCounter(id, flat)])),
    tickets: Object.fromEntries(tickets.map(([id, flat]) => [id, parseTicket(id, flat)])),
    queues: {},
    sum: numbers(sum),
    lastSum: numbers(lastSum),
    curve: numbers(curve),
    calls: calls.map(call => JSON.parse(call) as Call),
    persons: Object.fromEntries(
      persons.flatMap(([id, sign]) => (sign === null ? [] : [[id, parseStored<Sign>(sign)]])),
    ),
    printers: Object.fromEntries(
      Object.entries(pairs(printers)).map(([id, state]) => [id, JSON.parse(state) as PrinterState]),
    ),
  }
}

/** Fields `voice:kk` of a centre. */
function voiceOf(head: Record<string, string>): HallView['voice'] {
  return Object.fromEntries(
    locales.flatMap(language => {
      const version = head[`voice:${language}`]
      return version === undefined ? [] : [[language, Number(version)]]
    }),
  )
}

function pairs(flat: Flat): Record<string, string> {
  const record: Record<string, string> = {}
  for (let i = 0; i + 1 < flat.length; i += 2) record[String(flat[i])] = String(flat[i + 1])
  return record
}

function numbers(flat: Flat): Record<string, number> {
  return Object.fromEntries(Object.entries(pairs(flat)).map(([field, value]) => [field, Number(value)]))
}

/** Absent fields say what a new ticket's do (as in include/ticket.lua). */
function parseTicket(id: string, flat: Flat): Ticket {
  const ticket: Record<string, unknown> = {
    id,
    lane: 'ordinary',
    wait: 1,
    waitKind: 'issue',
  }
  for (const [field, value] of Object.entries(pairs(flat))) {
    if (ticketNumbers.has(field)) ticket[field] = Number(value)
    else if (field === 'undo') ticket[field] = JSON.parse(value)
    else if (field === 'word') ticket[field] = cleanText(value)
    else ticket[field] = value
  }
  ticket.waitSince ??= ticket.firstIssuedAt
  ticket.orderBy ??= ticket.dueBy
  return ticket as unknown as Ticket
}

function parseCounter(id: string, flat: Flat): Counter {
  const { queues = '', streak = '0', since, ...rest } = pairs(flat)
  const filled = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== ''))
  return {
    ...filled,
    id,
    queues: queues.split(',') as QueueId[],
    streak: Number(streak),
    ...(since !== undefined && { since: Number(since) }),
  } as unknown as Counter
}
