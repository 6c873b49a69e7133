import { z } from 'zod'
import { queryParams } from '../../../server/sockets/queries.ts'
import { type CommandName, commandBodies, envelopeSchema } from '../../../shared/contract/commands.ts'
import { type ErrorCode, errorCodes } from '../../../shared/contract/errors.ts'
import { scopeOf } from '../../../shared/contract/permissions.ts'
import { protocol } from '../../../shared/contract/protocol.ts'
import type { QueryName } from '../../../shared/contract/wire.ts'
import type { PartyRole } from './party.ts'

const refusal = z.strictObject({
  ok: z.literal(false),
  error: z.strictObject({
    code: z.enum(errorCodes),
    detail: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
  }),
})
const commandReply = z.union([
  refusal,
  z.strictObject({ ok: z.literal(true), n: z.int().positive(), reply: z.record(z.string(), z.unknown()) }),
])
const queryReply = z.union([
  refusal,
  z.strictObject({ ok: z.literal(true), reply: z.record(z.string(), z.unknown()) }),
])

/**
 * Errors that the edge may return before the state is asked, and errors that it must not return for a correct
 * message.
 */
const edgeRefusals: readonly ErrorCode[] = ['BAD_MESSAGE', 'UNKNOWN_COMMAND', 'PROTOCOL_MISMATCH']
/** Errors of the server or its store, which no message may cause. */
const failures: readonly ErrorCode[] = [
  ...(['INTERNAL', 'NO_ANSWER', 'STORE_AWAY', 'STORE_FULL', 'STOPPING', 'NOT_CONNECTED'] as const),
  ...(['NO_SUCH_CENTRE', 'FOREIGN_CENTRE', 'NOT_SIGNED_IN', 'TOO_MANY'] as const),
]

/** @returns a message as it arrives: JSON drops what it can't express */
export function asItArrives(message: unknown): unknown {
  const text = JSON.stringify(message)
  return text === undefined ? undefined : JSON.parse(text)
}

/** @returns the edge's error for a command; undefined: the state decides */
export function edgeOf(role: PartyRole, message: unknown): ErrorCode | undefined {
  const envelope = envelopeSchema.safeParse(message)
  if (!envelope.success) return 'BAD_MESSAGE'
  const { name, body } = envelope.data
  if (envelope.data.protocol !== protocol) return 'PROTOCOL_MISMATCH'
  if (!Object.hasOwn(commandBodies, name)) return 'UNKNOWN_COMMAND'
  const command = name as CommandName
  if (scopeOf(role, command) === '–') return 'NOT_PERMITTED'
  return commandBodies[command].safeParse(body).success ? undefined : 'BAD_MESSAGE'
}

/** @returns the edge's error for a read; undefined: it is answered */
export function edgeOfQuery(role: PartyRole, name: unknown, params: unknown): ErrorCode | undefined {
  if (typeof name !== 'string' || !Object.hasOwn(queryParams, name)) return 'UNKNOWN_COMMAND'
  const query = name as QueryName
  if (scopeOf(role, `query:${query}`) === '–') return 'NOT_PERMITTED'
  return queryParams[query].safeParse(params).success ? undefined : 'BAD_MESSAGE'
}

/** @returns what is wrong with an answer to a command; undefined: nothing */
export function wrongReply(edge: ErrorCode | undefined, reply: unknown): string | undefined {
  return wrong(commandReply, edge, reply)
}

/** @returns what is wrong with an answer to a read; undefined: nothing */
export function wrongQueryReply(edge: ErrorCode | undefined, reply: unknown): string | undefined {
  return wrong(queryReply, edge, reply)
}

function wrong(schema: z.ZodType, edge: ErrorCode | undefined, reply: unknown): string | undefined {
  if (reply === undefined) return 'it was not answered'
  if (!schema.safeParse(reply).success) return 'the answer is none'
  const code = (reply as { error?: { code: ErrorCode } }).error?.code ?? 'OK'
  if (edge !== undefined) return code === edge ? undefined : `it was answered ${code}, not ${edge}`
  const isSaid = [...edgeRefusals, ...failures].some(no => no === code)
  return isSaid ? `it was answered ${code}` : undefined
}
