import { afterAll, beforeAll, expect, test } from 'vitest'
import { startRedis, type TestRedis } from '../support/redis.ts'
import { type FuzzedNode, startFuzzedNode } from './fuzzed-node.ts'
import { FuzzedHall, type Tally } from './fuzzed-hall.ts'
import { Messages } from './messages.ts'
import { Witness } from './witness.ts'

const seed = Number(process.env.FUZZ_SEED ?? Date.now() % 2 ** 31)
const wanted = Number(process.env.FUZZ_MESSAGES ?? 100_000)
const centres = ['akmola', 'almaty-region', 'aktobe']
/** Of one party at once: fewer than a socket may have. */
const inFlight = 6

let redis: TestRedis
let node: FuzzedNode

beforeAll(async () => {
  redis = await startRedis()
  node = await startFuzzedNode(redis)
})
afterAll(async () => {
  await node?.stop()
  await redis?.stop()
})

test('tiny', async () => {
  const tally: Tally = { sent: 0, fitting: 0, carriedOut: 0, seen: new Map(), findings: [] }
  const messages = new Messages(seed)
  const halls = await Promise.all(
    centres.map(async centre => new FuzzedHall(node.url, await Witness.of(await redis.client(), node.prefix, centre), messages, tally, seed)),
  )
  await Promise.all(halls.flatMap(hall => hall.parties.map(party => party.connected())))
  const begun = performance.now()
  await Promise.all(
    halls.flatMap(hall =>
      hall.parties.flatMap(party =>
        Array.from({ length: inFlight }, async () => {
          while (tally.sent < wanted && tally.findings.length < 20) await hall.step(party)
        }),
      ),
    ),
  )
  console.log(performance.now() - begun, tally.sent, tally.fitting, tally.carriedOut)
  console.log([...tally.seen].sort().map(String).join('\n'))
  console.log(tally.findings.slice(0, 6).join('\n'), node.troubles.slice(0, 5))
  for (const hall of halls) await hall.witness.stop()
  console.log(halls.map(hall => [hall.witness.view.n, hall.witness.findings.slice(0, 10)]))
  for (const hall of halls) hall.close()
  expect(tally.findings.length).toBe(0)
})
