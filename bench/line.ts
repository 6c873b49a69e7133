import { io, type Socket } from 'socket.io-client'
import type { CommandBody, CommandName, Handshake } from '../shared/contract/commands.ts'
import { protocol } from '../shared/contract/protocol.ts'
import type { ClientToServer, CommandReply, ServerToClient } from '../shared/contract/wire.ts'
import { randomId } from '../shared/ui/random-id.ts'

/** A screen's line without a screen: what it sends and hears costs the bench as little as can be. */
export interface Line {
  readonly socket: Socket<ServerToClient, ClientToServer>
  /** Sends one command. @returns its answer, also where that is a refusal. */
  send<N extends CommandName>(name: N, body: CommandBody<N>): Promise<CommandReply>
  /** @returns what the command gave. @throws when it was refused. */
  ask<N extends CommandName>(name: N, body: CommandBody<N>): Promise<Extract<CommandReply, { ok: true }>>
  close(): void
}

/** Milliseconds: far longer than any command takes, so that a hung server ends the bench. */
const replyTimeoutMs = 10_000

/** Connects as any role; resolves once the server lets it in. */
export async function openLine(
  url: string,
  handshake: Omit<Handshake, 'protocol' | 'device'>,
  device: string = randomId(),
): Promise<Line> {
  const socket: Socket<ServerToClient, ClientToServer> = io(url, {
    transports: ['websocket'],
    // One connection a line: otherwise all lines to one address share one.
    forceNew: true,
    auth: { ...handshake, device, protocol },
  })
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve)
    socket.once('connect_error', reject)
  })
  const send: Line['send'] = (name, body) => {
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
