import type { ErrorRequestHandler, Response } from 'express'
import type { ApiReply } from '../../shared/contract/api.ts'
import { type ErrorCode, errors } from '../../shared/contract/errors.ts'
import type { CommandReply } from '../../shared/contract/wire.ts'

/** Sends the reply to a command. */
export function sendReply(response: Response, reply: CommandReply): void {
  sendAnswer(response, reply)
}

/** Sends a value with 200, or a refusal with the HTTP status of its code. */
export function sendAnswer(response: Response, answer: ApiReply<unknown>): void {
  response.set('Cache-Control', 'no-store')
  const seconds = answer.ok ? undefined : answer.error.detail?.seconds
  if (!answer.ok && answer.error.code === 'TOO_MANY' && seconds !== undefined)
    response.set('Retry-After', String(seconds))
  response.status(answer.ok ? 200 : errors[answer.error.code].status).json(answer)
}

/** Sends a refusal. */
export function refuse(response: Response, code: ErrorCode, detail?: Record<string, string>): void {
  sendAnswer(response, { ok: false, error: { code, ...(detail && { detail }) } })
}

/** @returns the handler that refuses a body of more bytes than its route takes, in words about what was sent */
export function refuseTooLarge(code: ErrorCode, problem: string): ErrorRequestHandler {
  return (error: { type?: unknown }, _request, response, next) => {
    if (error.type !== 'entity.too.large') return next(error)
    refuse(response, code, { problem })
  }
}
