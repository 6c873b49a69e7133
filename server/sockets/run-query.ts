import { z } from 'zod'
import type { Refusal } from '../../shared/contract/errors.ts'
import { ticketId } from '../../shared/contract/ids.ts'
import { mayDo } from '../../shared/contract/permissions.ts'
import { writtenText } from '../../shared/contract/text.ts'
import type { Queries, QueryName, QueryReply, StoryStep } from '../../shared/contract/wire.ts'
import type { QueueId } from '../../shared/domain/queue.ts'
import { cutForStaff } from '../../shared/view/cut.ts'
import type { Asker } from '../auth/asker.ts'
import type { Hall } from '../halls/hall.ts'
import { FewAtATime } from '../lib/few-at-a-time.ts'
import { troubleOf } from '../redis/trouble.ts'

/** What each read takes. */
export const queryParams = {
  waiting: z.strictObject({ queue: z.string().max(80).optional(), page: z.int().min(0).max(10_000) }),
  find: z.strictObject({ number: writtenText(16) }),
  story: z.strictObject({ ticket: ticketId }),
} satisfies Record<QueryName, z.ZodType>

const mostFound = 20
/** Stories read at once on this node, each up to a day's events; and those of one person, who looks at one or two. */
export const storyLimits = { max: 2, maxOfOne: 2 }
const stories = new FewAtATime(storyLimits)

export interface QueryDeps {
  hall(centre: string): Hall | undefined
  readStory(centre: string, ticket: string): Promise<StoryStep[]>
}

/** Answers one read from the node's view; a story comes from the stream. Whatever arrives, the answer is a value. */
export async function runQuery(
  deps: QueryDeps,
  asker: Asker,
  name: unknown,
  given: unknown,
): Promise<QueryReply<QueryName>> {
  if (typeof name !== 'string' || !Object.hasOwn(queryParams, name)) return refused('UNKNOWN_COMMAND')
  if (!mayDo(asker.role, `query:${name as QueryName}`)) return refused('NOT_PERMITTED')
  const parsed = queryParams[name as QueryName].safeParse(given)
  if (!parsed.success) return refused('BAD_MESSAGE')
  const hall = deps.hall(asker.centre)
  if (!hall?.view) return refused('STORE_AWAY')
  return answer(deps, hall, asker, name as QueryName, parsed.data)
}

/** Only staff may ask: they are answered what they may know, as their events tell it. */
async function answer(
  deps: QueryDeps,
  hall: Hall,
  asker: Asker,
  name: QueryName,
  given: unknown,
): Promise<QueryReply<QueryName>> {
  switch (name) {
    case 'waiting': {
      const { queue, page } = given as Queries['waiting']['params']
      const { total, tickets } = hall.waitingPage(queue as QueueId | undefined, page)
      return { ok: true, reply: { total, tickets: tickets.map(cutForStaff) } }
    }
    case 'find': {
      const { number } = given as Queries['find']['params']
      return { ok: true, reply: { tickets: hall.find(number, mostFound).map(cutForStaff) } }
    }
    case 'story': {
      const { ticket } = given as Queries['story']['params']
      // A story is searched for in the stream of its day: only of a day that has been, and a few at a time.
      if (!hall.view?.tickets[ticket] && hall.view?.days[ticket.slice(0, 8)] === undefined)
        return { ok: true, reply: { ticket: null, steps: [] } }
      try {
        const read = await stories.run(`${asker.centre}:${asker.by}`, () =>
          deps.readStory(asker.centre, ticket),
        )
        if (!read) return refused('TOO_SOON')
        const known = hall.view?.tickets[ticket]
        return { ok: true, reply: { ticket: known ? cutForStaff(known) : null, steps: read.result } }
      } catch (error) {
        if (troubleOf(error)) return refused('STORE_AWAY')
        throw error
      }
    }
  }
}

function refused(code: Refusal['code']): { ok: false; error: Refusal } {
  return { ok: false, error: { code } }
}
