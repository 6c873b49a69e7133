import { readSettings } from '../../shared/catalogue/migrate-settings.ts'
import type { Call } from '../../shared/contract/events.ts'
import type { HallView } from '../../shared/contract/hall-view.ts'
import type { Counter, Sign } from '../../shared/domain/counter.ts'
import { locales } from '../../shared/domain/locale.ts'
import type { PrinterState } from '../../shared/domain/paper.ts'
import { cleanText, parseStored } from '../../shared/domain/text.ts'
import type { Ticket } from '../../shared/domain/ticket.ts'
import {
  type FieldKind,
  ticketDefaults,
  ticketFallbacks,
  ticketFields,
} from '../../shared/domain/ticket-fields.ts'

/** @returns the id of the last event in a reply of read-view.lua: a reader continues from there */
export function lastStreamId(raw: unknown): string {
  return textOf(named(raw).get('streamId'))
}

/**
 * Parses a view.
 *
 * @param raw reply of read-view.lua
 * @returns undefined while the centre has no settings, and nothing can be shown
 * @throws Error when the reply has another shape than the script's
 */
export function parseView(centre: string, raw: unknown): HallView<Ticket> | undefined {
  const reply = named(raw)
  const settings = reply.get('settings')
  if (settings === null) return undefined
  const { epoch = '', n, clock, day = '', ...rest } = hash(reply.get('centre'))
  return {
    centre,
    epoch,
    n: Number(n),
    at: Number(clock),
    day,
    days: hash(reply.get('days')),
    settings: readSettings(textOf(settings)),
    voice: voiceOf(rest),
    counters: byId(reply.get('counters'), (fields, id) => parseCounter(id, hash(fields))),
    tickets: byId(reply.get('tickets'), (fields, id) => parseTicket(id, hash(fields))),
    queues: {},
    sum: numbers(reply.get('sum')),
    lastSum: numbers(reply.get('lastSum')),
    curve: numbers(reply.get('curve')),
    calls: listOf(reply.get('calls')).map(call => parseStored<Call>(textOf(call))),
    persons: byId(reply.get('persons'), sign =>
      sign === null ? undefined : parseStored<Sign>(textOf(sign)),
    ),
    printers: byId(reply.get('printers'), state => parseStored<PrinterState>(textOf(state))),
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

function listOf(value: unknown): readonly unknown[] {
  if (!Array.isArray(value)) throw new Error(`read-view answered ${typeof value} instead of a list`)
  return value
}

function textOf(value: unknown): string {
  if (typeof value !== 'string') throw new Error(`read-view answered ${typeof value} instead of a text`)
  return value
}

/** Parses a list of alternating names and values. */
function named(value: unknown): Map<string, unknown> {
  const list = listOf(value)
  const values = new Map<string, unknown>()
  for (let i = 0; i + 1 < list.length; i += 2) values.set(textOf(list[i]), list[i + 1])
  return values
}

/** @returns values by id, without those for which `parse` returns undefined */
function byId<T>(value: unknown, parse: (value: unknown, id: string) => T | undefined): Record<string, T> {
  const values: Record<string, T> = {}
  for (const [id, raw] of named(value)) {
    const parsed = parse(raw, id)
    if (parsed !== undefined) values[id] = parsed
  }
  return values
}

function hash(value: unknown): Record<string, string> {
  const list = listOf(value)
  const fields: Record<string, string> = {}
  for (let i = 0; i + 1 < list.length; i += 2) fields[textOf(list[i])] = textOf(list[i + 1])
  return fields
}

function numbers(value: unknown): Record<string, number> {
  return Object.fromEntries(Object.entries(hash(value)).map(([field, text]) => [field, Number(text)]))
}

const kinds: Readonly<Record<string, FieldKind | undefined>> = ticketFields

function parseTicket(id: string, stored: Readonly<Record<string, string>>): Ticket {
  const ticket: Record<string, unknown> = { id, ...ticketDefaults }
  for (const [field, text] of Object.entries(stored)) {
    const kind = kinds[field]
    if (kind === 'number') ticket[field] = Number(text)
    else if (kind === 'json') ticket[field] = JSON.parse(text)
    else ticket[field] = field === 'word' ? cleanText(text) : text
  }
  for (const [field, other] of Object.entries(ticketFallbacks)) {
    if (!(field in ticket) && other in ticket) ticket[field] = ticket[other]
  }
  if (!isTicket(ticket)) throw new Error(`ticket ${id} lacks a field`)
  return ticket
}

/** Fields that every ticket has; others are absent when empty. */
const required = [
  ...(['number', 'state', 'queue', 'lang', 'from'] as const),
  ...(['firstIssuedAt', 'waitSince', 'orderBy'] as const),
]

function isTicket(fields: object): fields is Ticket {
  return required.every(field => field in fields)
}

function parseCounter(id: string, stored: Readonly<Record<string, string>>): Counter {
  const { queues = '', streak = '0', since, ...rest } = stored
  const filled = Object.entries(rest).filter(([, text]) => text !== '')
  const counter = {
    ...Object.fromEntries(filled),
    id,
    queues: queues.split(','),
    streak: Number(streak),
    ...(since !== undefined && { since: Number(since) }),
  }
  if (!isCounter(counter)) throw new Error(`counter ${id} has no state`)
  return counter
}

function isCounter(fields: object): fields is Counter {
  return 'state' in fields
}
