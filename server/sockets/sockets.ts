import type { Server as HttpServer, IncomingMessage } from 'node:http'
import { Server, type Socket } from 'socket.io'
import type { Command } from '../../shared/contract/commands.ts'
import type { Refusal } from '../../shared/contract/errors.ts'
import { type Report, reportSchema } from '../../shared/contract/report.ts'
import type { Timetable } from '../../shared/contract/timetable.ts'
import type { ClientToServer, CommandReply, ServerToClient, Tick } from '../../shared/contract/wire.ts'
import { type Audience, audienceOf } from '../../shared/view/audiences.ts'
import { cutSnapshot } from '../../shared/view/cut.ts'
import type { Asker } from '../auth/asker.ts'
import type { Rates } from '../auth/rates.ts'
import type { RefusedMessage } from '../commands/execute.ts'
import type { Hall } from '../halls/hall.ts'
import { answerSafely, type FailureCode, safely } from '../lib/boundary.ts'
import { toAgentLine } from './agent-line.ts'
import { type Connections, maxConnectionsOfDevice, maxConnectionsOfPerson } from './connections.ts'
import { type HandshakeDeps, type Line, readHandshake } from './handshake.ts'
import type { EngineSocket, LineLimits } from './line-limits.ts'
import { answerQuery, type QueryDeps } from './queries.ts'
import { readCommand } from './read-command.ts'

export interface SocketData {
  line: Line
  /** How often anybody's rights had changed when this line was let in. */
  changes: number
  asker: Asker
  audience: Audience | undefined
  /** The window this screen last acted for. */
  counter: string | undefined
}
export type HallServer = Server<ClientToServer, ServerToClient, Record<string, never>, SocketData>
export type HallSocket = Socket<ClientToServer, ServerToClient, Record<string, never>, SocketData>

export interface SocketDeps extends QueryDeps, Pick<HandshakeDeps, 'identify' | 'log'> {
  /** From where somebody connects, as far as it can be believed. */
  addressOf(request: IncomingMessage): string
  cookiesOf(request: IncomingMessage): string | undefined
  /** By what a connection is counted in limits. */
  networkOf(request: IncomingMessage): string
  /** Whether a connection may be opened at all: not by a page of another site, and not too often. */
  mayConnect(request: IncomingMessage): Promise<boolean>
  connections: Pick<Connections, 'take'>
  lines: Pick<LineLimits, 'opened' | 'known' | 'refused'>
  rates: Pick<Rates, 'request'>
  /** Counts what has changed anybody's rights. */
  changes(): number
  /** Who was let in by rights that have changed meanwhile may have none. */
  lookAgain(line: Line): void
  execute(asker: Asker, command: Command): Promise<CommandReply>
  /** Answers a message that holds no command its asker may send, and counts it. */
  refuseMessage(asker: Asker, refused: RefusedMessage): Promise<CommandReply>
  /** The tick as it would be now, for a screen that should not wait a second for its first. */
  tick(hall: Hall, audience: Audience): Tick | undefined
  /** What holds at a hall now, as one audience gets it. */
  timetable(hall: Hall, audience: Audience): Timetable | undefined
  /** A hall screen says how it is. */
  report(hall: Hall, socket: string, device: string, report: Report): void
  /** A hall screen's line has ended. */
  left(hall: Hall, socket: string): void
  /** A print agent has connected. */
  joinAgent(asker: Asker, line: ReturnType<typeof toAgentLine>): void
}

/** Commands are a few hundred bytes, settings without pictures a few thousand; with pictures they come by HTTP. */
const maxMessageBytes = 16 * 1024
/** A frozen server is noticed in 3 s; Socket.IO's own settings take 45. */
const pingIntervalMs = 1_000
const pingTimeoutMs = 2_000
/** A screen sends one press at a time; a flood of them is a fault, and waits for its turn no longer. */
const mostInFlight = 32
/** A screen asks for a new snapshot after a gap; one that asks again within this time, in ms, gets it at the end of it. */
const resyncMs = 1_000
/** Told to a screen for which there is no room: it tries again by itself, in s. */
const noRoomSeconds = 5
/** A screen reports every two seconds, and its changes at most five times a second; a flood of them is a fault. */
const reportEveryMs = 100

