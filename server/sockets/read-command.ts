import {
  type Command,
  type CommandBody,
  type CommandName,
  commandBodies,
  type Envelope,
  envelopeSchema,
} from '../../shared/contract/commands.ts'
import { mayDo } from '../../shared/contract/permissions.ts'
import { protocol } from '../../shared/contract/protocol.ts'
import type { Role } from '../../shared/domain/roles.ts'
import type { RefusedMessage } from '../commands/execute.ts'

/** The schema of each command's body. The type ties each name to its body, which a plain table of schemas does not. */
const bodies: { readonly [N in CommandName]: BodySchema<N> } = commandBodies

interface BodySchema<N extends CommandName> {
  safeParse(body: unknown): { success: true; data: CommandBody<N> } | { success: false }
}

/** Parses a screen's message. Checks permission before the body, so that a caller without it learns nothing about the body's form. */
export function readCommand(message: unknown, role: Role): Command | RefusedMessage {
  const envelope = envelopeSchema.safeParse(message)
  if (!envelope.success) return { refusal: { code: 'BAD_MESSAGE' } }
  const { name } = envelope.data
  if (envelope.data.protocol !== protocol) return { refusal: { code: 'PROTOCOL_MISMATCH' } }
  if (!isCommandName(name)) return { refusal: { code: 'UNKNOWN_COMMAND' } }
  if (!mayDo(role, name)) return { refusal: { code: 'NOT_PERMITTED' }, forbidden: name }
  return parseCommand(name, envelope.data) ?? { refusal: { code: 'BAD_MESSAGE' } }
}

function parseCommand<N extends CommandName>(name: N, envelope: Envelope): Command<N> | undefined {
  const parsed = bodies[name].safeParse(envelope.body)
  if (!parsed.success) return undefined
  const { requestId, sentAt } = envelope
  return { name, requestId, sentAt, body: parsed.data }
}

function isCommandName(name: string): name is CommandName {
  return Object.hasOwn(commandBodies, name)
}
