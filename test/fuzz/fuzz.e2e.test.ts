import { afterAll, beforeAll, expect, test } from 'vitest'
import { commandNames } from '../../shared/contract/commands.ts'
import { startRedis, type TestRedis } from '../support/redis.ts'
import { emptyStore, fuzzRound } from './fuzz-round.ts'
import type { Tally } from './fuzzed-hall.ts'
import { type FuzzedNode, startFuzzedNode } from './fuzzed-node.ts'
import { routes } from './routes.ts'

/** Printed with whatever is found: the same seed makes the same messages, if not in the same order. */
const seed = Number(process.env.FUZZ_SEED ?? Date.now() % 2 ** 31)
const wanted = Number(process.env.FUZZ_MESSAGES ?? 100_000)

let redis: TestRedis
let node: FuzzedNode
const tally: Tally = { sent: 0, fitting: 0, carriedOut: 0, seen: new Map(), findings: [] }
const bytes: number[] = []

beforeAll(async () => {
  redis = await startRedis()
  node = await startFuzzedNode(redis)
})
afterAll(async () => {
  await node?.stop()
  await redis?.stop()
})

test.each([wanted / 2, wanted])(
  '%i messages from everybody: no crash, no 500, nothing that the tables forbid, every view as the store',
  async messages => {
    const begun = performance.now()
    await fuzzRound({ redis, node, seed: seed + messages, messages, tally })
    console.log('took', performance.now() - begun)
    const before = await node.memory()
    await emptyStore({ redis, node })
    bytes.push(await node.memory())
    console.log(before, bytes)
    expect([...tally.findings, ...node.troubles], `FUZZ_SEED=${seed}`).toEqual([])
  },
  300_000,
)

test('half of them fitted the hall that they met, and everything worth seeing was seen', () => {
  console.log([...tally.seen].sort().map(String).join('\n'))
  const { sent, fitting, seen } = tally
  expect(sent).toBeGreaterThanOrEqual(wanted)
  expect(fitting / sent).toBeGreaterThan(0.45)
  expect(fitting / sent).toBeLessThan(0.55)
  const missing = [...commandNames.map(name => `fitting ${name}`), 'repeated', 'print order'].filter(
    what => !seen.get(what),
  )
  expect(missing).toEqual([])
  for (const { method, path } of routes)
    expect(
      [...seen.keys()].some(what => what.startsWith(`${method} ${path} 2`)),
      `${method} ${path}`,
    ).toBe(true)
})

test('the server holds as much after all of them as after half', () => {
  const [half = 0, all = 0] = bytes
  expect(half).toBeGreaterThan(0)
  expect(all / half).toBeLessThan(1.1)
})
