import type { CommandName } from '../../shared/contract/commands.ts'
import type { QueueStore } from '../queue/queue-store.ts'
import type { ScriptName } from '../queue/script-args.ts'
import type { Refused } from '../queue/script-runner.ts'
import { type CommandRequest, type CommandResult, contextOf } from './use-case.ts'

/**
 * For refusals that no script judges. A request that was answered before gets that answer, whatever has changed since (the hall
 * has closed); for any other this refusal is the last word, also where a first delivery of it is still on its way.
 */
export function lastWord(
  refused: Refused,
  store: QueueStore,
  request: CommandRequest,
  command: CommandName,
): Promise<CommandResult> {
  return store.refuse(request.asker.centre, scriptOf(command), contextOf(request), refused)
}

/** For a store that can't write: the answer that this very request was given before, or else the refusal. */
export async function storedReplyOr(
  refused: Refused,
  store: QueueStore,
  request: CommandRequest,
  command: CommandName,
): Promise<CommandResult> {
  return (await store.remembered(request.asker.centre, scriptOf(command), contextOf(request))) ?? refused
}

/** A script has its command's name without the part before the colon. */
function scriptOf(command: CommandName): ScriptName {
  return command.slice(command.indexOf(':') + 1) as ScriptName
}
