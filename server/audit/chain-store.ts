import type { CentreKeys } from '../queue/keys.ts'
import { type RedisClient, withDeadline } from '../redis/client.ts'
import type { Head, Link } from './chain.ts'

/** Rows are kept at least so long: enough to rebuild a month's archive from the stream alone. */
export const keepMs = 35 * 86_400_000
const answerMs = 5_000

export type ChainKeys = Pick<CentreKeys, 'centre' | 'events' | 'chain' | 'chainHead'>

/**
 * Adds links where the chain still ends as whoever made them saw it, so that two who lead at once make one chain; and where their
 * rows are still there, for a store may come back empty in between.
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
 * Lets go of events and their links together; the last link that goes stays as what the rest begins with. Nothing goes that has no
 * link yet, whatever a cursor says: the last row that has one stays.
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

/** @returns where the chain ends; undefined where there is none. @throws when the store is away */
export async function readHead(client: RedisClient, keys: ChainKeys): Promise<Head | undefined> {
  return headOf(await withDeadline(client.hGetAll(keys.chainHead), answerMs))
}

/** @returns a head as the store has it. */
export function headOf(fields: Readonly<Record<string, string>>): Head | undefined {
  const { id, n, h, epoch = '', count, baseN, baseH = '' } = fields
  if (id === undefined || h === undefined) return undefined
  return { id, n: Number(n), h, epoch, count: Number(count), baseN: Number(baseN), baseH }
}

/**
 * @param before where the chain ended as `links` were made
 * @param begun what the chain begins with, where there was none
 * @returns false where another has gone on with it meanwhile, and nothing was added. @throws when the store is away
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
  return (await withDeadline(reply, answerMs)) === 1
}

/**
 * Lets go of what is older than `minMs`, by stream ids.
 * @returns the link that the rest begins with, where any went. @throws when the store is away
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
  const last = (await withDeadline(reply, answerMs)) as [string, string] | null
  return last === null ? undefined : { n: Number(last[0]), h: last[1] }
}
