import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { QueueStore } from '../../../server/queue/queue-store.ts'
import { settingsArgs } from '../../../server/queue/rules.ts'
import type { ScriptArgs, ScriptName } from '../../../server/queue/script-args.ts'
import type { ScriptResult } from '../../../server/queue/script-runner.ts'
import type { CentreSettings } from '../../../shared/domain/settings.ts'
import { ticketCommands, transitions } from '../../../shared/domain/transitions.ts'
import { openHall, type TestHall } from '../../kit/hall.ts'
import { mutants } from '../../kit/mutants.ts'
import { order, queues } from '../../kit/order.ts'
import { startRedis, type TestClient, type TestRedis } from '../../kit/redis.ts'
import { issue, kiosk, manager, type Seat, sit, system } from '../../kit/steps.ts'
import { actor, argsFor, register, sceneFor } from './scene.ts'

const racers = 16
const rounds = 200
const dayMs = 86_400_000

let redis: TestRedis
let client: TestClient
let connections: TestClient[]
beforeAll(async () => {
  redis = await startRedis()
  client = await redis.client()
  connections = await Promise.all(Array.from({ length: racers }, () => redis.client()))
})
afterAll(() => redis.stop())

/** One command, as one of sixteen clients sends it. */
interface Entry {
  name: ScriptName
  by: string
  args: ScriptArgs<ScriptName>
}
/** @returns a centre where only one entry can win, and the command of each of the sixteen */
type Contest = () => Promise<{ hall: TestHall; entry: (racer: number) => Entry }>

const windows = Array.from({ length: racers }, (_, at) => String(at + 1))

function sixteenWindows(settings: CentreSettings): CentreSettings {
  return {
    ...settings,
    counters: windows.map(id => ({ id, queues, ownQueues: true })),
  }
}

async function sixteenSeats(change = sixteenWindows): Promise<{ hall: TestHall; seats: Seat[] }> {
  const hall = await openHall(client, change)
  return { hall, seats: await Promise.all(windows.map(id => sit(hall, id, [register]))) }
}

function seatOf(seats: readonly Seat[], racer: number): Seat {
  const seat = seats[racer]
  if (!seat) throw new Error(`nobody sits at ${racer}`)
  return seat
}

/** Commands whose contests need sixteen windows, or are about a window, the day or the settings. */
const special: Partial<Record<ScriptName, Contest>> = {
  issue: async () => {
    const hall = await openHall(client, settings => ({ ...settings, maxWaiting: 1 }))
    return {
      hall,
      entry: () => ({ name: 'issue', by: kiosk, args: { queue: register, lang: 'kk', from: 'k1' } }),
    }
  },
  'call-next': async () => {
    const { hall, seats } = await sixteenSeats()
    await issue(hall, register)
    const entry = (racer: number): Entry => {
      const { by, counter, session } = seatOf(seats, racer)
      return { name: 'call-next', by, args: { counter, session } }
    }
    return { hall, entry }
  },
  'call-ticket': async () => {
    const { hall, seats } = await sixteenSeats()
    const ticket = await issue(hall, register)
    const entry = (racer: number): Entry => {
      const { by, counter, session } = seatOf(seats, racer)
      return { name: 'call-ticket', by, args: { counter, session, ticket, word: 'my own' } }
    }
    return { hall, entry }
  },
  'record-print': async () => {
    const { hall, ticket } = await sceneFor(client, 'waiting', 'record-print')
    return {
      hall,
      entry: () => ({ name: 'record-print', by: system, args: { ticket, result: 'sending', at: 5 } }),
    }
  },
  'open-counter': async () => {
    const hall = await openHall(client)
    const entry = (racer: number): Entry => ({
      name: 'open-counter',
      by: `inspector:i${racer}`,
      args: { counter: '1', newSession: `s${racer}`, inspector: `i${racer}`, queues: register },
    })
    return { hall, entry }
  },
  'pause-counter': async () => {
    const hall = await openHall(client)
    const { by, ...seat } = await sit(hall, '1', [register])
    return { hall, entry: () => ({ name: 'pause-counter', by, args: seat }) }
  },
  'close-counter': async () => {
    const hall = await openHall(client)
    const { by, ...seat } = await sit(hall, '1', [register])
    return { hall, entry: () => ({ name: 'close-counter', by, args: seat }) }
  },
  'open-day': async () => {
    const hall = await openHall(client)
    hall.clock.now = Number(hall.clock.now) + dayMs
    return { hall, entry: () => ({ name: 'open-day', by: system, args: {} }) }
  },
  'close-day': async () => {
    const hall = await openHall(client)
    await issue(hall, register)
    const { day, from, to } = hall.store.today(hall.centre)
    hall.clock.now = Number(hall.clock.now) + dayMs
    const args = { target: day, targetFrom: from, targetTo: to }
    return { hall, entry: () => ({ name: 'close-day', by: system, args }) }
  },
  'update-settings': async () => {
    const hall = await openHall(client)
    const { settings } = await hall.view()
    return {
      hall,
      entry: () => ({ name: 'update-settings', by: manager, args: settingsArgs(1, settings, order) }),
    }
  },
}

/** The contest that the table of transitions gives for a command about one ticket. */
function fromTable(command: (typeof ticketCommands)[number]): Contest {
  return async () => {
    const row = transitions.find(row => row.command === command)
    const role = row?.who[0]
    if (!row?.from || !role) throw new Error(`${command} is about no ticket`)
    const scene = await sceneFor(client, row.from, command, row.of && { of: row.of, role })
    const entry = { name: command, by: actor(role, scene.seat), args: argsFor(command, role, scene) }
    return { hall: scene.hall, entry: () => entry }
  }
}

