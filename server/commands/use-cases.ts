import type { CommandName } from '../../shared/contract/commands.ts'
import type { ScriptArgs, ScriptName } from '../queue/script-args.ts'
import { closeCounter } from './close-counter.ts'
import { closeDay } from './close-day.ts'
import { issue } from './issue.ts'
import { openCounter } from './open-counter.ts'
import { reopenDay } from './reopen-day.ts'
import { reprint } from './reprint.ts'
import { setClip } from './set-clip.ts'
import { setCounterQueues } from './set-counter-queues.ts'
import { setDay } from './set-day.ts'
import { updateSettings } from './update-settings.ts'
import {
  type CommandDeps,
  type CommandRequest,
  type CommandResult,
  contextOf,
  type UseCase,
} from './use-case.ts'

/** Creates the use case of a command whose body is exactly its script's arguments. */
function scripted<S extends ScriptName>(script: S) {
  return ({ store }: CommandDeps, request: CommandRequest, body: ScriptArgs<S>): Promise<CommandResult> =>
    store.run(request.asker.centre, script, contextOf(request), body)
}

/**
 * The use case of every command; a missing one does not compile. A command without logic of its own is one row. Each script's header lists
 * its refusals.
 */
export const useCases: { readonly [N in CommandName]: UseCase<N> } = {
  'ticket:issue': issue,
  /** Calls the next visitor to the inspector's window. */
  'ticket:call-next': scripted('call-next'),
  /** Calls one chosen visitor: waiting in any queue, put aside or missed. */
  'ticket:call-ticket': scripted('call-ticket'),
  /** Calls the visitor of this window again. */
  'ticket:recall': scripted('recall'),
  /** The visitor is at the window. */
  'ticket:start': scripted('start'),
  /** The visitor has been served. */
  'ticket:finish': scripted('finish'),
  /** The called visitor did not come. */
  'ticket:mark-no-show': scripted('mark-no-show'),
  /** The called visitor goes back to the old place; a manager may do so from afar. */
  'ticket:return-to-queue': scripted('return-to-queue'),
  /** The visitor is put aside. */
  'ticket:park': scripted('park'),
  /** A visitor put aside waits again. */
  'ticket:resume': scripted('resume'),
  /** A missed visitor waits again. */
  'ticket:restore': scripted('restore'),
  /** The visitor goes to another queue and keeps the time of first issue. */
  'ticket:transfer': scripted('transfer'),
  /** The visitor will not be served today. */
  'ticket:cancel': scripted('cancel'),
  /** The inspector has seen the paper that proves the right. */
  'ticket:confirm-entitlement': scripted('confirm-entitlement'),
  /** The right was not proved; the ticket goes back to its ordinary place. */
  'ticket:refuse-entitlement': scripted('refuse-entitlement'),
  /** A waiting visitor's right was noticed later. */
  'ticket:grant-entitlement': scripted('grant-entitlement'),
  /** Takes the last step of a ticket back. */
  'ticket:undo': scripted('undo'),
  'ticket:reprint': reprint,
  /** A printer's outcome for a ticket. */
  'ticket:record-print': scripted('record-print'),
  'counter:open-counter': openCounter,
  /** A break: no new visitor is called. */
  'counter:pause-counter': scripted('pause-counter'),
  'counter:set-counter-queues': setCounterQueues,
  'counter:close-counter': closeCounter,
  'day:set-day': setDay,
  'day:close-day': closeDay,
  'day:reopen-day': reopenDay,
  'settings:update-settings': updateSettings,
  'voice:set-clip': setClip,
  /** Removes a centre's own clip; the hall uses the default one again. */
  'voice:remove-clip': scripted('remove-clip'),
}
