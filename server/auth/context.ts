import type { ScriptContext } from '../queue/script-runner.ts'
import type { Identity } from './asker.ts'

/** How the rate limiter counted an HTTP request. */
export type RequestCharge = NonNullable<ScriptContext['charge']>

/** @returns the script context of an HTTP request. Its session (or device) is the one for which the answer is remembered. */
export function contextOf(
  { by, session }: Identity,
  requestId: string,
  charge: RequestCharge | undefined,
): ScriptContext {
  return {
    by,
    ...(session !== undefined && { via: session }),
    request: { asker: session ?? by, id: requestId },
    ...(charge && { charge }),
  }
}
