import { pino } from 'pino'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Asker } from '../../../server/auth/asker.ts'
import { Rates } from '../../../server/auth/rates.ts'
import { type ExecuteDeps, execute } from '../../../server/commands/execute.ts'
import type { RedisClient } from '../../../server/redis/client.ts'
import { RedisClock } from '../../../server/redis/clock.ts'
import { readCommand } from '../../../server/sockets/read-command.ts'
import type { CommandReply } from '../../../shared/contract/wire.ts'
import { sleep } from '../../../shared/domain/sleep.ts'
import { envelope } from '../../kit/client.ts'
import { openHall, type TestHall } from '../../kit/hall.ts'
import { order } from '../../kit/order.ts'
import { startRedis, type TestClient, type TestRedis } from '../../kit/redis.ts'
import { until } from '../../kit/until.ts'

// Redis's clock is set while the hall works: the node notices it by the first refused command and still refuses nobody.

let redis: TestRedis
let client: TestClient
beforeAll(async () => {
  redis = await startRedis()
  client = await redis.client()
})
afterAll(() => redis.stop())

const hour = 3_600_000
const asker: Asker = {
  role: 'inspector',
  centre: 'akmola',
  by: 'inspector:i1',
  device: 'tab-1',
  person: 'i1',
  sign: { surname: 'Ахметова', name: 'Айгүл', patronymic: '', post: 'инспектор' },
}

/** Sends a message as a socket does. */
function send(deps: ExecuteDeps, message: unknown): Promise<CommandReply> {
  const command = readCommand(message, asker.role)
  if ('refusal' in command) throw new Error(command.refusal.code)
  return execute(deps, asker, command)
}

interface Node {
  hall: TestHall
  clock: RedisClock
  deps: ExecuteDeps
}

/** A node whose store's clock the test sets. The node's own reads of the time are too rare to help. */
async function openNode(): Promise<Node> {
  const hall = await openHall(client)
  const time = {
    sendCommand: async () => {
      const now = Number(hall.clock.now)
      return [String(Math.floor(now / 1000)), String((now % 1000) * 1000)]
    },
  } as unknown as RedisClient
  const clock = new RedisClock(time)
  await clock.check()
  await until('the node knows the time', () => Math.abs(clock.now() - Number(hall.clock.now)) < 5_000)
  const deps: ExecuteDeps = {
    store: hall.store,
    hall: () => undefined,
    catalogue: () => order,
    now: () => clock.now(),
    checkClock: () => clock.check(),
    aroundTheClock: true,
    publicHolidays: [],
    prints: () => false,
    newSession: () => 'session-of-a-test',
    checkTicket: async () => ({ ok: true, blocks: [] }),
    allowsPrinter: () => true,
    log: pino({ level: 'silent' }),
    space: () => 'ok',
    rates: new Rates({ ticketsPerMinute: 1_000, requestsPerMinute: 1_000 }),
    isStopping: () => false,
    noteRefused: () => {},
  }
  return { hall, clock, deps }
}

/** Milliseconds; longer than the pause between two reads of the clock. */
const pause = () => sleep(300)

test.each([
  ['forward', hour],
  ['back', -hour],
])('a clock that is set %s by an hour refuses nobody who pressed in time', async (_, by) => {
  const { hall, clock, deps } = await openNode()
  await pause()
  const sentAt = clock.now()
  hall.clock.now = Number(hall.clock.now) + by
  const press = envelope('counter:open-counter', { counter: '1' }, { sentAt })
  const reply = await send(deps, press)
  expect(reply).toMatchObject({ ok: true })
  // The next tick carries the new time.
  expect(Math.abs(clock.now() - Number(hall.clock.now))).toBeLessThan(5_000)
  expect(await send(deps, press)).toEqual(reply)
})

test('a press that was late stays late after a step of the clock', async () => {
  const { hall, clock, deps } = await openNode()
  await pause()
  const late = envelope('counter:open-counter', { counter: '1' }, { sentAt: clock.now() - 11_000 })
  const expired = { ok: false, error: { code: 'EXPIRED' } }
  expect(await send(deps, late)).toEqual(expired)
  await pause()
  hall.clock.now = Number(hall.clock.now) + hour
  expect(await send(deps, late)).toEqual(expired)
})
