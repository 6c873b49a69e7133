import type { ErrorCode } from '../../shared/contract/errors.ts'
import type { ScriptResult } from '../queue/script-runner.ts'
import { BrokenOffError, troubleOf } from '../redis/trouble.ts'

/**
 * Runs the batches after the first until the script answers that it is done.
 *
 * @param settledBy refusals that mean that another caller has finished the work
 * @throws BrokenOffError when the store goes away: the command is then half done
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
