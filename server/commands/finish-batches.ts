import type { ErrorCode } from '../../shared/contract/errors.ts'
import type { ScriptResult } from '../queue/script-runner.ts'
import { BrokenOffError, troubleOf } from '../redis/trouble.ts'

/**
 * Runs the batches after the first until the script answers that it is done, or that somebody else has settled the matter.
 * @throws BrokenOffError when the store goes away: "nothing was done" would not be true any more.
 */
export async function finishBatches(
  run: () => Promise<ScriptResult>,
  settledBy: readonly ErrorCode[],
): Promise<void> {
  for (;;) {
    const next = await run().catch(error => {
      throw troubleOf(error) ? new BrokenOffError('the work on a day broke off', { cause: error }) : error
    })
    if (next.ok && next.reply.done !== true) continue
    if (next.ok || settledBy.includes(next.error.code)) return
    throw new Error(`the work on a day stopped: ${next.error.code}`)
  }
}
