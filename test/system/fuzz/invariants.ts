import { isDeepStrictEqual } from 'node:util'
import { centreKeys } from '../../../server/queue/keys.ts'
import { parseView } from '../../../server/queue/parse-view.ts'
import type { EventType } from '../../../shared/contract/events.ts'
import type { HallView } from '../../../shared/contract/hall-view.ts'
import type { Ticket } from '../../../shared/domain/ticket.ts'
import type { HallConnection } from '../../../shared/ui/hall-connection.ts'
import type { Audience } from '../../../shared/view/audiences.ts'
import { comparable, sumOf } from '../../kit/model/figures.ts'
import type { ModelState } from '../../kit/model/state.ts'
import { queues } from '../../kit/order.ts'
import type { TestClient } from '../../kit/redis.ts'
import { contradictions } from '../../kit/truth.ts'
import type { FuzzedHall } from './fuzzed-hall.ts'
import { readView, type Witness } from './witness.ts'

/** What the model counts from tickets alone; calls that were taken back are in no ticket. */
const counted = ['issued', 'missed', 'done', 'unserved', 'cancelled', 'untrusted', 'serviceMs']

/** Commands that write several events; the answer names the last. */
const among: readonly EventType[] = [
  ...(['day:opened', 'day:closing', 'day:closed', 'ticket:left-unserved'] as const),
  ...(['ticket:finished', 'ticket:returned', 'counter:closed'] as const),
  // The answer to a command in batches names the first batch's last event.
  ...(['day:reopening', 'day:reopened', 'ticket:undone'] as const),
]

/**
 * Compares a quiet centre by the rules of the model test: store, events and screens agree, every ticket is in one
 * place, and nothing was done that was not asked for.
 *
 * @returns one sentence per difference
 */
export async function contradictionsOf(
  hall: FuzzedHall,
  client: TestClient,
  prefix: string,
  screens: Partial<Record<Audience, HallConnection>>,
): Promise<string[]> {
  const { witness, answered } = hall
  const { centre } = witness
  const found = await contradictions({ client, prefix, centre, asked: [], screens })
  await witness.stop()
  const view = parseView(centre, await readView(client, prefix, centre))
  if (!view) return [`${centre} is gone`]
  found.push(...aboutView(witness, view), ...aboutFigures(witness, view), ...aboutAnswers(hall))
  found.push(...(await aboutPlaces(client, prefix, view)))
  const acknowledged = [...answered.keys()].filter(n => n > witness.view.n)
  if (acknowledged.length > 0) found.push(`events ${acknowledged} were acknowledged and are lost`)
  return found.map(what => `${centre}: ${what}`)
}

function aboutView(witness: Witness, view: HallView<Ticket>): string[] {
  const [kept, stored] = [comparable(witness.view), comparable(view)]
  return (Object.keys(stored) as (keyof typeof stored)[]).flatMap(part =>
    isDeepStrictEqual(kept[part], stored[part]) ? [] : [`the kept view's ${part} are not the store's`],
  )
}

/** Compares the figures with those counted from tickets, as the model does. */
function aboutFigures({ issued }: Witness, view: HallView<Ticket>): string[] {
  const tickets = Object.values(view.tickets)
  const state = { tickets, issued, standing: [], longest: {} } as unknown as ModelState
  const only = (figures: Record<string, number>) =>
    Object.fromEntries(
      Object.entries(figures).filter(
        ([name, value]) => value !== 0 && counted.includes(name.slice(name.lastIndexOf(':') + 1)),
      ),
    )
  const [found, wanted] = [only(view.sum), only(sumOf(state, view.day))]
  return isDeepStrictEqual(found, wanted)
    ? []
    : [`the sums are ${JSON.stringify(found)}, counted from tickets ${JSON.stringify(wanted)}`]
}

/**
 * Checks that each client that got "done" is the actor of that event, and that no refused command was carried out.
 */
function aboutAnswers({ parties, answered, witness }: FuzzedHall): string[] {
  const askers = new Set(parties.map(({ by }) => by))
  return [...witness.recorded].flatMap(([n, { by, type }]) => {
    const answer = answered.get(n)
    if (answer) return answer.by === by ? [] : [`event ${n} by ${by} was acknowledged to ${answer.by}`]
    return askers.has(by) && !among.includes(type)
      ? [`event ${n}, ${type} by ${by}, was done though it was refused`]
      : []
  })
}

/** Checks that each ticket is in the place of its state, and that waiting ones are counted. */
async function aboutPlaces(client: TestClient, prefix: string, view: HallView<Ticket>): Promise<string[]> {
  const base = `${centreKeys(prefix, view.centre).centre.slice(0, -'centre'.length)}d:${view.day}:`
  const lanes = queues.flatMap(queue => [`w:${queue}:first`, `w:${queue}:ordinary`])
  const places = [...lanes, 'parked', 'missed']
  const [seq, ...standing] = await Promise.all([
    client.hmGet(`${base}seq`, ['waiting', 'first']),
    ...places.map(place => client.zRange(base + place, 0, -1)),
  ])
  const found = standing.flatMap((ids, at) => ids.map(id => `${id} ${places[at]}`)).sort()
  const wanted = Object.values(view.tickets).flatMap(({ id, state, queue, lane }) => {
    if (state === 'waiting') return [`${id} w:${queue}:${lane}`]
    if (state === 'parked') return [`${id} parked`]
    return state === 'no-show' ? [`${id} missed`] : []
  })
  const waiting = wanted.filter(one => one.includes(' w:'))
  const first = waiting.filter(one => one.endsWith(':first'))
  return [
    ...(isDeepStrictEqual(found, wanted.sort()) ? [] : ['some tickets are not in the place of their state']),
    ...(isDeepStrictEqual(seq.map(Number), [waiting.length, first.length])
      ? []
      : [`${seq} are counted as waiting, ${waiting.length} and ${first.length} do`]),
  ]
}
