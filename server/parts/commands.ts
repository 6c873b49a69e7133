import { randomBytes } from 'node:crypto'
import type { Logger } from 'pino'
import type { Command, CommandName } from '../../shared/contract/commands.ts'
import type { CommandReply } from '../../shared/contract/wire.ts'
import type { Asker } from '../auth/asker.ts'
import type { RequestCharge } from '../auth/context.ts'
import { publicHolidays } from '../calendar/public-holidays.ts'
import { type ExecuteDeps, execute, type RefusedMessage, refuseMessage } from '../commands/execute.ts'
import type { Config } from '../config.ts'
import type { Part } from '../lib/life-cycle.ts'
import { isAllowedAddress, printersOf } from '../printing/printer-of.ts'
import { withDeadline } from '../redis/client.ts'
import type { PaperPart } from './paper.ts'
import type { PeoplePart } from './people.ts'
import type { StorePart } from './store.ts'

/** Milliseconds that a stopping server waits for the answers to commands in flight. */
const drainTimeoutMs = 1_000

interface Deps {
  config: Config
  store: StorePart
  people: PeoplePart
  paper: PaperPart
  rates: ExecuteDeps['rates']
  space: ExecuteDeps['space']
  /** Aborted when the server begins to stop. */
  stopping: AbortSignal
  log: Logger
}

export interface CommandsPart extends Part {
  /** Executes a command. @param charge how the rate limiter counted the HTTP request; absent for sockets */
  execute<N extends CommandName>(
    asker: Asker,
    command: Command<N>,
    charge?: RequestCharge,
  ): Promise<CommandReply>
  /** Answers a message without a permitted command, and counts it. */
  refuseMessage(asker: Asker, refused: RefusedMessage): Promise<CommandReply>
}

/** Creates the part through which all commands pass, from sockets and HTTP. Stopping it waits for those in flight. */
export function createCommands(deps: Deps): CommandsPart {
  const { config, store, people, paper, rates, space, stopping, log } = deps
  const { rules, renderThread } = paper
  const executeDeps: ExecuteDeps = {
    store: store.queue,
    hall: centre => store.halls.get(centre),
    catalogue: store.catalogue,
    now: store.now,
    aroundTheClock: config.hours === 'demo',
    publicHolidays,
    prints: (settings, { device, by }) => printersOf(settings, device, by, rules).length > 0,
    checkTicket: blocks => renderThread.check(blocks),
    allowsPrinter: address => isAllowedAddress(address, rules.networks),
    newSession: () => randomBytes(16).toString('hex'),
    log,
    rates,
    space,
    isStopping: () => stopping.aborted,
    noteRefused: ({ by, centre }, name) => people.noteRefused(by, name, centre),
    checkClock: store.checkClock,
  }
  const inFlight = new Set<Promise<CommandReply>>()
  return {
    execute(asker, command, charge) {
      const running = execute(executeDeps, asker, command, charge)
      inFlight.add(running)
      const done = () => inFlight.delete(running)
      running.then(done, done)
      return running
    },
    refuseMessage: (asker, refused) => refuseMessage(executeDeps, asker, refused),
    async stop() {
      await withDeadline(Promise.allSettled(inFlight), drainTimeoutMs).catch(() =>
        log.warn('some commands were not answered in time; their screens ask again'),
      )
    },
  }
}
