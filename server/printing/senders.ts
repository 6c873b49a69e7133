import type { Logger } from 'pino'
import { sleep } from '../../shared/domain/sleep.ts'
import type { CentreKeys } from '../queue/keys.ts'
import { type RedisClient, withDeadline } from '../redis/client.ts'
import { Lease } from '../stream/lease.ts'

/** Milliseconds: a third of the lease, so that two renewals may fail. */
const renewEveryMs = 3_000
/** Milliseconds the store may take before a call counts as failed. */
const storeTimeoutMs = 2_000
/** Milliseconds until a taken lease is tried again. Another node's ticket takes a second or two. */
const retryDelayMs = 100

/** What a printer's lease is held for. */
type Purpose = 'sending' | 'checking'

/**
 * Allows one sender per printer: a queue on this node, a lease between nodes. Most printers accept one connection,
 * and a node that finds a half-sent ticket must know whether it is still being sent.
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
   * Runs the work when it is its turn at a printer, first on this node and then between nodes.
   *
   * @returns the work's result; undefined when its turn came too late
   */
  run<T>(
    keys: CentreKeys,
    printer: string,
    purpose: Purpose,
    work: () => Promise<T>,
    isTooLate: () => boolean,
  ): Promise<T | undefined> {
    const before = this.#last.get(printer) ?? Promise.resolve()
    const turn = before.then(() => this.#alone(keys, printer, purpose, work, isTooLate))
    const settled = turn.catch(() => {})
    this.#last.set(printer, settled)
    void settled.then(() => {
      if (this.#last.get(printer) === settled) this.#last.delete(printer)
    })
    return turn
  }

  /**
   * @returns whether any node is sending to a printer now. A check of the printer is no sending: one that answers slowly is checked nearly
   * all the time.
   */
  async isSending(keys: CentreKeys, printer: string): Promise<boolean> {
    const holder = await withDeadline(this.#client.get(leaseKey(keys, printer)), storeTimeoutMs)
    return holder !== null && !holder.startsWith('checking:')
  }

  async #alone<T>(
    keys: CentreKeys,
    printer: string,
    purpose: Purpose,
    work: () => Promise<T>,
    isTooLate: () => boolean,
  ): Promise<T | undefined> {
    const lease = new Lease(this.#client, leaseKey(keys, printer), undefined, `${purpose}:`)
    while (!(await lease.takeOrRenew())) {
      if (isTooLate()) return undefined
      await sleep(retryDelayMs)
    }
    const quiet = (error: unknown) =>
      this.#log.debug(
        { error, printer },
        "a printer's lease could not be renewed; another node may send to it",
      )
    const renewing = setInterval(() => void lease.takeOrRenew().catch(quiet), renewEveryMs)
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
