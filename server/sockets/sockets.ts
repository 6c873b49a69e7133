import type { Server as HttpServer, IncomingMessage } from 'node:http'
import { Server, type Socket } from 'socket.io'
import type { Command } from '../../shared/contract/commands.ts'
import type { Refusal } from '../../shared/contract/errors.ts'
import { heartbeatSchema, type ScreenHeartbeat } from '../../shared/contract/heartbeat.ts'
import type { Timetable } from '../../shared/contract/timetable.ts'
import type { ClientToServer, CommandReply, ServerToClient, Tick } from '../../shared/contract/wire.ts'
import { type Audience, audienceOf } from '../../shared/view/audiences.ts'
import { cutSnapshot } from '../../shared/view/cut.ts'
import type { Asker } from '../auth/asker.ts'
import type { Rates } from '../auth/rates.ts'
import type { RefusedMessage } from '../commands/execute.ts'
import type { Hall } from '../halls/hall.ts'
import { answerSafely, type FailureCode, safely } from '../lib/boundary.ts'
import { toAgentConnection } from './agent-connection.ts'
import type { ConnectionGuard, EngineSocket } from './connection-guard.ts'
import { type Connections, maxConnectionsOfDevice, maxConnectionsOfPerson } from './connections.ts'
import { type Connection, type HandshakeDeps, readHandshake } from './handshake.ts'
import { answerQuery, type QueryDeps } from './queries.ts'
import { readCommand } from './read-command.ts'

interface SocketData {
  connection: Connection
  /** The count of changed rights when this connection was identified. */
  changes: number
  asker: Asker
  audience: Audience | undefined
  /** The window this screen last acted for. */
  counter: string | undefined
}
export type HallServer = Server<ClientToServer, ServerToClient, Record<string, never>, SocketData>
export type HallSocket = Socket<ClientToServer, ServerToClient, Record<string, never>, SocketData>

export interface SocketDeps extends QueryDeps, HandshakeDeps {
  /** @returns the caller's address, through trusted proxies. */
  addressOf(request: IncomingMessage): string
  cookiesOf(request: IncomingMessage): string | undefined
  /** @returns the network by which limits count a connection. */
  networkOf(request: IncomingMessage): string
  /** @returns false for a page of another site, and for an address that opens connections too often. */
  mayConnect(request: IncomingMessage): Promise<boolean>
  connections: Pick<Connections, 'take'>
  connectionGuard: Pick<ConnectionGuard, 'noteOpened' | 'noteIdentified' | 'disconnectRefused'>
  rates: Pick<Rates, 'request'>
  /** @returns how often rights have changed since this node started. */
  changes(): number
  /** Identifies a connection again, because rights changed while it was being identified. */
  recheck(connection: Connection): void
  execute(asker: Asker, command: Command): Promise<CommandReply>
  /** Answers a message without a permitted command, and counts it. */
  refuseMessage(asker: Asker, refused: RefusedMessage): Promise<CommandReply>
  /** @returns the tick as of now, so that a new screen need not wait a second for its first. */
  tick(hall: Hall, audience: Audience): Tick | undefined
  /** @returns the hall's timetable as one audience may see it. */
  timetable(hall: Hall, audience: Audience): Timetable | undefined
  /** Takes a hall screen's heartbeat. */
  onHeartbeat(hall: Hall, socket: string, device: string, heartbeat: ScreenHeartbeat): void
  /** Notes that a hall screen has disconnected. */
  onLeft(hall: Hall, socket: string): void
  /** Registers a print agent that has connected. */
  onAgent(asker: Asker, connection: ReturnType<typeof toAgentConnection>): void
}

