import type { StreamEvent } from '../../shared/contract/events.ts'
import type { StoryStep } from '../../shared/contract/wire.ts'
import { parseEvent, type StreamEntry } from '../queue/parse-event.ts'

/** The clock of events may have been set back by less than this against the stream's own. */
const marginMs = 60 * 60_000
const batch = 1_000

/**
 * @param since when the ticket was issued at the earliest, Unix ms: the stream is read from there.
 * @param read one XRANGE of the centre's stream.
 * @returns every step of one ticket, oldest first.
 */
export async function readStory(
  ticket: string,
  since: number,
  read: (from: string, count: number) => Promise<StreamEntry[]>,
): Promise<StoryStep[]> {
  const steps: StoryStep[] = []
  let from = `${Math.max(0, since - marginMs)}-0`
  for (;;) {
    const entries = await read(from, batch)
    for (const entry of entries) {
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
