import type { CentreKeys } from '../queue/keys.ts'
import { type RedisClient, withDeadline } from '../redis/client.ts'
import type { Head, Link } from './chain.ts'

/** Milliseconds for which rows are kept at least: enough to rebuild a month's archive from the stream alone. */
export const rowsKeptMs = 35 * 86_400_000
/** Milliseconds the store may take before a call counts as failed. */
const storeTimeoutMs = 5_000

export type ChainKeys = Pick<CentreKeys, 'centre' | 'events' | 'chain' | 'chainHead'>

/**
 * Adds links if the chain still ends where the writer saw it, so that two writers make one chain; and if the rows
 * still exist, since a store may have come back empty.
 */
const append = `
local head = redis.call('HMGET', KEYS[2], 'n', 'h')
if (head[1] or '') ~= ARGV[1] or (head[2] or '') ~= ARGV[2] then return 0 end
if #redis.call('XRANGE', KEYS[3], ARGV[#ARGV - 2], ARGV[#ARGV - 2]) == 0 then return 0 end
if not head[1] then redis.call('HSET', KEYS[2], 'epoch', ARGV[3], 'count', 0, 'baseN', ARGV[4], 'baseH', ARGV[5]) end
for i = 6, #ARGV, 3 do redis.call('XADD', KEYS[1], ARGV[i], 'n', ARGV[i + 1], 'h', ARGV[i + 2]) end
redis.call('HSET', KEYS[2], 'id', ARGV[#ARGV - 2], 'n', ARGV[#ARGV - 1], 'h', ARGV[#ARGV])
redis.call('HINCRBY', KEYS[2], 'count', (#ARGV - 5) / 3)
return 1`

/**
 * Trims events together with their links. The last trimmed link is kept as the beginning of the rest. An event
 * without a link is never trimmed, whatever a cursor says, and the last one with a link stays.
 */
const trim = `
local id = redis.call('HGET', KEYS[3], 'id')
if not id then return nil end
local min = tonumber(string.match(id, '^%d+')) < tonumber(ARGV[1]) and id or ARGV[1] .. '-0'
local last = redis.call('XREVRANGE', KEYS[2], '(' .. min, '-', 'COUNT', 1)[1]
if last then redis.call('HSET', KEYS[3], 'baseN', last[2][2], 'baseH', last[2][4]) end
redis.call('XTRIM', KEYS[2], 'MINID', min)
redis.call('XTRIM', KEYS[1], 'MINID', min)
return last and { last[2][2], last[2][4] }`

/** Reads the end of a chain. @returns undefined when there is no chain @throws when the store is away */
export async function readHead(client: RedisClient, keys: ChainKeys): Promise<Head | undefined> {
  return headOf(await withDeadline(client.hGetAll(keys.chainHead), storeTimeoutMs))
}

/** @returns a head parsed from its fields in the store */
export function headOf(fields: Readonly<Record<string, string>>): Head | undefined {
  const { id, n, h, epoch = '', count, baseN, baseH = '' } = fields
  if (id === undefined || h === undefined) return undefined
  return { id, n: Number(n), h, epoch, count: Number(count), baseN: Number(baseN), baseH }
}

/**
 * Appends links to a chain.
 *
 * @param before the chain's end when `links` were made
 * @param begun the beginning of a chain that does not exist yet
 * @returns false when another writer has extended the chain; then nothing was added
 * @throws when the store is away
 */
export async function appendLinks(
  client: RedisClient,
  keys: ChainKeys,
  before: Pick<Head, 'n' | 'h'> | undefined,
  begun: Pick<Head, 'epoch' | 'baseN' | 'baseH'>,
  links: readonly Link[],
): Promise<boolean> {
  const reply = client.eval(append, {
    keys: [keys.chain, keys.chainHead, keys.events],
    arguments: [
      ...[before ? String(before.n) : '', before?.h ?? ''],
      ...[begun.epoch, String(begun.baseN), begun.baseH],
      ...links.flatMap(({ id, n, h }) => [id, String(n), h]),
    ],
  })
  return (await withDeadline(reply, storeTimeoutMs)) === 1
}

/**
 * Trims rows older than `minMs`, by stream ids.
 *
 * @returns the link that the rest begins with; undefined when nothing was trimmed
 * @throws when the store is away
 */
export async function trimTrail(
  client: RedisClient,
  keys: ChainKeys,
  minMs: number,
): Promise<Pick<Link, 'n' | 'h'> | undefined> {
  const reply = client.eval(trim, {
    keys: [keys.events, keys.chain, keys.chainHead],
    arguments: [String(minMs)],
  })
  const last = (await withDeadline(reply, storeTimeoutMs)) as [string, string] | null
  return last === null ? undefined : { n: Number(last[0]), h: last[1] }
}
