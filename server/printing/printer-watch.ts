import type { Logger } from 'pino'
import type { HallView } from '../../shared/contract/hall-view.ts'
import type { PrinterState } from '../../shared/domain/paper.ts'
import type { PrinterCondition, PrintOutcome } from '../../shared/domain/print-outcome.ts'
import { noteFailure } from '../lib/boundary.ts'
import type { QueueStore } from '../queue/queue-store.ts'
import type { Agents } from './agents.ts'
import { type HallPrinter, type PrinterRules, printerName, printersOfIds } from './printer-of.ts'
import { checkPrinter, reach } from './send-ticket.ts'
import type { Senders } from './senders.ts'

export interface PrinterWatchOptions {
  store: QueueStore
  senders: Senders
  agents: Pick<Agents, 'where' | 'check'>
  rules: PrinterRules
  log: Logger
  viewOf(centre: string): HallView | undefined
}

/**
 * Every tenth check of a mute printer asks it; the others only connect. Each question would wait for an answer that
 * doesn't come.
 */
const muteEvery = 10

/**
 * Checks the printers of a centre even while nothing is printed, so that staff hear of an empty one before a
 * visitor does. Outcomes of tickets update a printer's state at once.
 */
export class PrinterWatch {
  readonly #options: PrinterWatchOptions
  /** Keys `<centre> <printer>`: printers being checked, and mute ones with the number of checks that did not ask. */
  readonly #checking = new Set<string>()
  readonly #mute = new Map<string, number>()

  constructor(options: PrinterWatchOptions) {
    this.#options = options
  }

  /** Checks the printers of a centre that are this node's task. Never throws. */
  async check(centre: string, leads: boolean): Promise<void> {
    const { viewOf, rules } = this.#options
    const settings = viewOf(centre)?.settings
    if (!settings) return
    const printers = printersOfIds(settings, Object.keys(settings.printers), rules)
    await Promise.all(printers.map(printer => this.#checkPrinter(centre, printer, leads)))
  }

  /** Updates a printer's state by the outcome of a ticket. */
  note(centre: string, printer: string, outcome: PrintOutcome): void {
    const cause = 'cause' in outcome ? outcome.cause : undefined
    // A ticket that could not be drawn tells nothing about the printer.
    if (outcome.result === 'taken' || cause === 'not-drawn') return
    void this.#record(centre, printer, { nearEnd: outcome.nearEnd, ...(cause && { cause }) })
  }

  async #checkPrinter(centre: string, to: HallPrinter, leads: boolean): Promise<void> {
    const key = `${centre} ${to.id}`
    if (this.#checking.has(key)) return
    this.#checking.add(key)
    const asks = this.#isToBeAsked(key)
    try {
      const seen = await this.#seen(centre, to, leads, asks)
      if (!seen) return
      if (!seen.mute) this.#mute.delete(key)
      else if (asks) this.#mute.set(key, 1)
      await this.#record(centre, to.id, seen)
    } catch (error) {
      noteFailure(this.#options.log, 'check a printer', error, to.id)
    } finally {
      this.#checking.delete(key)
    }
  }

  #isToBeAsked(key: string): boolean {
    const times = this.#mute.get(key)
    if (times === undefined) return true
    this.#mute.set(key, (times + 1) % muteEvery)
    return times === 0
  }

  /**
   * Checks a printer.
   *
   * @returns undefined when another node checks it, or a ticket is being sent and will report its state
   */
  async #seen(
    centre: string,
    { printer }: HallPrinter,
    leads: boolean,
    asks: boolean,
  ): Promise<PrinterCondition | undefined> {
    const { store, senders, agents } = this.#options
    const keys = store.keys(centre)
    const alone = (work: () => Promise<PrinterCondition>) =>
      senders.run(keys, printerName(printer), 'checking', work, () => true)
    if (printer.kind === 'network')
      return leads ? alone(() => (asks ? checkPrinter(printer) : reach(printer))) : undefined
    if (printer.kind === 'virtual') return undefined
    switch (await agents.where(centre, printer.device)) {
      case 'here':
        return asks ? alone(() => agents.check(centre, printer.device)) : undefined
      case 'elsewhere':
        return undefined
      case 'nowhere':
        return leads ? { cause: 'offline', nearEnd: false, mute: false } : undefined
    }
  }

  /** Records a printer's state if it has changed. The store refuses repetitions. */
  async #record(
    centre: string,
    printer: string,
    { cause, nearEnd }: Pick<PrinterCondition, 'cause' | 'nearEnd'>,
  ): Promise<void> {
    const { store, viewOf, log } = this.#options
    const view = viewOf(centre)
    // A busy printer is free again in a moment, and one that has left the settings needs no record.
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
