import { z } from 'zod'
import type { PublicHoliday } from '../../shared/calendar/public-holidays.ts'
import type { Catalogue } from '../../shared/catalogue/catalogue.ts'
import type { DeviceRow } from '../../shared/contract/devices.ts'
import type { Refusal } from '../../shared/contract/errors.ts'
import type { HallView } from '../../shared/contract/hall-view.ts'
import { queueId, ticketId } from '../../shared/contract/ids.ts'
import { mayDo } from '../../shared/contract/permissions.ts'
import { writtenText } from '../../shared/contract/text.ts'
import type { AbsentDevice, Queries, QueryName, QueryReply, StoryStep } from '../../shared/contract/wire.ts'
import { hallTime } from '../../shared/domain/hall-time.ts'
import type { StaffTicket, Ticket } from '../../shared/domain/ticket.ts'
import { cutForStaff } from '../../shared/view/cut.ts'
import type { Asker } from '../auth/asker.ts'
import { standingOf } from '../commands/estimate.ts'
import type { Hall } from '../halls/hall.ts'
import { WorkLimiter } from '../lib/work-limiter.ts'
import { troubleOf } from '../redis/trouble.ts'

/** The parameters of each query. */
export const queryParams: { readonly [N in QueryName]: z.ZodType<Queries[N]['params']> } = {
  waiting: z.strictObject({
    queue: queueId.optional(),
    page: z.int().min(0).max(10_000),
    unserved: z.literal(true).optional(),
  }),
  find: z.strictObject({ number: writtenText(16) }),
  standing: z.strictObject({ ticket: ticketId }),
  unprinted: z.strictObject({}),
  absent: z.strictObject({}),
  story: z.strictObject({ ticket: ticketId }),
}

/** Tickets that a search by number returns; more do not fit on a screen. */
const maxFound = 20
/** Concurrent reads of stories, on this node and per person. A story may take reading a whole day's events; a person looks at one or two. */
const storyLimits = { max: 2, maxPerCaller: 2 }
const stories = new WorkLimiter(storyLimits)

export interface QueryDeps {
  hall(centre: string): Hall | undefined
  /** @returns the catalogue that halls follow now. */
  catalogue(): Catalogue
  /** @returns this node's estimate of Redis's time, Unix ms. */
  now(): number
  /** The country's holidays, in order of time. */
  publicHolidays: readonly PublicHoliday[]
  /** Whether every day is open around the clock, as in the demonstration. */
  aroundTheClock: boolean
  readStory(centre: string, ticket: string): Promise<StoryStep[]>
  /** @returns the devices of these centres. */
  listDevices(centres: readonly string[]): Promise<DeviceRow[]>
}

interface Question<N extends QueryName> {
  readonly asker: Asker
  readonly hall: Hall
  readonly view: HallView<Ticket>
  readonly params: Queries[N]['params']
}

/** Answers each query from the node's view. Only staff may send queries, so tickets are cut for staff. */
const handlers: {
  readonly [N in QueryName]: (
    deps: QueryDeps,
    question: Question<N>,
  ) => QueryReply<N> | Promise<QueryReply<N>>
} = {
  waiting(_deps, { asker, hall, params: { queue, page, unserved } }) {
    const { total, tickets } = unserved ? hall.unservedPage(queue, page) : hall.waitingPage(queue, page)
    return { ok: true, reply: { total, tickets: tickets.map(forAsker(asker)) } }
  },

  find(_deps, { asker, hall, params: { number } }) {
    return { ok: true, reply: { tickets: hall.find(number, maxFound).map(forAsker(asker)) } }
  },

  standing(deps, { asker, hall, view, params }) {
    const ticket = view.tickets[params.ticket]
    if (!ticket) return { ok: true, reply: { ticket: null } }
    const { aroundTheClock, publicHolidays } = deps
    const now = hallTime(view.at, deps.now())
    const moment = { view, hall, catalogue: deps.catalogue(), now, publicHolidays, aroundTheClock }
    const place = standingOf(moment, ticket)
    return {
      ok: true,
      reply: {
        ticket: cutForStaff(ticket, asker.role),
        ...(place && { before: place.before }),
        ...(place?.wait && { waitFrom: place.wait.from, waitTo: place.wait.to }),
      },
    }
  },

  unprinted(_deps, { asker, hall }) {
    return { ok: true, reply: { tickets: hall.unprinted(maxFound).map(forAsker(asker)) } }
  },

  async absent({ listDevices }, { asker }) {
    try {
      const all = await listDevices([asker.centre])
      return { ok: true, reply: { devices: all.flatMap(absentOf) } }
    } catch (error) {
      if (troubleOf(error)) return refused('STORE_AWAY')
      throw error
    }
  },

  async story({ readStory }, { asker, hall, view, params: { ticket } }) {
    // Reads the stream of the ticket's day, so ignore ids of unknown days before reading.
    if (!view.tickets[ticket] && view.days[ticket.slice(0, 8)] === undefined)
      return { ok: true, reply: { ticket: null, steps: [] } }
    try {
      const read = await stories.run(`${asker.centre}:${asker.by}`, () => readStory(asker.centre, ticket))
      if (!read) return refused('TOO_SOON')
      const known = hall.view?.tickets[ticket]
      return {
        ok: true,
        reply: { ticket: known ? cutForStaff(known, asker.role) : null, steps: read.result },
      }
    } catch (error) {
      if (troubleOf(error)) return refused('STORE_AWAY')
      throw error
    }
  },
}

/** @returns a kiosk or print agent that should be connected and is not; nothing for any other device. */
function absentOf({ kind, name, state, isConnected }: DeviceRow): AbsentDevice[] {
  const isExpected = state === 'active' && !isConnected
  return isExpected && (kind === 'kiosk' || kind === 'print-agent') ? [{ kind, name }] : []
}

/** @returns a function that cuts a ticket for the person who asks. */
function forAsker({ role }: Asker): (ticket: Ticket) => StaffTicket {
  return ticket => cutForStaff(ticket, role)
}

/** @returns the reply to one query. Unknown names and invalid parameters get a refusal; it never throws. */
export async function answerQuery(
  deps: QueryDeps,
  asker: Asker,
  name: unknown,
  params: unknown,
): Promise<QueryReply<QueryName>> {
  if (!isQueryName(name)) return refused('UNKNOWN_COMMAND')
  if (!mayDo(asker.role, `query:${name}`)) return refused('NOT_PERMITTED')
  return answer(deps, asker, name, params)
}

async function answer<N extends QueryName>(
  deps: QueryDeps,
  asker: Asker,
  name: N,
  given: unknown,
): Promise<QueryReply<N>> {
  const parsed = queryParams[name].safeParse(given)
  if (!parsed.success) return refused('BAD_MESSAGE')
  const hall = deps.hall(asker.centre)
  if (!hall?.view) return refused('STORE_AWAY')
  return handlers[name](deps, { asker, hall, view: hall.view, params: parsed.data })
}

function isQueryName(name: unknown): name is QueryName {
  return typeof name === 'string' && Object.hasOwn(queryParams, name)
}

function refused(code: Refusal['code']): { ok: false; error: Refusal } {
  return { ok: false, error: { code } }
}
