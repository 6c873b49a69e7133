import type { CommandName } from '../../shared/contract/commands.ts'
import type { QueueStore } from '../queue/queue-store.ts'
import type { ScriptName } from '../queue/script-args.ts'
import type { Refused } from '../queue/script-runner.ts'
import { type CommandRequest, type CommandResult, contextOf } from './use-case.ts'

/**
 * Refuses a request without running its script. A request that was answered before gets its stored reply, even though the hall has closed
 * since. For any other, the store keeps this refusal as the final reply, so that a delayed first delivery cannot succeed later.
 */
export function lastWord(
  refused: Refused,
  store: QueueStore,
  request: CommandRequest,
  command: CommandName,
): Promise<CommandResult> {
  return store.refuse(request.asker.centre, scriptOf(command), contextOf(request), refused)
}

/** Returns the stored reply of a request, or the refusal when there is none. For a store that cannot write. */
export async function storedReplyOr(
  refused: Refused,
  store: QueueStore,
  request: CommandRequest,
  command: CommandName,
): Promise<CommandResult> {
  return (await store.remembered(request.asker.centre, scriptOf(command), contextOf(request))) ?? refused
}

/** @returns the name of a command's script: the part after the colon. */
function scriptOf(command: CommandName): ScriptName {
  return command.slice(command.indexOf(':') + 1) as ScriptName
}
