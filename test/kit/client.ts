import { randomUUID } from 'node:crypto'
import { io, type Socket } from 'socket.io-client'
import type { CommandName } from '../../shared/contract/commands.ts'
import { protocol } from '../../shared/contract/protocol.ts'
import type { CommandReply } from '../../shared/contract/wire.ts'

/** A socket without a screen's logic: it sends anything it is given, and records all that comes. */
export interface RawClient {
  readonly socket: Socket
  /** Every message that was not an answer. */
  readonly received: { name: string; message: unknown }[]
  /** @returns the answer; undefined when the connection was lost or no answer came in time */
  ask(message: unknown): Promise<CommandReply | undefined>
  close(): void
}

/** Milliseconds: longer than the server's own time limit. */
const answerTimeoutMs = 5_000

/** @returns an envelope like a screen's, with the given fields changed */
export function envelope(name: string, body: unknown, more: Record<string, unknown> = {}) {
  return { requestId: randomUUID(), sentAt: Date.now(), protocol, name, body, ...more }
}

/** @returns a handshake of a role, with the given fields changed */
export function handshakeOf(role: string, more: Record<string, unknown> = {}) {
  const staff = {
    person: 'p1',
    sign: { surname: 'Ахметова', name: 'Айгүл', patronymic: '', post: 'инспектор' },
  }
  return {
    role,
    centre: 'akmola',
    protocol,
    device: `raw-${randomUUID().slice(0, 8)}`,
    ...(role === 'inspector' && staff),
    ...more,
  }
}

/** Connects once, without reconnecting. @returns the client, or the server's refusal */
export async function connectRaw(
  url: string,
  auth: Record<string, unknown>,
  headers: Record<string, string> = {},
): Promise<RawClient | { refused: unknown }> {
  const socket = io(url, {
    transports: ['websocket'],
    auth,
    reconnection: false,
    forceNew: true,
    extraHeaders: headers,
  })
  const received: RawClient['received'] = []
  socket.onAny((name: string, message: unknown) => received.push({ name, message }))
  const refused = await new Promise<{ refused: unknown } | undefined>(resolve => {
    socket.once('connect', () => resolve(undefined))
    socket.once('connect_error', error =>
      resolve({ refused: (error as Error & { data?: unknown }).data ?? error.message }),
    )
  })
  if (refused) {
    socket.close()
    return refused
  }
  return {
    socket,
    received,
    ask: message =>
      socket
        .timeout(answerTimeoutMs)
        .emitWithAck('command', message)
        .catch(() => undefined),
    close: () => socket.close(),
  }
}

/** Connects. @throws when the server refuses */
export async function rawClient(url: string, auth: Record<string, unknown>): Promise<RawClient> {
  const client = await connectRaw(url, auth)
  if ('refused' in client) throw new Error(`not let in: ${JSON.stringify(client.refused)}`)
  return client
}

/** @returns a reply that must be a success */
export async function must(
  client: RawClient,
  name: CommandName,
  body: unknown,
): Promise<Record<string, unknown>> {
  const reply = await client.ask(envelope(name, body))
  if (!reply?.ok) throw new Error(`${name}: ${JSON.stringify(reply)}`)
  return reply.reply
}
