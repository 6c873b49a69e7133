import { afterAll, beforeAll, expect, test } from 'vitest'
import { commandNames } from '../../../shared/contract/commands.ts'
import { startRedis, type TestRedis } from '../../kit/redis.ts'
import { runSeed } from '../../kit/seed.ts'
import { emptyStore, fuzzRound } from './fuzz-round.ts'
import type { Tally } from './fuzzed-hall.ts'
import { type FuzzedNode, startFuzzedNode } from './fuzzed-node.ts'
import { routes } from './routes.ts'

/** The seed, shown with every finding: it gives the same messages, though not in the same order. */
const seed = Number(process.env.FUZZ_SEED ?? runSeed)
/** Half are meant to fit; in a changing centre some no longer do when they arrive. */
const fewestFitting = 0.4
/** Share of all messages. Most fitting ones are carried out; fewer would show little. */
const fewestCarriedOut = 1 / 4
const wanted = Number(process.env.FUZZ_MESSAGES ?? 100_000)
/** Bytes by which memory may differ after both halves. */
const maxGrowth = 1.1
/** Milliseconds: a busy machine takes ten times as long as an idle one. */
const patienceMs = 600_000

const wantedToSee = [
  ...commandNames.map(name => `fitting ${name}`),
  ...routes.map(({ method, path, isNever }) => `${method} ${path} ${isNever ? 'refused' : 200}`),
  ...['repeated', 'print order', 'heartbeat', 'query waiting', 'query find', 'query story'],
  ...['BAD_MESSAGE', 'NOT_PERMITTED', 'UNKNOWN_COMMAND', 'PROTOCOL_MISMATCH', 'EXPIRED'],
]

let redis: TestRedis
let node: FuzzedNode
const tally: Tally = { sent: 0, fitting: 0, carriedOut: 0, seen: new Map(), findings: [] }
/** Memory of the server's process after each round. */
const bytes: number[] = []

beforeAll(async () => {
  redis = await startRedis()
  node = await startFuzzedNode(redis)
})
afterAll(async () => {
  await node?.stop()
  await redis?.stop()
})

function missingIn({ seen }: Tally): string[] {
  return wantedToSee.filter(what => !seen.get(what))
}

test.each([wanted / 2, wanted])(
  '%i messages by socket and HTTP: no crash, no 500, no change that the tables forbid, and all agrees afterwards',
  async messages => {
    const isComplete = () => messages < wanted || missingIn(tally).length === 0
    await fuzzRound({ redis, node, seed: seed + messages, messages, tally, isComplete })
    expect([...tally.findings, ...node.troubles], `FUZZ_SEED=${seed}`).toEqual([])
    // Compared with an equal state: no centre at all.
    await emptyStore({ redis, node })
    bytes.push(await node.memory())
  },
  patienceMs,
)

test('the server uses as much memory after all messages as after half', () => {
  const [half = 0, all = 0] = bytes
  expect(bytes).toHaveLength(2)
  expect(all / half, `${half} bytes, then ${all}`).toBeLessThan(maxGrowth)
})

test('half of the messages fitted the state, and every interesting case was seen', () => {
  const { sent, fitting, carriedOut, seen } = tally
  expect(sent).toBeGreaterThanOrEqual(wanted)
  expect(fitting / sent).toBeGreaterThan(fewestFitting)
  expect(carriedOut / sent).toBeGreaterThan(fewestCarriedOut)
  expect(missingIn(tally), JSON.stringify(Object.fromEntries([...seen].sort()))).toEqual([])
})
