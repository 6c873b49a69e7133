import type { StreamEvent } from '../../shared/contract/events.ts'
import type { StoryStep } from '../../shared/contract/wire.ts'
import { parseEvent, type StreamEntry } from '../queue/parse-event.ts'

/** Milliseconds before the day from which the stream is read; the clock of events may differ from the stream's by less. */
const marginMs = 60 * 60_000
/** Milliseconds after the day until which the stream is read; late steps (the day's end, an undo) are over by then. */
const afterDayMs = 36 * 60 * 60_000
/** Entries per read; keeps one read under 10 ms of event-loop time. */
const batchSize = 1_000

/**
 * Reads the story of a ticket from its centre's stream.
 *
 * @param day begin and end of the ticket's business day, Unix ms
 * @param read runs one XRANGE on the stream
 * @returns every step of the ticket, the oldest first
 */
export async function readStory(
  ticket: string,
  day: { from: number; to: number },
  read: (from: string, to: string, count: number) => Promise<StreamEntry[]>,
): Promise<StoryStep[]> {
  const steps: StoryStep[] = []
  const until = String(day.to + afterDayMs)
  let from = `${Math.max(0, day.from - marginMs)}-0`
  for (;;) {
    const entries = await read(from, until, batchSize)
    for (const entry of entries) {
      // Do not parse the bodies of other tickets' events, which are nearly all.
      if (!entry[1].includes(ticket)) continue
      const event = parseEvent(entry)
      if (!('unknown' in event) && event.ticket === ticket) steps.push(stepOf(event))
    }
    const last = entries.at(-1)
    if (!last || entries.length < batchSize) return steps
    from = `(${last[0]}`
  }
}

/** The fields of events that a story shows. An explicit list, so that no new field leaves the server by accident. */
const shownFields: ReadonlySet<string> = new Set([
  'number',
  'queue',
  'day',
  'from',
  'reason',
  'word',
  'category',
  'claim',
  'lang',
  'waited',
  'service',
  'forced',
  'before',
  'waitFrom',
  'waitTo',
  'dueBy',
  'wait',
  'of',
  'command',
  'result',
  'cause',
  'printer',
  'copy',
  'afterHalf',
])

/**
 * @returns an event as a step of its ticket's story: its facts without the written change, plus `orderBy` when the event set it, because it
 * explains the order of calls.
 */
export function stepOf({ n, at, type, by, counter, body }: StreamEvent): StoryStep {
  const { change, ...whole } = body
  const facts = Object.fromEntries(Object.entries(whole).filter(([name]) => shownFields.has(name)))
  const orderBy = change.ticket?.set.orderBy
  return {
    n,
    at,
    type,
    by,
    ...(counter !== undefined && { counter }),
    facts: orderBy === undefined ? facts : { ...facts, orderBy },
  }
}
