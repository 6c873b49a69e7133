import type { ApiReply } from '../shared/contract/api.ts'
import type { Refusal } from '../shared/contract/errors.ts'
import type { CentreSettings } from '../shared/domain/settings.ts'
import { type SettingsSection, withSections } from '../shared/domain/settings-sections.ts'
import { callApi, roleHeader } from '../shared/ui/api.ts'
import { randomId } from '../shared/ui/random-id.ts'
import { same } from './same.ts'

/** Saves are retried when somebody else saves at the same moment; five collisions in a row do not happen. */
const maxAttempts = 5
/** Milliseconds to wait for an answer: longer than the server's own deadlines. */
const answerTimeoutMs = 10_000

/** What became of a change of a centre's settings. */
export type ChangedSettings =
  | { ok: true; before: CentreSettings; after: CentreSettings }
  | { ok: false; error: Refusal; before?: CentreSettings; after?: CentreSettings }
  /** The change can no longer be made, because the settings are no longer what it expects. */
  | { ok: false; error?: undefined }

/** Plans a change from a centre's present settings. @returns undefined when it can no longer be made */
export type PlanChange = (present: CentreSettings) => CentreSettings | undefined

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

/** @returns a change that takes some sections from other settings. */
export function taking(from: CentreSettings, sections: readonly SettingsSection[]): PlanChange {
  return present => withSections(present, from, sections)
}

/**
 * @param made a change of these sections that was saved
 * @returns a change that takes it back, unless somebody has changed these sections since
 */
export function takingBack(
  made: { before: CentreSettings; after: CentreSettings },
  sections: readonly SettingsSection[],
): PlanChange {
  return present => {
    const isUnchanged = same(withSections(present, made.after, sections), present)
    return isUnchanged ? withSections(present, made.before, sections) : undefined
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
