import type { ApiReply } from '../shared/contract/api.ts'
import type { CentreSettings } from '../shared/domain/settings.ts'
import { callApi, roleHeader } from '../shared/ui/api.ts'
import { randomId } from '../shared/ui/random-id.ts'
import { same } from './same.ts'
import type { ChangedSettings, PlanChange } from './settings-plans.ts'

/** Saves are retried when somebody else saves at the same moment; five collisions in a row do not happen. */
const maxAttempts = 5
/** Milliseconds to wait for an answer: longer than the server's own deadlines. */
const answerTimeoutMs = 10_000

/**
 * Changes the settings of any centre on top of its present ones.
 *
 * @param options `dryRun`: the server judges the change and makes none
 */
export async function changeSettings(
  centre: string,
  plan: PlanChange,
  { dryRun = false } = {},
): Promise<ChangedSettings> {
  const path = `/api/centres/${centre}/settings`
  for (let attempt = 1; ; attempt++) {
    const read = await readSettings(path)
    if (!read.ok) return read
    const before = read.reply
    const after = plan(before)
    if (!after) return { ok: false }
    if (same(before, after)) return { ok: true, before, after: before }
    const reply = await callApi<{ version: number }>('PUT', path, {
      requestId: randomId(),
      base: before.version,
      settings: after,
      ...(dryRun && { dryRun: true }),
    })
    if (reply.ok) return { ok: true, before, after: { ...after, version: reply.reply.version } }
    if (reply.error.code !== 'STALE_SETTINGS' || attempt === maxAttempts)
      return { ok: false, error: reply.error, before, after }
  }
}

/** Reads a centre's settings. The route answers with the bare document, which people also save as a file. */
async function readSettings(path: string): Promise<ApiReply<CentreSettings>> {
  try {
    const response = await fetch(path, {
      headers: roleHeader(),
      signal: AbortSignal.timeout(answerTimeoutMs),
    })
    const answer: unknown = await response.json()
    return response.ok ? { ok: true, reply: answer as CentreSettings } : (answer as ApiReply<CentreSettings>)
  } catch {
    return { ok: false, error: { code: 'NO_ANSWER' } }
  }
}
