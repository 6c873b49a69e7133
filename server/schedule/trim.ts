import type { Link } from '../audit/chain.ts'
import { keepMs, trimTrail } from '../audit/chain-store.ts'
import type { CentreKeys } from '../queue/keys.ts'
import { type RedisClient, withDeadline } from '../redis/client.ts'

const answerMs = 5_000

/**
 * Cuts the stream off before the smallest cursor of its readers or 35 days, whichever is older: no reader's work is cut
 * away unread. Its chain is cut off with it.
 * @returns the link that the rest of the chain begins with, where any went. @throws when the store is away.
 */
export async function trimStream(
  client: RedisClient,
  keys: CentreKeys,
  readers: readonly string[],
  now: number,
): Promise<Pick<Link, 'n' | 'h'> | undefined> {
  const cursors = await withDeadline(
    Promise.all(readers.map(reader => client.get(keys.cursor(reader)))),
    answerMs,
  )
  // A reader without a cursor has read nothing.
  const read = cursors.map(cursor => Number((cursor ?? '0-0').split('-')[0]))
  const before = Math.min(now - keepMs, ...read)
  return before <= 0 ? undefined : trimTrail(client, keys, before)
}
