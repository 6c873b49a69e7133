import type { Logger } from 'pino'
import { type Handshake, handshakeSchema } from '../../shared/contract/commands.ts'
import type { Refusal } from '../../shared/contract/errors.ts'
import { protocol } from '../../shared/contract/protocol.ts'
import type { Asker, Identity } from '../auth/asker.ts'
import { askerOf, type Credentials, type Identify } from '../auth/identify.ts'
import { codeOfFailure, noteFailure } from '../lib/boundary.ts'

/** Who is at the other end of a line, and by what: looked at again when a person's or a device's rights may have changed. */
export interface Line {
  handshake: Handshake
  shown: Credentials
  identity: Identity
  asker: Asker
}

export interface HandshakeDeps {
  log: Logger
  identify: Pick<Identify, 'ofSocket'>
  isCentre(centre: string): boolean
}

/** @returns who connects, or why they are not let in. */
export async function readHandshake(
  auth: unknown,
  shown: Omit<Credentials, 'key'>,
  deps: HandshakeDeps,
): Promise<Line | Refusal> {
  const parsed = handshakeSchema.safeParse(auth)
  if (!parsed.success) return { code: 'BAD_MESSAGE' }
  const handshake = parsed.data
  if (handshake.protocol !== protocol) return { code: 'PROTOCOL_MISMATCH' }
  if (!deps.isCentre(handshake.centre)) return { code: 'NO_SUCH_CENTRE' }
  return identifyLine(handshake, { ...shown, key: handshake.key }, deps)
}

/** @returns who somebody is now, by what they once showed. A store that is away lets nobody in: it is asked again. */
export async function identifyLine(
  handshake: Handshake,
  shown: Credentials,
  { identify, log }: Pick<HandshakeDeps, 'identify' | 'log'>,
): Promise<Line | Refusal> {
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
