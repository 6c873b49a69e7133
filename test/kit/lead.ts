import { type Lead, leaderOf, shareOf } from '../../server/stream/shares.ts'
import type { TestClient } from './redis.ts'
import { until } from './until.ts'

/** Always leads: for readers without a node. */
export const always: Lead = { term: () => 1, onRenewed: () => () => {} }

/** @returns the key that lists the nodes of a prefix */
export function aliveKey(prefix: string): string {
  return shareOf({ keyPrefix: prefix, dataDir: '' }).key
}

/**
 * Acts as a node that leads a stream and does nothing, like a frozen one, until its lease expires. Resolves once
 * the real nodes have renewed their entries beside it.
 *
 * @returns a function that ends it
 */
export async function leadInstead(
  client: TestClient,
  prefix: string,
  trail: string,
): Promise<() => Promise<void>> {
  const key = aliveKey(prefix)
  const real = await client.zRange(key, 0, -1)
  let name = 'frozen'
  while (leaderOf(trail, [...real, name]) !== name) name += '-'
  const live = async () => void (await client.zAdd(key, { score: Date.now(), value: name }))
  await live()
  const living = setInterval(() => void live().catch(() => {}), 2_000)
  const scores = () => Promise.all(real.map(node => client.zScore(key, node)))
  const before = await scores()
  await until('the nodes have seen it', async () =>
    (await scores()).every((score, at) => (score ?? 0) > (before[at] ?? 0)),
  )
  return async () => {
    clearInterval(living)
    await client.zRem(key, name)
  }
}
