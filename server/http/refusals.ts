import type { Response } from 'express'
import type { ErrorCode } from '../../shared/contract/errors.ts'
import type { CommandReply } from '../../shared/contract/wire.ts'

/** What became of a command that came by HTTP, as a status. */
const statusOf: Partial<Record<ErrorCode, number>> = {
  STALE_SETTINGS: 409,
  COUNTER_OCCUPIED: 409,
  NOT_PERMITTED: 403,
  NOT_SIGNED_IN: 401,
  NO_SUCH_CENTRE: 404,
  NO_SUCH_CLIP: 404,
  STOPPING: 503,
  STORE_AWAY: 503,
  NO_ANSWER: 503,
  STORE_FULL: 507,
  INTERNAL: 500,
}

/** Answers with what a command was answered. */
export function sendReply(response: Response, reply: CommandReply): void {
  response.status(reply.ok ? 200 : (statusOf[reply.error.code] ?? 400)).json(reply)
}

/** Answers that nothing was done, and why. */
export function refuse(response: Response, code: ErrorCode, detail?: Record<string, string>): void {
  sendReply(response, { ok: false, error: { code, ...(detail && { detail }) } })
}
