import type { StreamEvent } from '../../shared/contract/events.ts'
import type { StoryStep } from '../../shared/contract/wire.ts'
import { parseEvent, type StreamEntry } from '../queue/parse-event.ts'

/** The clock of events may have been set back by less than this against the stream's own. */
const marginMs = 60 * 60_000
/** What becomes of a ticket after its day (the day's end, an undo) is over by the end of the next one. */
const afterDayMs = 36 * 60 * 60_000
/** Entries per read; keeps one read under 10 ms of the event loop's time. */
const batch = 1_000

/**
 * @param issued the ticket's day: the stream is read from its beginning until it must be over. Unix ms
 * @param read one XRANGE of the centre's stream.
 * @returns every step of one ticket, oldest first.
 */
export async function readStory(
  ticket: string,
  { from: since, to }: { from: number; to: number },
  read: (from: string, to: string, count: number) => Promise<StreamEntry[]>,
): Promise<StoryStep[]> {
  const steps: StoryStep[] = []
  const until = String(to + afterDayMs)
  let from = `${Math.max(0, since - marginMs)}-0`
  for (;;) {
    const entries = await read(from, until, batch)
    for (const entry of entries) {
      // Nearly all are others' events: their bodies are not parsed.
      if (!entry[1].includes(ticket)) continue
      const event = parseEvent(entry)
      if (!('unknown' in event) && event.ticket === ticket) steps.push(stepOf(event))
    }
    const last = entries.at(-1)
    if (!last || entries.length < batch) return steps
    from = `(${last[0]}`
  }
}

/** The facts of a ticket's events that a story tells. A list of what is told: no new field of an event leaves the server unasked. */
const told: ReadonlySet<string> = new Set([
  ...[
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
  ],
  ...[
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
  ],
])

/**
 * @returns an event as a step of its ticket's story: its facts, without what was written; but a deadline by which it is to be called,
 * where the step set one: it is why it was called later.
 */
export function stepOf({ n, at, type, by, counter, body }: StreamEvent): StoryStep {
  const { change, ...whole } = body
  const facts = Object.fromEntries(Object.entries(whole).filter(([name]) => told.has(name)))
  const orderBy = change.ticket?.set.orderBy
  return {
    ...{ n, at, type, by },
    ...(counter !== undefined && { counter }),
    facts: orderBy === undefined ? facts : { ...facts, orderBy },
  }
}
