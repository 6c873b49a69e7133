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

/** One request: whose, which, and when its screen sent it (server's time, Unix ms). */
export interface CommandRequest {
  asker: Asker
  requestId: string
  sentAt: number
}

/** What a use case may know of the hall without asking the store. */
export interface HallKnowledge {
  readonly view: HallView<Ticket> | undefined
  countBefore(queue: QueueId, lane: Lane, score: number, id: string): number
  waitFor(n: number, ms: number): Promise<boolean>
}

export interface CommandDeps {
  store: QueueStore
  hall(centre: string): HallKnowledge | undefined
  /** Redis's time as far as known, Unix ms. */
  now(): number
  /** Every day is open around the clock (demonstration). */
  aroundTheClock: boolean
  /** Whether a ticket given to this asker goes to a printer. */
  prints(settings: CentreSettings, asker: Asker): boolean
  /** Turns logos into dots and looks whether paper can show the texts; `busy` when too much is being drawn. */
  checkTicket(blocks: readonly TicketBlock[]): Promise<CheckedTicket | 'busy'>
  /** @returns whether a printer may be at an address such as `tcp://10.0.0.7:9100`. */
  allowsPrinter(address: string): boolean
  /** A random name for a new sitting, its first eight characters public. */
  newSession(): string
}

/** What came of a command: an answer or a refusal; a store that is away throws. */
export type CommandResult = ScriptResult

/** One command from what was asked to what came of it: at most one script call, nothing else is written. */
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

/** @returns a refusal that no script had to be asked for. */
export function refuse(code: ErrorCode, detail?: ErrorDetail): Refused {
  return { ok: false, error: { code, ...(detail && { detail }) } }
}
