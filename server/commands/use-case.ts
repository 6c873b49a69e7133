import type { PublicHoliday } from '../../shared/calendar/public-holidays.ts'
import type { Catalogue } from '../../shared/catalogue/catalogue.ts'
import type { CommandBody, CommandName } from '../../shared/contract/commands.ts'
import type { ErrorCode, ErrorDetail } from '../../shared/contract/errors.ts'
import type { HallView } from '../../shared/contract/hall-view.ts'
import type { CheckedTicket, TicketBlock } from '../../shared/domain/paper.ts'
import type { QueueId } from '../../shared/domain/queue.ts'
import type { CentreSettings } from '../../shared/domain/settings.ts'
import type { Lane, Ticket } from '../../shared/domain/ticket.ts'
import type { Asker } from '../auth/asker.ts'
import type { QueueStore } from '../queue/queue-store.ts'
import type { Refused, ScriptContext, ScriptResult } from '../queue/script-runner.ts'

/** A request: its caller, its id, and when the screen sent it (server's time, Unix ms). */
export interface CommandRequest {
  asker: Asker
  requestId: string
  sentAt: number
}

/** What a use case may learn about the hall without asking the store. */
export interface HallKnowledge {
  readonly view: HallView<Ticket> | undefined
  /** @returns the number of waiting tickets that would be called before. */
  countBefore(queue: QueueId, lane: Lane, score: number, id: string): number
  /** Waits until the view holds event `n`, or `ms` milliseconds. @returns whether the view holds it */
  waitFor(n: number, ms: number): Promise<boolean>
}

export interface CommandDeps {
  store: QueueStore
  hall(centre: string): HallKnowledge | undefined
  /** @returns the catalogue that halls follow now. */
  catalogue(): Catalogue
  /** @returns this node's estimate of Redis's time, Unix ms. */
  now(): number
  /** Whether every day is open around the clock, as in the demonstration. */
  aroundTheClock: boolean
  /** The country's holidays, in order of time. */
  publicHolidays: readonly PublicHoliday[]
  /** @returns whether a ticket issued to this caller goes to a printer. */
  prints(settings: CentreSettings, asker: Asker): boolean
  /** Turns logos into dots and checks whether the fonts have all letters; `busy` when too much is being drawn. */
  checkTicket(blocks: readonly TicketBlock[]): Promise<CheckedTicket | 'busy'>
  /** @returns whether a printer may be at an address such as `tcp://10.0.0.7:9100`. */
  allowsPrinter(address: string): boolean
  /** @returns a random name for a new sitting; its first eight characters are public. */
  newSession(): string
}

/** The result of a command: a reply or a refusal. A use case throws when the store is away. */
export type CommandResult = ScriptResult

/** Handles one command. Makes at most one script call and writes nothing else. */
export type UseCase<N extends CommandName> = (
  deps: CommandDeps,
  request: CommandRequest,
  body: CommandBody<N>,
) => Promise<CommandResult>

/** @returns the script's context of a request. */
export function contextOf({ asker, requestId, sentAt }: CommandRequest): ScriptContext {
  const { role, device, by, session } = asker
  return {
    by,
    ...(session !== undefined && { via: session }),
    sentAt,
    request: { asker: session ?? `${role}-${device}`, id: requestId },
  }
}

/** @returns a refusal that was decided without a script. */
export function refuse(code: ErrorCode, detail?: ErrorDetail): Refused {
  return { ok: false, error: { code, ...(detail && { detail }) } }
}
