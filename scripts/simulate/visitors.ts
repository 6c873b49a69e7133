import { isOn, queueTargetMs, rightsOf } from '../../shared/catalogue/effective.ts'
import { type QueueId, splitQueue } from '../../shared/domain/queue.ts'
import type { CentreSettings } from '../../shared/domain/settings.ts'
import type { LoadedCatalogue } from '../../shared/ui/catalogue-client.ts'
import type { HallConnection } from '../../shared/ui/hall-connection.ts'
import type { Ledger } from './ledger.ts'
import type { Random } from './random.ts'

/** Share of visitors with an entitlement, among those whose service gives it. */
const entitledShare = 0.1
/** Share of visitors who leave before they are called. */
const leavingShare = 0.06
/**
 * Weight of collections against 1 for submissions: most visitors submit documents; a finished one is collected
 * once.
 */
const collectionWeight = 0.3
const languages = [
  { what: 'kk', weight: 6 },
  { what: 'ru', weight: 3 },
  { what: 'en', weight: 1 },
] as const

/** @returns what visitors come for: the catalogue's first services are the most frequent, the last ones the rarest */
function demandOf(settings: CentreSettings, catalogue: LoadedCatalogue, served: ReadonlySet<QueueId>) {
  const wanted = catalogue.queues.filter(queue => isOn(settings, queue, catalogue) && served.has(queue))
  return wanted.map((what, rank) => ({
    what,
    weight: (splitQueue(what).purpose === 'collection' ? collectionWeight : 1) / Math.sqrt(rank + 1),
  }))
}

/** Simulates the visitors of one centre. */
export class Visitors {
  readonly #kiosks: readonly HallConnection[]
  readonly #ledger: Ledger
  readonly #random: Random
  readonly #catalogue: LoadedCatalogue
  readonly #left = new Set<string>()

  constructor(kiosks: readonly HallConnection[], ledger: Ledger, random: Random, catalogue: LoadedCatalogue) {
    this.#kiosks = kiosks
    this.#ledger = ledger
    this.#random = random
    this.#catalogue = catalogue
  }

  /** @returns whether this visitor will not come when called */
  hasLeft(ticket: string): boolean {
    return this.#left.has(ticket)
  }

  /** Lets one visitor take a ticket for a service that windows serve. */
  async come(settings: CentreSettings, served: ReadonlySet<QueueId>): Promise<void> {
    const random = this.#random
    const catalogue = this.#catalogue
    const queue = random.pick(demandOf(settings, catalogue, served))
    const lang = random.pick(languages)
    const kiosk = random.pick(this.#kiosks.map(what => ({ what, weight: 1 })))
    const leaves = random.chance(leavingShare)
    if (queue === undefined || lang === undefined || !kiosk) return this.#ledger.error('nothing is served')
    const rights = rightsOf(settings, queue, catalogue).map(what => ({ what, weight: 1 }))
    const category = random.chance(entitledShare) ? random.pick(rights) : undefined
    const answer = await kiosk.send('ticket:issue', { queue, lang, ...(category && { category }) })
    if (!answer.ok) return this.#ledger.refusedTo(answer.error.code)
    const { ticket, waitFrom, waitTo } = answer.reply
    const id = String(ticket)
    if (leaves) this.#left.add(id)
    this.#ledger.given({
      id,
      queue,
      targetMs: queueTargetMs(settings, queue, catalogue),
      ...(typeof waitFrom === 'number' &&
        typeof waitTo === 'number' && { promised: { from: waitFrom, to: waitTo } }),
    })
  }
}
