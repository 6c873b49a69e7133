import type { TestClient } from './redis.ts'

/**
 * Describes every key of a centre with its content and expiry: equal texts mean that nothing has changed. Leaves
 * out refusals that are remembered for half a minute: on a slow machine any refused request leaves one.
 */
export type Dump = ReadonlyMap<string, string>

/**
 * @returns the keys under `prefix`, without it, and their content. Hashes and sets are sorted, because their order
 * means nothing.
 */
export async function dump(client: TestClient, prefix: string): Promise<Dump> {
  const keys = (await client.keys(`${prefix}*`)).sort()
  const entries = await Promise.all(
    keys.map(async key => {
      const [content, ends] = await Promise.all([contentOf(client, key), client.pExpireTime(key)])
      return [key.slice(prefix.length), `${ends} ${JSON.stringify(content)}`] as const
    }),
  )
  return new Map(entries.filter(([key, content]) => !isGone(content) && !isRefusal(key, content)))
}

/** The key expired after its name was read. */
function isGone(content: string): boolean {
  return content.endsWith(' undefined')
}

function isRefusal(key: string, content: string): boolean {
  return key.includes(':req:') && / "[\w-]+ ! /.test(content)
}

async function contentOf(client: TestClient, key: string): Promise<unknown> {
  const type = await client.type(key)
  switch (type) {
    case 'string':
      return client.get(key)
    case 'hash':
      return Object.entries(await client.hGetAll(key)).sort()
    case 'set':
      return (await client.sMembers(key)).sort()
    case 'zset':
      return client.zRangeWithScores(key, 0, -1)
    case 'list':
      return client.lRange(key, 0, -1)
    case 'stream':
      return client.xRange(key, '-', '+')
    case 'none':
      return undefined
    default:
      throw new Error(`a key of type ${type}`)
  }
}

/** @returns the keys that were added, removed or changed */
export function changedKeys(before: Dump, after: Dump): string[] {
  const all = new Set([...before.keys(), ...after.keys()])
  return [...all].filter(key => before.get(key) !== after.get(key)).sort()
}
