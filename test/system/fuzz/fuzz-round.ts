import { sleep } from '../../../shared/domain/sleep.ts'
import type { HallConnection } from '../../../shared/ui/hall-connection.ts'
import { audiences } from '../../../shared/view/audiences.ts'
import { member, signs } from '../../kit/member.ts'
import { centres as all } from '../../kit/order.ts'
import type { TestRedis } from '../../kit/redis.ts'
import { until } from '../../kit/until.ts'
import { FuzzedHall, type Tally } from './fuzzed-hall.ts'
import type { FuzzedNode } from './fuzzed-node.ts'
import { FuzzedWeb } from './fuzzed-web.ts'
import { contradictionsOf } from './invariants.ts'
import { connectOddly, endLine } from './lines.ts'
import { Messages } from './messages.ts'
import { Witness } from './witness.ts'

/** Three centres, so that events of one reach a third of the connections; in the first, screens are connected. */
const centres = ['akmola', 'almaty-region', 'aktobe'] as const
/** Messages of one client at once: fewer than a socket may have. */
const inFlight = 3
const webInFlight = 8
/** One message in this many is a connection of its own, which takes as long as a hundred others. */
const lineEvery = 250
/** Extra messages, as a multiple of the wanted ones, after which missing cases are given up. */
const maxTimesMore = 2
/** Faults that are reported: enough to see what is wrong. */
const maxFindings = 20

type Screens = Record<(typeof audiences)[number], HallConnection>

export interface RoundOptions {
  redis: TestRedis
  node: FuzzedNode
  seed: number
  messages: number
  tally: Tally
  /** Whether every interesting case was seen: the round continues until then, up to a limit. */
  isComplete(tally: Tally): boolean
}

/** Sends messages to centres and web from all clients at once. Records all faults in the tally. */
export async function fuzzRound(options: RoundOptions): Promise<void> {
  const { redis, node, seed, tally } = options
  const messages = new Messages(seed)
  const web = new FuzzedWeb(node.url, tally, seed)
  const halls: FuzzedHall[] = []
  const screens = await lookOn(node.url)
  try {
    for (const centre of centres) {
      const witness = await Witness.of(await redis.client(), node.prefix, centre)
      halls.push(new FuzzedHall(node.url, witness, messages, tally, seed))
    }
    await Promise.all(halls.flatMap(({ parties }) => parties.map(party => party.connected())))
    await web.plant()
    await sendAll(options, halls, web, messages)
    tally.findings.push(...turnedOut(halls))
    if (tally.findings.length === 0) await holdStill(options, halls, screens)
  } finally {
    for (const { witness } of halls) await witness.stop()
    for (const { witness } of halls) tally.findings.push(...witness.findings.slice(0, maxFindings))
    for (const hall of halls) hall.close()
    for (const screen of Object.values(screens)) screen.close()
    web.close()
  }
}

function turnedOut(halls: readonly FuzzedHall[]): string[] {
  const lost = halls.flatMap(({ parties }) => parties.filter(party => party.lost))
  return lost.map(({ by, centre, lost }) => `${by} of ${centre} was turned out: ${lost}`)
}

/**
 * Checks, when nobody sends anything new, that the last commands get the same answers again and everything agrees.
 */
async function holdStill(
  { redis, node, tally }: RoundOptions,
  halls: readonly FuzzedHall[],
  screens: Screens,
): Promise<void> {
  for (const hall of halls) hall.isCalm = true
  await Promise.all(halls.flatMap(hall => hall.parties.map(party => hall.repeat(party))))
  const client = await redis.client()
  for (const hall of halls) {
    await until('every paper is out', () => hall.witness.printing.size === 0)
    const lookingOn = hall.witness.centre === centres[0] ? screens : {}
    tally.findings.push(...(await contradictionsOf(hall, client, node.prefix, lookingOn)))
  }
}

async function sendAll(
  { node, tally, messages: wanted, isComplete }: RoundOptions,
  halls: readonly FuzzedHall[],
  web: FuzzedWeb,
  messages: Messages,
): Promise<void> {
  const isEnough = () => tally.sent >= wanted && (isComplete(tally) || tally.sent >= wanted * maxTimesMore)
  const isBroken = () =>
    tally.findings.length >= maxFindings || node.troubles.length > 0 || turnedOut(halls).length > 0
  const isOver = () => isEnough() || isBroken()
  const lane = async (step: () => Promise<void>) => {
    while (!isOver()) await step()
  }
  const lines = async () => {
    for (let next = tally.sent; !isOver(); ) {
      if (tally.sent < next) {
        await sleep(5)
        continue
      }
      next += lineEvery
      tally.sent++
      const say = messages.random.chance(0.5) ? endLine : connectOddly
      const wrong = await say(node.url, centres[0], messages)
      if (wrong) tally.findings.push(wrong)
    }
  }
  const many = (count: number, step: () => Promise<void>) => Array.from({ length: count }, () => lane(step))
  await Promise.all([
    ...halls.flatMap(hall => hall.parties.flatMap(party => many(inFlight, () => hall.step(party)))),
    ...many(webInFlight, () => web.step()),
    lines(),
  ])
}

/** Opens a screen of each kind, which follows the centre to the end. */
async function lookOn(url: string): Promise<Screens> {
  const roles = {
    kiosk: 'kiosk',
    display: 'display',
    counter: 'inspector',
    consultant: 'consultant',
    manager: 'manager',
  } as const
  const joined = await Promise.all(
    audiences.map(async audience => {
      const person = roles[audience] === 'inspector' && { person: 'onlooker', sign: signs.ordinary }
      const { hall } = await member(url, { role: roles[audience], centre: centres[0], ...person })
      return [audience, hall] as const
    }),
  )
  return Object.fromEntries(joined) as Screens
}

/**
 * Empties the store under the server, so that its content afterwards is a fresh state. Resolves when its centres
 * are open again.
 */
export async function emptyStore({ redis, node }: Pick<RoundOptions, 'redis' | 'node'>): Promise<void> {
  const client = await redis.client()
  await client.flushDb()
  // A reader that waits for an event would not notice.
  await client.sendCommand(['CLIENT', 'KILL', 'TYPE', 'normal', 'SKIPME', 'yes'])
  await until('the halls are open again', async () => {
    const made = await client.keys(`${node.prefix}kezek:*:settings`)
    const answer = await fetch(`${node.url}/healthz`).catch(() => undefined)
    return made.length === all.length && answer?.status === 200
  })
}
