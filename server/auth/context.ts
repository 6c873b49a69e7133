import type { ScriptContext } from '../queue/script-runner.ts'
import type { Identity } from './asker.ts'

/** How a request by HTTP was counted. */
export type RequestCharge = NonNullable<ScriptContext['charge']>

/** @returns in whose name a script is run that was asked for by HTTP; answers are remembered for whoever asked. */
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
