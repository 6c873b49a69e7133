import { io } from 'socket.io-client'
import { handshakeSchema } from '../../../shared/contract/commands.ts'
import { errorCodes } from '../../../shared/contract/errors.ts'
import { protocol } from '../../../shared/contract/protocol.ts'
import { handshakeOf } from '../../kit/client.ts'
import { asItArrives } from './edge.ts'
import type { Messages } from './messages.ts'
import { pickOf, wrongOf } from './wrong-of.ts'

/** Bytes: more than any message may have. */
const tooLarge = 300 * 1024
const endsWithinMs = 10_000

/** Messages that end a connection: no room for an answer, not a packet, and longer than a message may be. */
const endings: readonly ((messages: Messages) => readonly unknown[] | string | Buffer)[] = [
  messages => ['command', messages.odd(undefined)],
  messages => ['command', messages.odd(undefined), 'no function'],
  () => ['command'],
  messages => ['query', 'find', messages.body('find')],
  () => ['command', 'x'.repeat(tooLarge)],
  () => '9nonsense',
  () => '2["command"',
  () => Buffer.alloc(10),
]

/**
 * Sends a message on its own connection that must end it.
 *
 * @returns what is wrong with the result; undefined: nothing
 */
export async function endLine(url: string, centre: string, messages: Messages): Promise<string | undefined> {
  const ending = pickOf(messages.random, endings)(messages)
  const auth = handshakeOf(pickOf(messages.random, ['kiosk', 'manager', 'print-agent']), { centre })
  const socket = connect(url, auth)
  const ended = new Promise<boolean>(resolve => {
    socket.once('connect', () => {
      if (Array.isArray(ending)) socket.emit(String(ending[0]), ...ending.slice(1))
      else socket.io.engine.write(ending as string)
    })
    socket.once('disconnect', () => resolve(true))
    socket.once('connect_error', () => resolve(false))
    setTimeout(() => resolve(false), endsWithinMs).unref()
  })
  const isEnded = await ended
  socket.close()
  return isEnded ? undefined : `the connection is still open after ${JSON.stringify(ending).slice(0, 500)}`
}

/** Connects as any client. @returns what is wrong with the server's answer; undefined: nothing */
export async function connectOddly(
  url: string,
  centre: string,
  messages: Messages,
): Promise<string | undefined> {
  const { random } = messages
  const right = { ...(messages.body('handshake') as object), protocol, centre }
  const given = random.chance(0.3) ? right : wrongOf(right, random)
  // Socket.IO accepts no other kinds.
  const auth = typeof given === 'object' && given !== null ? given : {}
  const socket = connect(url, auth)
  const said = await new Promise<string>(resolve => {
    socket.once('connect', () => resolve('OK'))
    socket.once('connect_error', error =>
      resolve((error as Error & { data?: { code?: string } }).data?.code ?? error.message),
    )
  })
  socket.close()
  const isRight = handshakeSchema.safeParse(asItArrives(auth)).success
  const isKnown = said === 'OK' || (errorCodes as readonly string[]).includes(said)
  if (isKnown && said !== 'INTERNAL' && isRight === (said !== 'BAD_MESSAGE')) return undefined
  return `a handshake was answered ${said}: ${JSON.stringify(auth).slice(0, 500)}`
}

function connect(url: string, auth: object) {
  return io(url, { transports: ['websocket'], auth: { ...auth }, reconnection: false, forceNew: true })
}
