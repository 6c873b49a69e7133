import { setTimeout as sleep } from 'node:timers/promises'

/**
 * Sends a command to the server of a connection that nobody else may use yet.
 *
 * @throws when it does not answer in time
 */
export type Ask = (...command: string[]) => Promise<unknown>

/** Decides which servers a connection may work with. */
export interface Admission {
  /** Checks the server of a new connection. @throws the reason for refusing it; it is checked again later */
  admit(ask: Ask): Promise<void>
  /** Milliseconds between checks of an admitted server: it may be demoted while nobody sends it anything. */
  readonly recheckEveryMs?: number
  /** Registers a listener that is called when admitted connections must connect and be checked again. */
  onMoved(listener: () => void): void
}

/** The connection is open, but its server has not been checked yet, or was refused. Nothing was sent. */
export class NotAdmittedError extends Error {
  override name = 'NotAdmittedError'
  constructor() {
    super('the store has not been admitted')
  }
}

/** Answers of a server that can't carry out commands now; its address may lead to another server by now. */
const misplaced = /^(READONLY|MOVED|LOADING|MASTERDOWN|CLUSTERDOWN|UNBLOCKED)\b/

/** Milliseconds between two checks of a refused server: a failover is noticed within seconds, with few questions. */
const retryDelayMs = 1_000

/** The part of the library's client that is used here. */
interface Client {
  readonly isOpen: boolean
  readonly socketEpoch: number
  on(event: 'ready', listener: () => void): unknown
}

/** The three methods by which the library's commands reach the server; all others end in one of them. */
const senders = ['sendCommand', '_executeMulti', '_executePipeline'] as const
type Send = (this: unknown, ...args: unknown[]) => Promise<unknown>

/**
 * Guards a client's connections. With an `admission`, no command passes before the connection's server was
 * admitted. In any case, an answer of a server that was demoted or moved ends the connection, and the library makes
 * a new one.
 */
export function guardConnection(
  client: Client,
  options: { ask: Ask; admission: Admission | undefined; onAdmitted(): void },
): void {
  const { ask, admission, onAdmitted } = options
  let isAdmitted = admission === undefined
  let reconnectedAt = Number.NEGATIVE_INFINITY

  /** Sends QUIT: the server closes the connection, and the library connects again as after any loss. */
  function reconnect(): void {
    reconnectedAt = performance.now()
    ask('QUIT').catch(() => {})
  }

  /**
   * Reconnects at most once a second: a server may answer so to every command, and to the first after each return.
   */
  function onAnswer(error: unknown): void {
    if (!(error instanceof Error) || !misplaced.test(error.message)) return
    if (performance.now() - reconnectedAt >= retryDelayMs) reconnect()
  }

  async function check(): Promise<void> {
    const connection = client.socketEpoch
    const isSame = () => client.isOpen && client.socketEpoch === connection
    isAdmitted = admission === undefined
    try {
      await admission?.admit(ask)
      if (!isSame()) return
      isAdmitted = true
      onAdmitted()
      while (admission?.recheckEveryMs !== undefined) {
        await sleep(admission.recheckEveryMs, undefined, { ref: false })
        if (!isSame()) return
        await admission.admit(ask)
      }
    } catch {
      if (!isSame()) return
      isAdmitted = false
      await sleep(retryDelayMs, undefined, { ref: false })
      if (isSame()) reconnect()
    }
  }

  // The library passes out an object before the client itself, whose methods call each other.
  const inner = Object.getPrototypeOf(client) as Record<(typeof senders)[number], Send>
  for (const sender of senders) {
    const send = inner[sender]
    inner[sender] = function (...args) {
      // Pings pass: they notice a silent server.
      const isPing = (args[0] as unknown[])[0] === 'PING'
      if (!isAdmitted && !isPing) return Promise.reject(new NotAdmittedError())
      const reply = send.apply(this, args)
      reply.catch(onAnswer)
      return reply
    }
  }
  client.on('ready', () => void check())
  admission?.onMoved(reconnect)
}
