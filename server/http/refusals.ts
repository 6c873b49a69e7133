import type { Response } from 'express'
import type { ApiReply } from '../../shared/contract/api.ts'
import type { ErrorCode } from '../../shared/contract/errors.ts'
import type { CommandReply } from '../../shared/contract/wire.ts'

/** What became of what was asked by HTTP, as a status. */
const statusOf: Partial<Record<ErrorCode, number>> = {
  STALE_SETTINGS: 409,
  COUNTER_OCCUPIED: 409,
  DAY_IN_USE: 409,
  LOGIN_TAKEN: 409,
  PERSON_CHANGED: 409,
  PLACE_TAKEN: 409,
  NOT_PERMITTED: 403,
  FOREIGN_CENTRE: 403,
  FOREIGN_ORIGIN: 403,
  MUST_CHANGE_PASSWORD: 403,
  DEVICE_LOCKED: 403,
  DEVICE_REVOKED: 403,
  NOT_SIGNED_IN: 401,
  NOT_PAIRED: 401,
  BAD_SIGN_IN: 401,
  NO_SUCH_CENTRE: 404,
  NO_SUCH_CLIP: 404,
  NO_SUCH_PERSON: 404,
  NO_SUCH_DEVICE: 404,
  NO_SUCH_EXPORT: 404,
  TOO_LARGE: 413,
  EXPORT_TOO_LARGE: 413,
  TOO_MANY: 429,
  TOO_MANY_EXPORTS: 429,
  SIGN_IN_SLOWED: 429,
  CODE_LOCKED: 429,
  STOPPING: 503,
  STORE_AWAY: 503,
  ARCHIVE_AWAY: 503,
  NO_ANSWER: 503,
  STORE_FULL: 507,
  INTERNAL: 500,
}

/** Answers with what a command was answered. */
export function sendReply(response: Response, reply: CommandReply): void {
  sendAnswer(response, reply)
}

/** Answers with a value, or with why there is none. */
export function sendAnswer(response: Response, answer: ApiReply<unknown>): void {
  response.set('Cache-Control', 'no-store')
  const seconds = answer.ok ? undefined : answer.error.detail?.seconds
  if (!answer.ok && answer.error.code === 'TOO_MANY' && seconds !== undefined)
    response.set('Retry-After', String(seconds))
  response.status(answer.ok ? 200 : (statusOf[answer.error.code] ?? 400)).json(answer)
}

/** Answers that nothing was done, and why. */
export function refuse(response: Response, code: ErrorCode, detail?: Record<string, string>): void {
  sendAnswer(response, { ok: false, error: { code, ...(detail && { detail }) } })
}
