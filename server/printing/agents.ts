import { randomUUID } from 'node:crypto'
import type { Logger } from 'pino'
import { type AgentOrder, agentOutcomeSchema, agentStateSchema } from '../../shared/contract/print-agent.ts'
import type { PrintCause, PrinterCondition, PrintOutcome } from '../../shared/domain/print-outcome.ts'
import type { CentreKeys } from '../queue/keys.ts'
import { type RedisClient, withDeadline } from '../redis/client.ts'
import { Lease } from '../stream/lease.ts'
import { type Begin, type PrintOrder, patience } from './send-ticket.ts'

/** A print agent at the other end of a connection. */
export interface AgentConnection {
  /** Sends a ticket to the agent. @returns the agent's answer, unchecked @throws when no answer comes within `ms` */
  print(order: AgentOrder, ms: number): Promise<unknown>
  check(ms: number): Promise<unknown>
  /** Registers the handler of the agent's question whether it may send the first byte of an order. */
  onBegin(ask: (order: unknown) => Promise<boolean>): void
  /**
   * Calls `gone` when the agent disconnects.
   *
   * @returns a function that removes the listener: a connection lasts months, and every order adds one
   */
  onGone(gone: () => void): () => void
}

/**
 * Milliseconds an agent may take for an order. A lost connection is noticed within 3 s; this ends the wait for an
 * agent that hangs.
 */
const orderTimeoutMs = 120_000
/** Milliseconds an agent may take for a check: its four questions may all time out, and the answer has to travel. */
const checkTimeoutMs = 10_000
/** Milliseconds the store may take before a call counts as failed. */
const storeTimeoutMs = 2_000
/**
 * Milliseconds between attempts to take or renew the lease: less than a third of it, and quick to notice that
 * another node released it.
 */
const renewEveryMs = 1_000

interface Post {
  /** The newest is last: a restarted program may connect before its old connection is known to be dead. */
  connections: AgentConnection[]
  lease: Lease
  renewing: NodeJS.Timeout
}

interface OpenOrder {
  connection: AgentConnection
  begin: Begin
  /** Whether the agent may send, once it has asked. */
  asked?: Promise<boolean>
}

export interface AgentsOptions {
  client: RedisClient
  keysOf(centre: string): CentreKeys
  log: Logger
}

/** The print agents that are connected to this node. Leases in the store show which node has which agent. */
export class Agents {
  readonly #options: AgentsOptions
  readonly #posts = new Map<string, Post>()
  readonly #orders = new Map<string, OpenOrder>()

  constructor(options: AgentsOptions) {
    this.#options = options
  }

