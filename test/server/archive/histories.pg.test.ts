import { and, count, eq, isNotNull } from 'drizzle-orm'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Database } from '../../../server/archive/database.ts'
import { rebuild } from '../../../server/archive/rebuild.ts'
import { services, tickets, undigested, waits } from '../../../server/archive/schema.ts'
import type { ScriptName } from '../../../server/queue/script-args.ts'
import type { CentreSettings } from '../../../shared/domain/settings.ts'
import { archiveAll, derivedOf, streamOf, TestDatabases } from '../../kit/archive.ts'
import { openHall, type TestHall } from '../../kit/hall.ts'
import { type Action, actionArbitrary, attempts, commandOf, timeOf } from '../../kit/model/actions.ts'
import { Model } from '../../kit/model/model.ts'
import { modelQueues } from '../../kit/model/state.ts'
import { startRedis, type TestClient, type TestRedis } from '../../kit/redis.ts'
import { fixedSeed } from '../../kit/seed.ts'

const runs = 25
const commands = 60
/** Two runs: histories with unchanged draws find nothing new. */
const fewestServices = 10

const databases = new TestDatabases()
let redis: TestRedis
let client: TestClient
let db: Database

beforeAll(async () => {
  redis = await startRedis()
  client = await redis.client()
  db = await databases.open('PostgreSQL')
})
afterAll(async () => {
  await databases.stop()
  await redis.stop()
})

function smallHall(settings: CentreSettings): CentreSettings {
  const [first = 'x.submission', second = 'x.submission'] = modelQueues
  return {
    ...settings,
    counters: [
      { id: '1', queues: [first, second], ownQueues: false },
      { id: '2', queues: modelQueues, ownQueues: true },
    ],
  }
}

/** A centre in which the actions were carried out as far as the model allows them. */
async function live(actions: readonly Action[]): Promise<TestHall> {
  const hall = await openHall(client, smallHall)
  const model = new Model((await hall.view()).settings, hall.clock.now ?? 0, new Map())
  let serial = 0
  for (const action of actions) {
    if (action.kind === 'nothing' || action.kind === 'repeat' || action.kind === 'restart') continue
    const at = timeOf(model, action)
    hall.clock.now = at
    serial++
    for (const attempt of attempts(action)) {
      const { name, by, args } = commandOf(model, attempt, at, serial)
      if (!model.run(at, { name, by, args }).ok) continue
      await hall.store.run(hall.centre, name as ScriptName, { by }, args as Record<never, string>)
      break
    }
  }
  return hall
}

let runsDone = 0

test(`of ${runs} random histories, bit by bit the same is derived as by a rebuild, and it agrees with the hall`, async () => {
  const history = fc.array(actionArbitrary, { minLength: commands, maxLength: commands })
  const busyHistories = fc.sample(history, { numRuns: 2, seed: fixedSeed })

  await fc.assert(
    fc.asyncProperty(history, fc.integer({ min: 1, max: 40 }), async (actions, batch) => {
      const hall = await live(actions)
      const entries = await streamOf(client, hall)
      // Each history has its own epoch, so that they don't mix.
      const epoch = `run-${++runsDone}`
      await archiveAll(db, hall.centre, entries, { batch, epoch })
      await agreesWithHall(hall, epoch)
      await client.flushDb()
    }),
    { numRuns: runs, endOnFailure: true, examples: busyHistories.map(actions => [actions, 10]) },
  )

  expect(await db.select().from(undigested)).toEqual([])
  const before = await derivedOf(db)
  await rebuild(db)
  expect(await derivedOf(db)).toEqual(before)
  expect(before.services?.length).toBeGreaterThan(fewestServices)
}, 600_000)

/** The server computes its own figures of the day in another way: incrementally. */
async function agreesWithHall(hall: TestHall, epoch: string): Promise<void> {
  const view = await hall.view()
  const ofDay = and(eq(tickets.epoch, epoch), eq(tickets.day, view.day))
  const archived = await db.select().from(tickets).where(ofDay)
  const stateOf = ({ id, state, queue, lane }: { id: string; state: string; queue: string; lane: string }) =>
    `${id} ${state} ${queue} ${lane}`
  expect(archived.map(row => stateOf({ ...row, id: row.ticket })).sort()).toEqual(
    Object.values(view.tickets).map(stateOf).sort(),
  )
  const counted = and(eq(waits.epoch, epoch), eq(waits.day, view.day), eq(waits.counted, true))
  const [called] = await db.select({ count: count() }).from(waits).where(counted)
  const [within] = await db
    .select({ count: count() })
    .from(waits)
    .where(and(counted, eq(waits.within, true)))
  expect([called?.count, within?.count]).toEqual([sumOf(view.sum, 'called'), sumOf(view.sum, 'within')])
  const [atWindow] = await db
    .select({ count: count() })
    .from(services)
    .where(
      and(
        eq(services.epoch, epoch),
        eq(services.how, 'done'),
        eq(services.day, view.day),
        isNotNull(services.started),
      ),
    )
  expect(atWindow?.count).toBe(Object.values(view.tickets).filter(({ state }) => state === 'done').length)
}

function sumOf(sum: Readonly<Record<string, number>>, what: string): number {
  return Object.entries(sum)
    .filter(([field]) => field.endsWith(`:${what}`))
    .reduce((total, [, value]) => total + value, 0)
}
