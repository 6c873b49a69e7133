import { setTimeout as sleep } from 'node:timers/promises'

/** Asks the server at the other end of a connection that nobody else may use yet. @throws when it does not answer in time */
export type Ask = (...command: string[]) => Promise<unknown>

/** Decides which servers a connection may work with. */
export interface Admission {
  /** Checks the server of a new connection. @throws whatever keeps the node from using it; it is asked again later */
  admit(ask: Ask): Promise<void>
  /** How often a server that was admitted is checked again, in ms: it may be demoted while nobody sends it anything. */
  readonly againMs?: number
  /** Calls back when connections that were admitted before must connect and be checked again. */
  onMoved(listener: () => void): void
}

/** The connection stands, but its server has not been checked yet or was refused. Nothing was sent. */
export class NotAdmittedError extends Error {
  override name = 'NotAdmittedError'
  constructor() {
    super('the store has not been admitted')
  }
}

/** Answers of a server that is not, or not now, the one that carries out commands; its address may lead to another by now. */
const misplaced = /^(READONLY|MOVED|LOADING|MASTERDOWN|CLUSTERDOWN|UNBLOCKED)\b/

/** Pause between two attempts at a server that was refused, in ms: a failover is noticed within seconds, at a few questions each. */
const retryMs = 1_000

/** What this needs of the library's client. */
interface Client {
  readonly isOpen: boolean
  readonly socketEpoch: number
  on(event: 'ready', listener: () => void): unknown
}

/** The three ways by which the library's commands reach the server; all others end in one of them. */
const senders = ['sendCommand', '_executeMulti', '_executePipeline'] as const
type Send = (this: unknown, ...args: unknown[]) => Promise<unknown>

/**
 * Stands between a client and its server. With an `admission`, no command passes before the server of this very connection was
 * admitted. With or without, an answer of a server that was demoted or moved ends the connection, and the library makes a new one.
 */
export function guardConnection(
  client: Client,
  options: { ask: Ask; admission: Admission | undefined; onAdmitted(): void },
): void {
  const { ask, admission, onAdmitted } = options
  let isAdmitted = admission === undefined
  let reconnectedAt = Number.NEGATIVE_INFINITY

  /** The server closes the line after its answer to QUIT; the library then connects as after any other loss. */
  function reconnect(): void {
    reconnectedAt = performance.now()
    ask('QUIT').catch(() => {})
  }

  /** At most once a second: a server may answer so to every command of a busy hall, and to the first after each return. */
  function onAnswer(error: unknown): void {
    if (!(error instanceof Error) || !misplaced.test(error.message)) return
    if (performance.now() - reconnectedAt >= retryMs) reconnect()
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
      while (admission?.againMs !== undefined) {
        await sleep(admission.againMs, undefined, { ref: false })
        if (!isSame()) return
        await admission.admit(ask)
      }
    } catch {
      if (!isSame()) return
      isAdmitted = false
      await sleep(retryMs, undefined, { ref: false })
      if (isSame()) reconnect()
    }
  }

  // The library hands out an object before the client itself, and its methods call each other on the latter.
  const inner = Object.getPrototypeOf(client) as Record<(typeof senders)[number], Send>
  for (const sender of senders) {
    const send = inner[sender]
    inner[sender] = function (...args) {
      // The library's own pings notice a server that is silent.
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
