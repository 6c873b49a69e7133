import { io, type Socket } from 'socket.io-client'
import type { CommandBody, CommandName, Handshake } from '../shared/contract/commands.ts'
import { protocol } from '../shared/contract/protocol.ts'
import type { ClientToServer, CommandReply, ServerToClient } from '../shared/contract/wire.ts'
import { randomId } from '../shared/ui/random-id.ts'

/** A connection like a screen's, without the screen: it costs the bench as little as possible. */
export interface Connection {
  readonly socket: Socket<ServerToClient, ClientToServer>
  /** Sends a command. @returns its answer, which may be a refusal */
  send<N extends CommandName>(name: N, body: CommandBody<N>): Promise<CommandReply>
  /** Sends a command. @returns its reply @throws when it is refused */
  ask<N extends CommandName>(name: N, body: CommandBody<N>): Promise<Extract<CommandReply, { ok: true }>>
  close(): void
}

/** Milliseconds: far longer than any command takes; a server that hangs ends the bench. */
const replyTimeoutMs = 10_000

/** Connects in any role. Resolves once the server accepts the connection. */
export async function openConnection(
  url: string,
  handshake: Omit<Handshake, 'protocol' | 'device'>,
  device: string = randomId(),
): Promise<Connection> {
  const socket: Socket<ServerToClient, ClientToServer> = io(url, {
    transports: ['websocket'],
    // Opens a socket for each connection: otherwise all to one address share one.
    forceNew: true,
    auth: { ...handshake, device, protocol },
  })
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve)
    socket.once('connect_error', reject)
  })
  const send: Connection['send'] = (name, body) => {
    const envelope = { requestId: randomId(), sentAt: Date.now(), protocol, name, body }
    return socket.timeout(replyTimeoutMs).emitWithAck('command', envelope)
  }
  return {
    socket,
    send,
    async ask(name, body) {
      const reply = await send(name, body)
      if (!reply.ok) throw new Error(`${name} was refused: ${reply.error.code}`)
      return reply
    },
    close: () => socket.close(),
  }
}
