import type { Logger } from 'pino'
import type { HallView } from '../../shared/contract/hall-view.ts'
import type { PrinterState } from '../../shared/domain/paper.ts'
import type { PrinterCondition, PrintOutcome } from '../../shared/domain/print-outcome.ts'
import { noteFailure } from '../lib/boundary.ts'
import type { QueueStore } from '../queue/queue-store.ts'
import type { Agents } from './agents.ts'
import { type HallPrinter, type PrinterRules, printerName, printersOfIds } from './printer-of.ts'
import { look, reach } from './send-ticket.ts'
import type { Senders } from './senders.ts'

export interface PrinterWatchOptions {
  store: QueueStore
  senders: Senders
  agents: Pick<Agents, 'where' | 'look'>
  rules: PrinterRules
  log: Logger
  viewOf(centre: string): HallView | undefined
}

/** A mute printer lets everybody wait for answers that don't come: it is asked every tenth time, and looked for at the others. */
const muteEvery = 10

/**
 * Knows how the printers of a centre are, also while nothing is printed: staff hear of an empty one before a visitor stands
 * there. What a ticket's sender has seen counts at once.
 */
export class PrinterWatch {
  readonly #options: PrinterWatchOptions
  /** `<centre> <printer>` of those being looked at, and of those that answer nothing: how often they were not asked. */
  readonly #looking = new Set<string>()
  readonly #mute = new Map<string, number>()

  constructor(options: PrinterWatchOptions) {
    this.#options = options
  }

  /** Looks at every printer of a centre that this node should look at. Never throws. */
  async look(centre: string, leads: boolean): Promise<void> {
    const { viewOf, rules } = this.#options
    const settings = viewOf(centre)?.settings
    if (!settings) return
    const printers = printersOfIds(settings, Object.keys(settings.printers), rules)
    await Promise.all(printers.map(printer => this.#lookAt(centre, printer, leads)))
  }

  /** What has become of a ticket tells how its printer is. */
  note(centre: string, printer: string, outcome: PrintOutcome): void {
    const cause = 'cause' in outcome ? outcome.cause : undefined
    // A ticket that could not be drawn says nothing of the printer.
    if (outcome.result === 'taken' || cause === 'not-drawn') return
    void this.#record(centre, printer, { nearEnd: outcome.nearEnd, ...(cause && { cause }) })
  }

  async #lookAt(centre: string, to: HallPrinter, leads: boolean): Promise<void> {
    const key = `${centre} ${to.id}`
    if (this.#looking.has(key)) return
    this.#looking.add(key)
    const asks = this.#isToBeAsked(key)
    try {
      const seen = await this.#seen(centre, to, leads, asks)
      if (!seen) return
      if (!seen.mute) this.#mute.delete(key)
      else if (asks) this.#mute.set(key, 1)
      await this.#record(centre, to.id, seen)
    } catch (error) {
      noteFailure(this.#options.log, 'look at a printer', error, to.id)
    } finally {
      this.#looking.delete(key)
    }
  }

  #isToBeAsked(key: string): boolean {
    const times = this.#mute.get(key)
    if (times === undefined) return true
    this.#mute.set(key, (times + 1) % muteEvery)
    return times === 0
  }

  /** @returns undefined where another node sees it, or somebody is printing, who will tell. */
  async #seen(
    centre: string,
    { printer }: HallPrinter,
    leads: boolean,
    asks: boolean,
  ): Promise<PrinterCondition | undefined> {
    const { store, senders, agents } = this.#options
    const keys = store.keys(centre)
    const alone = (work: () => Promise<PrinterCondition>) =>
      senders.run(keys, printerName(printer), work, () => true)
    if (printer.kind === 'network')
      return leads ? alone(() => (asks ? look(printer) : reach(printer))) : undefined
    if (printer.kind === 'virtual') return undefined
    switch (await agents.where(centre, printer.device)) {
      case 'here':
        return asks ? alone(() => agents.look(centre, printer.device)) : undefined
      case 'elsewhere':
        return undefined
      case 'nowhere':
        return leads ? { cause: 'offline', nearEnd: false, mute: false } : undefined
    }
  }

  /** Says only what is new; the store refuses what it has. */
  async #record(
    centre: string,
    printer: string,
    { cause, nearEnd }: Pick<PrinterCondition, 'cause' | 'nearEnd'>,
  ): Promise<void> {
    const { store, viewOf, log } = this.#options
    const view = viewOf(centre)
    // Whoever else is at the printer is through in a moment; and one that no settings know is nobody's trouble.
    if (cause === 'busy' || !view?.settings.printers[printer]) return
    const known: Partial<PrinterState> = view.printers[printer] ?? { nearEnd: false }
    if (known.cause === cause && known.nearEnd === nearEnd) return
    const args = { printer, cause, nearEnd: nearEnd ? 1 : '' }
    try {
      await store.run(centre, 'record-printer', { by: 'system:printing' }, args)
    } catch (error) {
      log.debug({ error, printer }, 'printer state not written; retrying at the next check')
    }
  }
}