/** Bytes per message. Commands take hundreds, settings without pictures thousands; settings with pictures come by HTTP. */
const maxMessageBytes = 16 * 1024
/** Milliseconds between pings; with the timeout below, a screen notices a frozen server within 3 s instead of Socket.IO's 45 s. */
const pingIntervalMs = 1_000
/** Milliseconds to wait for the answer to a ping. */
const pingTimeoutMs = 2_000
/** Unanswered commands per screen. A screen sends one press at a time; more are a defect. */
const maxInFlight = 32
/** Milliseconds between two snapshots for one screen; it asks for one after each gap in the events. */
const minResyncMs = 1_000
/** Seconds after which a screen that found no room tries again. */
const noRoomRetrySeconds = 5
/** Milliseconds between two heartbeats that are read. A screen sends one every 2 s, and at most five a second when it changes. */
const minHeartbeatMs = 100

/** @returns the name of the Socket.IO room of one centre's screens of one audience. */
export function roomOf(centre: string, audience: Audience): string {
  return `${centre}:${audience}`
}

/** Opens the server of sockets: identifies each, sends it its slice of the view, and takes its commands. */
export function openSockets(http: HttpServer, deps: SocketDeps): HallServer {
  const { log } = deps
  const io: HallServer = new Server(http, {
    // Screens and print agents fall back to long-polling where a proxy lets no WebSocket through (shared/ui/open-socket.ts).
    transports: ['websocket', 'polling'],
    serveClient: false,
    pingInterval: pingIntervalMs,
    pingTimeout: pingTimeoutMs,
    maxHttpBufferSize: maxMessageBytes,
    allowRequest: async (request, answer) => {
      const mayConnect = () => deps.mayConnect(request)
      const isAllowed = await answerSafely(log, 'opening a connection', mayConnect, () => false)
      answer(isAllowed ? null : 'FOREIGN_ORIGIN', isAllowed)
    },
  })
  io.use(async (socket, next) => {
    const { auth } = socket.handshake
    const refusal = await answerSafely(log, 'handshake', () => identify(socket, deps), toRefusal, auth)
    if (refusal) deps.connectionGuard.disconnectRefused(socket.conn)
    next(refusal && Object.assign(new Error(refusal.code), { data: refusal }))
  })
  const opened = (connection: EngineSocket) => deps.connectionGuard.noteOpened(connection)
  io.engine.on('connection', safely(log, 'new connection', opened))
  io.on(
    'connection',
    safely(log, 'new screen', (socket: HallSocket) => {
      try {
        accept(socket, deps)
      } catch (error) {
        // A half accepted screen would wait for ever; a disconnected one connects again.
        socket.disconnect(true)
        throw error
      }
      if (socket.data.changes !== deps.changes()) deps.recheck(socket.data.connection)
    }),
  )
  return io
}

function toRefusal(code: FailureCode): Refusal {
  return { code }
}

function toFailure(code: Refusal['code'], error: Refusal = { code }): { ok: false; error: Refusal } {
  return { ok: false, error }
}

/** Identifies a new socket. @returns why it is refused; undefined when it is not */
async function identify(socket: HallSocket, deps: SocketDeps): Promise<Refusal | undefined> {
  const { request, handshake } = socket
  const shown = { cookies: deps.cookiesOf(request), address: deps.addressOf(request) }
  const changes = deps.changes()
  const connection = await readHandshake(handshake.auth, shown, deps)
  if ('code' in connection) return connection
  const { asker, identity, handshake: said } = connection
  const one = identity.person?.id ?? identity.device?.id ?? asker.by
  const maxPerCaller = identity.device ? maxConnectionsOfDevice : maxConnectionsOfPerson
  const free = deps.connections.take(deps.networkOf(request), one, maxPerCaller)
  if (!free) return { code: 'TOO_MANY', detail: { seconds: noRoomRetrySeconds } }
  if (socket.conn.readyState === 'open') socket.conn.once('close', free)
  else free()
  deps.connectionGuard.noteIdentified(socket.conn)
  socket.data = { connection, asker, audience: audienceOf(asker.role), counter: said.counter, changes }
  return undefined
}