/** @returns the room of one centre's screens of one kind. */
export function roomOf(centre: string, audience: Audience): string {
  return `${centre}:${audience}`
}

/** The edge: identifies each socket, shows it its slice, and takes its commands. */
export function openSockets(http: HttpServer, deps: SocketDeps): HallServer {
  const { log } = deps
  const io: HallServer = new Server(http, {
    // Screens and print agents fall back to long-polling where a proxy lets no WebSocket through (shared/ui/open-line.ts).
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
    const refusal = await answerSafely(log, 'handshake', () => letIn(socket, deps), toRefusal, auth)
    if (refusal) deps.lines.refused(socket.conn)
    next(refusal && Object.assign(new Error(refusal.code), { data: refusal }))
  })
  const opened = (line: EngineSocket) => deps.lines.opened(line)
  io.engine.on('connection', safely(log, 'new connection', opened))
  io.on(
    'connection',
    safely(log, 'new screen', (socket: HallSocket) => {
      try {
        accept(socket, deps)
      } catch (error) {
        // Half accepted it would wait for ever; without a connection its screen knows to connect again.
        socket.disconnect(true)
        throw error
      }
      if (socket.data.changes !== deps.changes()) deps.lookAgain(socket.data.line)
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

/** Identifies whoever is at the other end. @returns why they are not let in */
async function letIn(socket: HallSocket, deps: SocketDeps): Promise<Refusal | undefined> {
  const { request, handshake } = socket
  const shown = { cookies: deps.cookiesOf(request), address: deps.addressOf(request) }
  const isCentre = (centre: string) => deps.hall(centre) !== undefined
  const changes = deps.changes()
  const line = await readHandshake(handshake.auth, shown, { ...deps, isCentre })
  if ('code' in line) return line
  const { asker, identity, handshake: said } = line
  const one = identity.person?.id ?? identity.device?.id ?? asker.by
  const maxOfOne = identity.device ? maxConnectionsOfDevice : maxConnectionsOfPerson
  const free = deps.connections.take(deps.networkOf(request), one, maxOfOne)
  if (!free) return { code: 'TOO_MANY', detail: { seconds: noRoomSeconds } }
  if (socket.conn.readyState === 'open') socket.conn.once('close', free)
  else free()
  deps.lines.known(socket.conn)
  socket.data = { line, asker, audience: audienceOf(asker.role), counter: said.counter, changes }
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
  if (asker.role === 'print-agent') deps.joinAgent(asker, toAgentLine(socket, log))
  show()
  takeResyncs(socket, show, deps)

  let inFlight = 0
  socket.on('command', async (message, ack) => {
    // Without a place for the answer nobody could know what became of it.
    if (typeof ack !== 'function') return void socket.disconnect(true)
    if (inFlight >= mostInFlight) return ack({ ok: false, error: { code: 'TOO_SOON' } })
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
  if (audience === 'display' && hall) takeReports(socket, hall, deps)
}

/** Sends a new snapshot when the screen asks for one, at most one in `resyncMs`: what it asks for meanwhile comes in the next. */
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
    }, resyncMs)
    isWanted = false
    if (!(await rates.request(`${asker.centre}:${asker.by}`))) show()
  }
  const again = safely(log, 'resync', resync)
  socket.on('resync', again)
  socket.on('disconnect', () => clearTimeout(pause))
}

/** One that can't be read is as one that never came: the screen counts as frozen when no other follows. */
function takeReports(socket: HallSocket, hall: Hall, deps: SocketDeps): void {
  let last = Number.NEGATIVE_INFINITY
  const take = (message: unknown) => {
    const report = reportSchema.safeParse(message)
    const now = performance.now()
    if (!report.success || now - last < reportEveryMs) return
    last = now
    deps.report(hall, socket.id, socket.data.asker.device, report.data)
  }
  socket.on('report', safely(deps.log, 'report of a screen', take))
  socket.on(
    'disconnect',
    safely(deps.log, 'screen left', () => deps.left(hall, socket.id)),
  )
}

/** Notes which window a screen is at, so that managers can be shown windows without a screen. */
function noteCounter(socket: HallSocket, { name, body }: Command): void {
  if (socket.data.asker.role !== 'inspector') return
  if (name === 'counter:close-counter') socket.data.counter = undefined
  else if ('counter' in body && body.counter !== undefined) socket.data.counter = body.counter
}
