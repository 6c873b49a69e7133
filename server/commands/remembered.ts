import type { CommandName } from '../../shared/contract/commands.ts'
import type { QueueStore } from '../queue/queue-store.ts'
import type { ScriptName } from '../queue/script-args.ts'
import { type CommandResult, contextOf, type Request } from './use-case.ts'

/**
 * For refusals that no script judges: the answer that this very request was given before, or else `refusal`. A repeat gets
 * its answer, whatever has changed since (the hall has closed, the disk is full).
 */
export async function answeredOr(
  refusal: CommandResult,
  store: QueueStore,
  request: Request,
  command: CommandName,
): Promise<CommandResult> {
  // A script has its command's name without the part before the colon.
  const script = command.slice(command.indexOf(':') + 1) as ScriptName
  return (await store.remembered(request.asker.centre, script, contextOf(request))) ?? refusal
}
