import { z } from 'zod'
import { printCauses } from '../domain/print-outcome.ts'

/**
 * Messages between the server and a print agent. The agent asks for permission before the first byte (`begin`). Then the server
 * marks the ticket, so a ticket whose agent was lost earlier is known not to have been sent.
 */

const ms = z.int().positive().max(600_000)

/** A ticket for the agent's printer. */
export const agentOrderSchema = z.strictObject({
  /** Id of this order in `begin`. */
  id: z.string().max(64),
  bytes: z.custom<Uint8Array>(value => value instanceof Uint8Array),
  confirms: z.enum(['process-id', 'gs-r', 'none']),
  afterHalf: z.boolean().optional(),
  times: z.strictObject({ statusMs: ms, stallMs: ms, printMs: ms, closeMs: ms }),
})
export type AgentOrder = z.infer<typeof agentOrderSchema>

const cause = z.enum(printCauses)
const nearEnd = z.boolean()

/** Result of printing an order. */
export const agentOutcomeSchema = z.discriminatedUnion('result', [
  z.strictObject({ result: z.enum(['printed', 'unconfirmed', 'taken']), nearEnd }),
  z.strictObject({ result: z.enum(['midway', 'failed']), cause, nearEnd }),
])

/** State of the agent's printer. */
export const agentStateSchema = z.strictObject({ cause: cause.optional(), nearEnd, mute: z.boolean() })
