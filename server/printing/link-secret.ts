import { randomBytes } from 'node:crypto'
import { type RedisClient, withDeadline } from '../redis/client.ts'
import { ticketLink } from './ticket-link.ts'

const secretBytes = 32
const answerMs = 2_000

/** The secret that links on tickets are signed by: made once, and kept in the store, so that every node signs alike. */
export class LinkSecret {
  readonly #client: RedisClient
  readonly #key: string
  #known: string | undefined

  /** @param prefix of all keys of this installation */
  constructor(client: RedisClient, prefix: string) {
    this.#client = client
    this.#key = `${prefix}kezek:link-secret`
  }

  /** @throws when the store is away and the secret is not known yet. */
  async get(): Promise<string> {
    if (this.#known !== undefined) return this.#known
    const fresh = randomBytes(secretBytes).toString('base64url')
    // Whoever is first has made it.
    await withDeadline(this.#client.set(this.#key, fresh, { condition: 'NX' }), answerMs)
    const kept = await withDeadline(this.#client.get(this.#key), answerMs)
    if (kept === null) throw new Error('the secret of the links is gone')
    this.#known = kept
    return kept
  }
}

/** @returns the address of a ticket's own page, signed; undefined where people can't reach the server. */
export function linksUnder(publicUrl: string | undefined, secret: LinkSecret) {
  return async (centre: string, ticket: string): Promise<string | undefined> =>
    publicUrl === undefined ? undefined : ticketLink(publicUrl, centre, ticket, await secret.get())
}
