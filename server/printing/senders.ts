import type { Logger } from 'pino'
import { sleep } from '../../shared/domain/sleep.ts'
import type { CentreKeys } from '../queue/keys.ts'
import { type RedisClient, withDeadline } from '../redis/client.ts'
import { Lease } from '../stream/lease.ts'

/** A third of the lease: two renewals may be missed. */
const renewMs = 3_000
const answerMs = 2_000
/** Another node's ticket takes a second or two; then it is this one's turn. */
const askAgainMs = 100

/**
 * One sender a printer: on this node one after the other, between nodes by a lease. Most printers take one connection, and
 * whoever finds a ticket half sent must know whether somebody still sends it.
 */
export class Senders {
  readonly #client: RedisClient
  readonly #log: Logger
  readonly #last = new Map<string, Promise<unknown>>()

  constructor(client: RedisClient, log: Logger) {
    this.#client = client
    this.#log = log
  }

  /**
   * Waits for its turn at a printer, among those of this node and then among nodes, and works while nobody else may send.
   * @returns what the work returns; undefined when its turn had not come until it was too late.
   */
  run<T>(
    keys: CentreKeys,
    printer: string,
    work: () => Promise<T>,
    isTooLate: () => boolean,
  ): Promise<T | undefined> {
    const before = this.#last.get(printer) ?? Promise.resolve()
    const turn = before.then(() => this.#alone(keys, printer, work, isTooLate))
    const settled = turn.catch(() => {})
    this.#last.set(printer, settled)
    void settled.then(() => {
      if (this.#last.get(printer) === settled) this.#last.delete(printer)
    })
    return turn
  }

  /** @returns whether somebody, of whatever node, sends to a printer now. */
  async isTaken(keys: CentreKeys, printer: string): Promise<boolean> {
    return (await withDeadline(this.#client.exists(leaseKey(keys, printer)), answerMs)) === 1
  }

  async #alone<T>(
    keys: CentreKeys,
    printer: string,
    work: () => Promise<T>,
    isTooLate: () => boolean,
  ): Promise<T | undefined> {
    const lease = new Lease(this.#client, leaseKey(keys, printer))
    while (!(await lease.takeOrRenew())) {
      if (isTooLate()) return undefined
      await sleep(askAgainMs)
    }
    const quiet = (error: unknown) =>
      this.#log.debug(
        { error, printer },
        "a printer's lease could not be renewed; another node may send to it",
      )
    const renewing = setInterval(() => void lease.takeOrRenew().catch(quiet), renewMs)
    try {
      return await work()
    } finally {
      clearInterval(renewing)
      await lease.release().catch(quiet)
    }
  }
}

function leaseKey(keys: CentreKeys, printer: string): string {
  return keys.lease(`printer-${printer}`)
}