  /** Adds an agent that has connected to this node. */
  join(centre: string, device: string, connection: AgentConnection): void {
    const post = this.#postOf(centre, device)
    post.connections.push(connection)
    connection.onBegin(id => this.#mayBegin(connection, id))
    connection.onGone(() => this.#leave(centre, device, connection))
    void this.#renew(post)
  }

  /**
   * Tells whether a device's agent is connected to this node, to another one, or to none.
   *
   * @throws when the store is away
   */
  async where(centre: string, device: string): Promise<'here' | 'elsewhere' | 'nowhere'> {
    if (this.#connectionOf(centre, device)) return 'here'
    const { client, keysOf } = this.#options
    const isHeld = await withDeadline(client.exists(leaseKey(keysOf(centre), device)), storeTimeoutMs)
    return isHeld === 1 ? 'elsewhere' : 'nowhere'
  }

  /**
   * Prints through a device's agent. Failures of agents and connections are part of the result.
   *
   * @throws what `begin` throws
   */
  async send(centre: string, device: string, order: PrintOrder, begin: Begin): Promise<PrintOutcome> {
    const connection = this.#connectionOf(centre, device)
    if (!connection) return failed('offline')
    const id = randomUUID()
    const open: OpenOrder = { connection, begin }
    this.#orders.set(id, open)
    const answer = await this.#answer(
      connection,
      connection.print({ id, ...order, times: patience }, orderTimeoutMs),
    )
    // An agent that asks from now on may not begin.
    this.#orders.delete(id)
    return outcomeOf(agentOutcomeSchema.safeParse(answer).data, open)
  }

  /** Reads the state of an agent's printer. The agent has to be connected to this node. */
  async check(centre: string, device: string): Promise<PrinterCondition> {
    const connection = this.#connectionOf(centre, device)
    const answer = connection && (await this.#answer(connection, connection.check(checkTimeoutMs)))
    const { data } = agentStateSchema.safeParse(answer)
    if (!data) return { cause: 'offline', nearEnd: false, mute: false }
    const { cause, nearEnd, mute } = data
    return { nearEnd, mute, ...(cause && { cause }) }
  }

  async stop(): Promise<void> {
    for (const { lease, renewing } of this.#posts.values()) {
      clearInterval(renewing)
      await lease.release().catch(this.#quiet)
    }
    this.#posts.clear()
  }

  #postOf(centre: string, device: string): Post {
    const key = `${centre} ${device}`
    const known = this.#posts.get(key)
    if (known) return known
    const { client, keysOf } = this.#options
    const lease = new Lease(client, leaseKey(keysOf(centre), device))
    const post: Post = {
      connections: [],
      lease,
      renewing: setInterval(() => void this.#renew(post), renewEveryMs),
    }
    this.#posts.set(key, post)
    return post
  }

  #connectionOf(centre: string, device: string): AgentConnection | undefined {
    return this.#posts.get(`${centre} ${device}`)?.connections.at(-1)
  }

  #leave(centre: string, device: string, connection: AgentConnection): void {
    const key = `${centre} ${device}`
    const post = this.#posts.get(key)
    if (!post) return
    post.connections = post.connections.filter(other => other !== connection)
    if (post.connections.length > 0) return
    clearInterval(post.renewing)
    this.#posts.delete(key)
    void post.lease.release().catch(this.#quiet)
  }

  async #renew(post: Post): Promise<void> {
    await post.lease.takeOrRenew().catch(this.#quiet)
    // The agent may have left while the store was answering.
    if (post.connections.length === 0) await post.lease.release().catch(this.#quiet)
  }

  async #mayBegin(connection: AgentConnection, id: unknown): Promise<boolean> {
    const open = typeof id === 'string' ? this.#orders.get(id) : undefined
    if (!open || open.connection !== connection || open.asked) return false
    open.asked = open.begin()
    // `send` passes the error on to its caller.
    return open.asked.catch(() => false)
  }

  /** Waits for the agent's answer. @returns undefined when the agent fails or disconnects first */
  async #answer(connection: AgentConnection, asked: Promise<unknown>): Promise<unknown> {
    // An agent that stops sends its last answer and disconnects at once: the answer is to count first.
    let stopListening = () => {}
    const gone = new Promise<undefined>(resolve => {
      stopListening = connection.onGone(() => setImmediate(() => resolve(undefined)))
    })
    return Promise.race([asked.catch(this.#quiet), gone]).finally(stopListening)
  }

  readonly #quiet = (error: unknown): undefined => {
    this.#options.log.debug(
      { error },
      'a print agent or its lease failed; the next renewal or job tries again',
    )
  }
}

/**
 * Decides an order's outcome. An agent without permission to begin has sent nothing; one with permission may have,
 * even if no answer came.
 */
async function outcomeOf(
  answer: PrintOutcome | undefined,
  { asked }: { asked?: Promise<boolean> },
): Promise<PrintOutcome> {
  if (!asked) return answer?.result === 'failed' ? answer : failed('offline')
  if (!(await asked)) return { result: 'taken', nearEnd: answer?.nearEnd ?? false }
  if (!answer) return { result: 'midway', cause: 'connection-lost', nearEnd: false }
  if (answer.result !== 'failed' && answer.result !== 'taken') return answer
  return { result: 'midway', cause: 'interrupted', nearEnd: answer.nearEnd }
}

function failed(cause: PrintCause): PrintOutcome {
  return { result: 'failed', cause, nearEnd: false }
}

function leaseKey(keys: CentreKeys, device: string): string {
  return keys.lease(`agent-${device}`)
}