const contests = Object.entries({
  ...Object.fromEntries(ticketCommands.map(command => [command, fromTable(command)])),
  ...special,
} as Record<string, Contest>)

function race(hall: TestHall, entry: (racer: number) => Entry, requestId: (racer: number) => string) {
  return Promise.all(
    connections.map((connection, racer): Promise<ScriptResult> => {
      const { name, by, args } = entry(racer)
      const request = { asker: 'one', id: requestId(racer) }
      return hall.storeOn(connection).run(hall.centre, name, { by, request }, args)
    }),
  )
}

describe('of sixteen at once exactly one wins', () => {
  test.each(contests)('%s', async (name, contest) => {
    for (let round = 0; round < rounds; round++) {
      const { hall, entry } = await contest()
      const results = await race(hall, entry, racer => `request-${racer}`)
      const winners = results.filter(result => result.ok)
      expect(winners.length, `${name}: ${JSON.stringify(results)}`).toBe(1)
      const [winner] = winners
      expect((await hall.view()).n).toBe(winner?.ok && winner.n)
      expect(await client.xLen(hall.store.keys(hall.centre).events)).toBe(winner?.ok && winner.n)
      await client.flushDb()
    }
  })
})

/** Won by the last to come, so only a repeated request of theirs is a contest. */
const lastWins: [string, Contest][] = [
  [
    'set-counter-queues',
    async () => {
      const hall = await openHall(client)
      const { by, ...seat } = await sit(hall, '1', [register])
      return { hall, entry: () => ({ name: 'set-counter-queues', by, args: { ...seat, queues: register } }) }
    },
  ],
  [
    'set-day',
    async () => {
      const hall = await openHall(client)
      return {
        hall,
        entry: () => ({ name: 'set-day', by: manager, args: { target: '20991126', setting: '' } }),
      }
    },
  ],
]

describe('the same request sixteen times at once is one event with sixteen equal answers', () => {
  test.each([...contests, ...lastWins])('%s', async (name, contest) => {
    for (let round = 0; round < rounds / 4; round++) {
      const { hall, entry } = await contest()
      // One client's own command sixteen times, like a screen that repeats it.
      const results = await race(
        hall,
        () => entry(0),
        () => 'the-same',
      )
      const [first] = results
      if (!first?.ok) throw new Error(`${name}: ${JSON.stringify(first)}`)
      for (const result of results) expect(result).toEqual({ ...first, seen: expect.any(Boolean) })
      expect(results.filter(result => result.ok && !result.seen)).toHaveLength(1)
      expect(await client.xLen(hall.store.keys(hall.centre).events)).toBe(first.n)
      await client.flushDb()
    }
  })
})

/** How an inspector's "next" is carried out. */
type Press = (store: QueueStore, hall: TestHall, seat: Seat, connection: TestClient) => Promise<ScriptResult>

const pressNext: Press = (store, hall, { by, counter, session }) =>
  store.run(hall.centre, 'call-next', { by }, { counter, session })

/** Sixteen windows serve until nobody waits. @returns every call and every failed press */
async function serveAll(hall: TestHall, seats: readonly Seat[], press: Press) {
  const called: string[] = []
  const failed: unknown[] = []
  const work = async (connection: TestClient, racer: number) => {
    const store = hall.storeOn(connection)
    const seat = seatOf(seats, racer)
    const { by, counter, session } = seat
    for (;;) {
      const result = await press(store, hall, seat, connection)
      if (!result.ok && result.error.code === 'QUEUE_EMPTY') return
      if (!result.ok) {
        failed.push(result.error)
        return
      }
      const ticket = String(result.reply.ticket)
      called.push(ticket)
      const start = await store.run(hall.centre, 'start', { by }, { counter, session, ticket })
      const finish = await store.run(hall.centre, 'finish', { by }, { counter, session, ticket })
      for (const step of [start, finish]) if (!step.ok) failed.push(step.error)
    }
  }
  await Promise.all(connections.map(work))
  return { called, failed }
}

async function hallOfWaiting(count: number, patch?: Parameters<typeof openHall>[2]) {
  const hall = await openHall(client, sixteenWindows, patch)
  const seats = await Promise.all(windows.map(id => sit(hall, id, [register])))
  const issued = await Promise.all(Array.from({ length: count }, () => issue(hall, register)))
  return { hall, seats, issued }
}

test('defect 01: sixteen counters at once over 500 waiting tickets make 500 different calls, and no press fails', async () => {
  const { hall, seats, issued } = await hallOfWaiting(500)
  const { called, failed } = await serveAll(hall, seats, pressNext)
  expect(failed).toEqual([])
  expect(called).toHaveLength(500)
  expect(called.sort()).toEqual(issued.sort())
  const view = await hall.view()
  expect(Object.values(view.tickets).filter(ticket => ticket.state === 'done')).toHaveLength(500)
})

test('defect 01 is seen: a variant that reads first and claims later calls visitors twice', async () => {
  const { hall, seats, issued } = await hallOfWaiting(100, { patch: mutants.claimsWhateverWasRead })
  const lane = `${hall.store.keys(hall.centre).centre.slice(0, -'centre'.length)}d:20991125:w:${register}:ordinary`
  const { called, failed } = await serveAll(hall, seats, async (store, { centre }, seat, connection) => {
    const { by, counter, session } = seat
    const [ticket] = await connection.zRange(lane, 0, 0)
    if (!ticket) return store.run(centre, 'call-next', { by }, { counter, session })
    return store.run(centre, 'call-ticket', { by }, { counter, session, ticket, word: 'next' })
  })
  expect([...called].sort()).not.toEqual([...issued].sort())
  expect(called.length + failed.length).toBeGreaterThan(new Set(called).size)
})
