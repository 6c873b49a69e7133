import { randomUUID } from 'node:crypto'
import { io, type Socket } from 'socket.io-client'
import type { CommandName, Envelope } from '../../shared/contract/commands.ts'
import type { CommandReply } from '../../shared/contract/wire.ts'
import { sleep } from '../../shared/domain/sleep.ts'
import { envelope, handshakeOf } from './client.ts'
import { signs } from './member.ts'
import { queues } from './order.ts'

/** One request of the load and the answer to it. */
export interface Asked {
  /** `<role>:<id>`, as in events. */
  readonly by: string
  readonly envelope: Envelope
  /** Sends the same request again. @returns undefined when no answer came */
  readonly again: () => Promise<CommandReply | undefined>
  /** undefined: the outcome is not known yet. */
  reply: CommandReply | undefined
  /** Whether the outcome was unknown for a while, and the request turned out to have been carried out. */
  wasOpen: boolean
}

/** A day of a busy centre in some seconds: kiosks and inspectors that record every answer. */
export interface Load {
  readonly asked: readonly Asked[]
  /** Successful answers so far. */
  readonly acknowledged: number
  /** Refusals that failures of machines don't explain. */
  readonly oddities: readonly string[]
  /** Stops sending, and repeats every request whose outcome is unknown. */
  stop(): Promise<void>
  close(): void
}

const answerTimeoutMs = 4_000
/**
 * Milliseconds for an attempt to connect. A server that was just started on a busy machine takes seconds for a
 * handshake: with a shorter limit, clients would start again for ever.
 */
const connectMs = 10_000
const shortestPauseMs = 20
const retryMs = 100

/** Error codes that screens get when machines fail; no others may come. */
const passing = new Set(['STORE_AWAY', 'STOPPING', 'EXPIRED', 'QUEUE_EMPTY', 'NOT_CONNECTED'])

/** Queues of the load's windows: those of the first in the default settings. */
const queue = 'housing-register.submission'

class Party {
  readonly by: string
  readonly #load: Ledger
  readonly #socket: Socket

  constructor(url: string, load: Ledger, role: 'kiosk' | 'inspector', id: string, centre: string) {
    this.by = `${role}:${id}`
    this.#load = load
    const who = role === 'kiosk' ? { device: id } : { device: `tab-${id}`, person: id, sign: signs.ordinary }
    this.#socket = io(url, {
      transports: ['websocket'],
      auth: handshakeOf(role, { centre, ...who }),
      forceNew: true,
      reconnectionDelay: 200,
      reconnectionDelayMax: 500,
      timeout: connectMs,
    })
    // Socket.IO does not reconnect by itself after the server refused or closed a connection.
    this.#socket.on('connect_error', () =>
      setTimeout(() => this.#socket.active || this.#socket.connect(), retryMs),
    )
    this.#socket.on('disconnect', () =>
      setTimeout(() => this.#socket.active || this.#socket.connect(), retryMs),
    )
  }

  /** Sends a request once, as soon as there is a connection. */
  async ask(name: CommandName, body: Record<string, unknown>): Promise<Asked> {
    while (!this.#socket.connected) await pause(retryMs)
    const press = envelope(name, body)
    const asked: Asked = {
      by: this.by,
      envelope: press,
      again: () => this.#send(press),
      reply: undefined,
      wasOpen: false,
    }
    this.#load.asked.push(asked)
    this.#load.note(asked, await this.#send(press))
    return asked
  }

  /** Repeats a request until its outcome is known, as screens do. @returns the reply, if it succeeded */
  async insist(
    name: CommandName,
    body: Record<string, unknown>,
  ): Promise<Record<string, unknown> | undefined> {
    const asked = await this.ask(name, body)
    while (!asked.reply) {
      await pause(retryMs)
      this.#load.note(asked, await asked.again())
    }
    return asked.reply.ok ? asked.reply.reply : undefined
  }

  async #send(press: Envelope): Promise<CommandReply | undefined> {
    if (!this.#socket.connected) return undefined
    return this.#socket
      .timeout(answerTimeoutMs)
      .emitWithAck('command', press)
      .catch(() => undefined)
  }

  close(): void {
    this.#socket.removeAllListeners()
    this.#socket.close()
  }
}

