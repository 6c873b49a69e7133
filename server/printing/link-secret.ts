import { randomBytes } from 'node:crypto'
import { type RedisClient, withDeadline } from '../redis/client.ts'
import { ticketLink } from './ticket-link.ts'

const secretBytes = 32
/** Milliseconds the store may take before a call counts as failed. */
const storeTimeoutMs = 2_000

/** The secret that signs links on tickets. The first node creates it in the store, so that all nodes use the same. */
export class LinkSecret {
  readonly #client: RedisClient
  readonly #key: string
  #known: string | undefined

  /** @param prefix of all keys of this installation */
  constructor(client: RedisClient, prefix: string) {
    this.#client = client
    this.#key = `${prefix}kezek:link-secret`
  }

  /**
   * Reads the secret, and creates it if there is none.
   *
   * @throws when the store is away and the secret is not known yet
   */
  async get(): Promise<string> {
    if (this.#known !== undefined) return this.#known
    const fresh = randomBytes(secretBytes).toString('base64url')
    // Another node may create it at the same moment: the first one wins.
    await withDeadline(this.#client.set(this.#key, fresh, { condition: 'NX' }), storeTimeoutMs)
    const kept = await withDeadline(this.#client.get(this.#key), storeTimeoutMs)
    if (kept === null) throw new Error('the secret that signs ticket links is missing')
    this.#known = kept
    return kept
  }
}

/**
 * @returns a function that gives the signed address of a ticket's own page; undefined when visitors can't reach the
 * server
 */
export function linksUnder(publicUrl: string | undefined, secret: LinkSecret) {
  return async (centre: string, ticket: string): Promise<string | undefined> =>
    publicUrl === undefined ? undefined : ticketLink(publicUrl, centre, ticket, await secret.get())
}