function accept(socket: HallSocket, deps: SocketDeps): void {
  const { asker, audience } = socket.data
  const { log } = deps
  const hall = deps.hall(asker.centre)
  const show = safely(log, 'snapshot', () => {
    if (!audience || !hall?.view) return
    const timetable = deps.timetable(hall, audience)
    if (timetable) socket.emit('timetable', timetable)
    socket.emit('snapshot', cutSnapshot(hall.view, audience))
    const tick = deps.tick(hall, audience)
    if (tick) socket.emit('tick', tick)
  })
  if (audience) void socket.join([roomOf(asker.centre, audience), asker.centre])
  if (asker.role === 'print-agent') deps.onAgent(asker, toAgentConnection(socket, log))
  show()
  takeResyncs(socket, show, deps)

  let inFlight = 0
  socket.on('command', async (message, ack) => {
    // Our screens always wait for the answer; a command without a callback comes from another program.
    if (typeof ack !== 'function') return void socket.disconnect(true)
    if (inFlight >= maxInFlight) return ack({ ok: false, error: { code: 'TOO_SOON' } })
    inFlight++
    const work = async () => {
      const command = readCommand(message, asker.role)
      if ('refusal' in command) return deps.refuseMessage(asker, command)
      const reply = await deps.execute(asker, command)
      if (reply.ok) noteCounter(socket, command)
      return reply
    }
    ack(await answerSafely(log, 'command', work, toFailure, message))
    inFlight--
  })
  socket.on('query', async (name, params, ack) => {
    if (typeof ack !== 'function') return void socket.disconnect(true)
    const work = async () => {
      const error = await deps.rates.request(`${asker.centre}:${asker.by}`)
      return error ? toFailure(error.code, error) : answerQuery(deps, asker, name, params)
    }
    ack(await answerSafely(log, 'query', work, toFailure, params))
  })
  if (audience === 'display' && hall) takeHeartbeats(socket, hall, deps)
}

/** Sends a new snapshot when the screen asks for one. Requests within `minResyncMs` of the last one are answered together at its end. */
function takeResyncs(socket: HallSocket, show: () => void, { rates, log }: SocketDeps): void {
  const { asker } = socket.data
  let pause: NodeJS.Timeout | undefined
  let isWanted = false
  const resync = async () => {
    if (pause) {
      isWanted = true
      return
    }
    pause = setTimeout(() => {
      pause = undefined
      if (isWanted) again()
    }, minResyncMs)
    isWanted = false
    if (!(await rates.request(`${asker.centre}:${asker.by}`))) show()
  }
  const again = safely(log, 'resync', resync)
  socket.on('resync', again)
  socket.on('disconnect', () => clearTimeout(pause))
}

/** Reads a hall screen's heartbeats. Ignores invalid ones: without a valid one the screen counts as frozen. */
function takeHeartbeats(socket: HallSocket, hall: Hall, deps: SocketDeps): void {
  let last = Number.NEGATIVE_INFINITY
  const take = (message: unknown) => {
    const heartbeat = heartbeatSchema.safeParse(message)
    const now = performance.now()
    if (!heartbeat.success || now - last < minHeartbeatMs) return
    last = now
    deps.onHeartbeat(hall, socket.id, socket.data.asker.device, heartbeat.data)
  }
  socket.on('heartbeat', safely(deps.log, 'heartbeat of a screen', take))
  socket.on(
    'disconnect',
    safely(deps.log, 'screen left', () => deps.onLeft(hall, socket.id)),
  )
}

/** Notes at which window a screen is, so that managers see which windows have no screen. */
function noteCounter(socket: HallSocket, { name, body }: Command): void {
  if (socket.data.asker.role !== 'inspector') return
  if (name === 'counter:close-counter') socket.data.counter = undefined
  else if ('counter' in body && body.counter !== undefined) socket.data.counter = body.counter
}