class Ledger {
  readonly asked: Asked[] = []
  readonly oddities: string[] = []
  acknowledged = 0
  /** Clients continue until this is set. */
  isOver = false
  readonly pauseMs: number

  constructor(pauseMs: number) {
    this.pauseMs = pauseMs
  }

  /** Records an answer. An answer that leaves the outcome open does not count. */
  note(asked: Asked, reply: CommandReply | undefined): void {
    const { envelope: press } = asked
    const isOpen =
      !reply ||
      (!reply.ok && (reply.error.code === 'NO_ANSWER' || (asked.wasOpen && isAway(reply.error.code))))
    if (isOpen) {
      asked.wasOpen = true
      return
    }
    asked.reply = reply
    if (reply.ok) this.acknowledged++
    else if (!passing.has(reply.error.code))
      this.oddities.push(`${asked.by} ${press.name}: ${reply.error.code}`)
  }
}

function isAway(code: string): boolean {
  return code === 'STORE_AWAY' || code === 'STOPPING'
}

/**
 * Starts two kiosks that repeat requests, two that give up and press again, and an inspector at each of four
 * windows.
 *
 * @param pauseMs pause of each between two presses
 */
export function startLoad(url: string, centre: string, pauseMs = shortestPauseMs): Load {
  const ledger = new Ledger(pauseMs)
  const parties: Party[] = []
  const join = (role: 'kiosk' | 'inspector') => {
    const party = new Party(url, ledger, role, `${role}-${randomUUID().slice(0, 8)}`, centre)
    parties.push(party)
    return party
  }
  const work = [
    ...[1, 2].map(() => issueOn(join('kiosk'), ledger, true)),
    ...[1, 2].map(() => issueOn(join('kiosk'), ledger, false)),
    ...['1', '2', '5', '6'].map(counter => serveOn(join('inspector'), ledger, counter)),
  ]
  return {
    asked: ledger.asked,
    oddities: ledger.oddities,
    get acknowledged() {
      return ledger.acknowledged
    },
    async stop() {
      ledger.isOver = true
      await Promise.all(work)
      for (const asked of ledger.asked) {
        while (!asked.reply) {
          ledger.note(asked, await asked.again())
          if (!asked.reply) await pause(retryMs)
        }
      }
    },
    close() {
      for (const party of parties) party.close()
    },
  }
}

async function issueOn(kiosk: Party, ledger: Ledger, insists: boolean): Promise<void> {
  for (let turn = 0; !ledger.isOver; turn++) {
    const body = { queue: turn % 3 === 0 ? (queues[turn % queues.length] ?? queue) : queue, lang: 'kk' }
    if (insists) await kiosk.insist('ticket:issue', body)
    else await kiosk.ask('ticket:issue', body)
    await pause(ledger.pauseMs)
  }
}

async function serveOn(inspector: Party, ledger: Ledger, counter: string): Promise<void> {
  let session: string | undefined
  while (!ledger.isOver) {
    if (session === undefined) {
      const seat = await inspector.insist('counter:open-counter', { counter })
      session = seat && String(seat.session)
      await pause(ledger.pauseMs)
      continue
    }
    const at = { counter, session }
    const call = await inspector.insist('ticket:call-next', at)
    if (call) {
      for (const step of ['ticket:start', 'ticket:finish'] as const) {
        while (!ledger.isOver && !(await inspector.insist(step, { ...at, ticket: call.ticket })))
          await pause(retryMs)
      }
    }
    await pause(ledger.pauseMs)
  }
}

function pause(ms: number): Promise<void> {
  return sleep(ms)
}
