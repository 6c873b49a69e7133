import type { CommandName } from '../../shared/contract/commands.ts'
import { callNext } from '../commands/call-next.ts'
import { callTicket } from '../commands/call-ticket.ts'
import { cancel } from '../commands/cancel.ts'
import { closeCounter } from '../commands/close-counter.ts'
import { closeDay } from '../commands/close-day.ts'
import { confirmEntitlement } from '../commands/confirm-entitlement.ts'
import { finish } from '../commands/finish.ts'
import { grantEntitlement } from '../commands/grant-entitlement.ts'
import { issue } from '../commands/issue.ts'
import { markNoShow } from '../commands/mark-no-show.ts'
import { openCounter } from '../commands/open-counter.ts'
import { park } from '../commands/park.ts'
import { pauseCounter } from '../commands/pause-counter.ts'
import { recall } from '../commands/recall.ts'
import { recordPrint } from '../commands/record-print.ts'
import { refuseEntitlement } from '../commands/refuse-entitlement.ts'
import { removeClip } from '../commands/remove-clip.ts'
import { reopenDay } from '../commands/reopen-day.ts'
import { reprint } from '../commands/reprint.ts'
import { restore } from '../commands/restore.ts'
import { resume } from '../commands/resume.ts'
import { returnToQueue } from '../commands/return-to-queue.ts'
import { setClip } from '../commands/set-clip.ts'
import { setCounterQueues } from '../commands/set-counter-queues.ts'
import { setDay } from '../commands/set-day.ts'
import { start } from '../commands/start.ts'
import { transfer } from '../commands/transfer.ts'
import { undo } from '../commands/undo.ts'
import { updateSettings } from '../commands/update-settings.ts'
import type { UseCase } from '../commands/use-case.ts'

/** Every command and what carries it out: one that is missing does not compile. */
export const useCases = {
  'ticket:issue': issue,
  'ticket:call-next': callNext,
  'ticket:call-ticket': callTicket,
  'ticket:recall': recall,
  'ticket:start': start,
  'ticket:finish': finish,
  'ticket:mark-no-show': markNoShow,
  'ticket:return-to-queue': returnToQueue,
  'ticket:park': park,
  'ticket:resume': resume,
  'ticket:restore': restore,
  'ticket:transfer': transfer,
  'ticket:cancel': cancel,
  'ticket:confirm-entitlement': confirmEntitlement,
  'ticket:refuse-entitlement': refuseEntitlement,
  'ticket:grant-entitlement': grantEntitlement,
  'ticket:undo': undo,
  'ticket:reprint': reprint,
  'ticket:record-print': recordPrint,
  'counter:open-counter': openCounter,
  'counter:pause-counter': pauseCounter,
  'counter:set-counter-queues': setCounterQueues,
  'counter:close-counter': closeCounter,
  'day:set-day': setDay,
  'day:close-day': closeDay,
  'day:reopen-day': reopenDay,
  'settings:update-settings': updateSettings,
  'voice:set-clip': setClip,
  'voice:remove-clip': removeClip,
} satisfies { [N in CommandName]: UseCase<N> }
