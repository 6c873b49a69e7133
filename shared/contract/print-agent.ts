import { z } from 'zod'
import { printCauses } from '../domain/print-outcome.ts'

/**
 * What the server and a print agent say to each other. The agent asks back before the first byte (`begin`), so that a
 * ticket is marked by the server, and one whose agent is lost before that is known not to have been sent.
 */

const ms = z.int().positive().max(600_000)

/** A ticket for the agent's printer. */
export const agentOrderSchema = z.strictObject({
  /** Names this order in `begin`. */
  id: z.string().max(64),
  bytes: z.custom<Uint8Array>(value => value instanceof Uint8Array),
  confirms: z.enum(['process-id', 'gs-r', 'none']),
  afterHalf: z.boolean().optional(),
  times: z.strictObject({ statusMs: ms, stallMs: ms, printMs: ms, closeMs: ms }),
})
export type AgentOrder = z.infer<typeof agentOrderSchema>

const cause = z.enum(printCauses)
const nearEnd = z.boolean()

/** What became of it. */
export const agentOutcomeSchema = z.discriminatedUnion('result', [
  z.strictObject({ result: z.enum(['printed', 'unconfirmed', 'taken']), nearEnd }),
  z.strictObject({ result: z.enum(['midway', 'failed']), cause, nearEnd }),
])

/** How its printer is. */
export const agentStateSchema = z.strictObject({ cause: cause.optional(), nearEnd, mute: z.boolean() })
