import type { Logger } from 'pino'
import { type Handshake, handshakeSchema } from '../../shared/contract/commands.ts'
import type { Refusal } from '../../shared/contract/errors.ts'
import { protocol } from '../../shared/contract/protocol.ts'
import type { Asker, Identity } from '../auth/asker.ts'
import { askerOf, type Credentials, type Identify } from '../auth/identify.ts'
import { codeOfFailure, noteFailure } from '../lib/boundary.ts'

/** An identified connection, with what it was identified by: the server identifies it again when rights may have changed. */
export interface Connection {
  handshake: Handshake
  shown: Credentials
  identity: Identity
  asker: Asker
}

export interface HandshakeDeps {
  log: Logger
  identify: Pick<Identify, 'ofSocket'>
  /** @returns undefined while this node does not know the centres yet. */
  isCentre(centre: string): boolean | undefined
}

/** Parses a handshake and identifies its sender. @returns the connection, or why it is refused */
export async function readHandshake(
  auth: unknown,
  shown: Omit<Credentials, 'key'>,
  deps: HandshakeDeps,
): Promise<Connection | Refusal> {
  const parsed = handshakeSchema.safeParse(auth)
  if (!parsed.success) return { code: 'BAD_MESSAGE' }
  const handshake = parsed.data
  if (handshake.protocol !== protocol) return { code: 'PROTOCOL_MISMATCH' }
  const isCentre = deps.isCentre(handshake.centre)
  if (!isCentre) return { code: isCentre === undefined ? 'STORE_AWAY' : 'NO_SUCH_CENTRE' }
  return identifyConnection(handshake, { ...shown, key: handshake.key }, deps)
}

/** @returns who opened a connection, by its credentials, or the refusal. While the store is away it refuses, and the screen tries again. */
export async function identifyConnection(
  handshake: Handshake,
  shown: Credentials,
  { identify, log }: Pick<HandshakeDeps, 'identify' | 'log'>,
): Promise<Connection | Refusal> {
  try {
    const identity = await identify.ofSocket(handshake, shown)
    if ('code' in identity) return identity
    const asker = askerOf(identity, handshake)
    return 'code' in asker ? asker : { handshake, shown, identity, asker }
  } catch (error) {
    noteFailure(log, 'identifying a screen', error, handshake)
    return { code: codeOfFailure(error) === 'INTERNAL' ? 'INTERNAL' : 'STORE_AWAY' }
  }
}
