import { randomUUID } from 'node:crypto'
import type { Logger } from 'pino'
import { type AgentOrder, agentOutcomeSchema, agentStateSchema } from '../../shared/contract/print-agent.ts'
import type { PrintCause, PrinterCondition, PrintOutcome } from '../../shared/domain/print-outcome.ts'
import type { CentreKeys } from '../queue/keys.ts'
import { type RedisClient, withDeadline } from '../redis/client.ts'
import { Lease } from '../stream/lease.ts'
import { type Begin, type PrintOrder, patience } from './send-ticket.ts'

/** A print agent at the other end of a connection. */
export interface AgentLine {
  /** Hands a ticket over. @returns whatever it answers. @throws when it doesn't within `ms` */
  print(order: AgentOrder, ms: number): Promise<unknown>
  look(ms: number): Promise<unknown>
  /** Called when the agent is about to send the first byte of an order. */
  onBegin(ask: (order: unknown) => Promise<boolean>): void
  /** @returns a function that stops listening: a line stands for months, and every order listens. */
  onGone(gone: () => void): () => void
}

/** A lost agent is noticed by its connection in 3 s; this ends what one that hangs would hold up. */
const orderMs = 120_000
/** Four questions that are not answered, and the way there. */
const lookMs = 10_000
const answerMs = 2_000
/** A third of the lease at most; an agent that came from another node is known to be here as soon as that one lets go. */
const renewMs = 1_000

interface Post {
  /** The newest last: a program that was started anew is there before its old line is known to be dead. */
  lines: AgentLine[]
  lease: Lease
  renewing: NodeJS.Timeout
}

interface OpenOrder {
  line: AgentLine
  begin: Begin
  /** The answer to "may I begin", once it was asked. */
  asked?: Promise<boolean>
}

export interface AgentsOptions {
  client: RedisClient
  keysOf(centre: string): CentreKeys
  log: Logger
}

/** The print agents that are connected to this node; which others have, their leases tell. */
export class Agents {
  readonly #options: AgentsOptions
  readonly #posts = new Map<string, Post>()
  readonly #orders = new Map<string, OpenOrder>()

  constructor(options: AgentsOptions) {
    this.#options = options
  }

  /** An agent has connected to this node. */
  join(centre: string, device: string, line: AgentLine): void {
    const post = this.#postOf(centre, device)
    post.lines.push(line)
    line.onBegin(id => this.#mayBegin(line, id))
    line.onGone(() => this.#leave(centre, device, line))
    void this.#renew(post)
  }

  /** @returns whether the agent of a device is connected to this node, to another, or to none. @throws when the store is away. */
  async where(centre: string, device: string): Promise<'here' | 'elsewhere' | 'nowhere'> {
    if (this.#lineOf(centre, device)) return 'here'
    const { client, keysOf } = this.#options
    const isHeld = await withDeadline(client.exists(leaseKey(keysOf(centre), device)), answerMs)
    return isHeld === 1 ? 'elsewhere' : 'nowhere'
  }

  /** Prints by the agent of a device. Never throws for what agents and connections do; throws when `begin` does. */
  async send(centre: string, device: string, order: PrintOrder, begin: Begin): Promise<PrintOutcome> {
    const line = this.#lineOf(centre, device)
    if (!line) return failed('offline')
    const id = randomUUID()
    const open: OpenOrder = { line, begin }
    this.#orders.set(id, open)
    const answer = await this.#answer(line, line.print({ id, ...order, times: patience }, orderMs))
    // From now on it may not begin.
    this.#orders.delete(id)
    return outcomeOf(agentOutcomeSchema.safeParse(answer).data, open)
  }

  /** Looks how the agent's printer is; for an agent that is connected to this node. */
  async look(centre: string, device: string): Promise<PrinterCondition> {
    const line = this.#lineOf(centre, device)
    const answer = line && (await this.#answer(line, line.look(lookMs)))
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
    const post: Post = { lines: [], lease, renewing: setInterval(() => void this.#renew(post), renewMs) }
    this.#posts.set(key, post)
    return post
  }

  #lineOf(centre: string, device: string): AgentLine | undefined {
    return this.#posts.get(`${centre} ${device}`)?.lines.at(-1)
  }

  #leave(centre: string, device: string, line: AgentLine): void {
    const key = `${centre} ${device}`
    const post = this.#posts.get(key)
    if (!post) return
    post.lines = post.lines.filter(other => other !== line)
    if (post.lines.length > 0) return
    clearInterval(post.renewing)
    this.#posts.delete(key)
    void post.lease.release().catch(this.#quiet)
  }

  async #renew(post: Post): Promise<void> {
    await post.lease.takeOrRenew().catch(this.#quiet)
    // It left while the lease was asked for.
    if (post.lines.length === 0) await post.lease.release().catch(this.#quiet)
  }

  async #mayBegin(line: AgentLine, id: unknown): Promise<boolean> {
    const open = typeof id === 'string' ? this.#orders.get(id) : undefined
    if (!open || open.line !== line || open.asked) return false
    open.asked = open.begin()
    // Thrown by `send`.
    return open.asked.catch(() => false)
  }

  /** @returns undefined where no answer came. */
  async #answer(line: AgentLine, asked: Promise<unknown>): Promise<unknown> {
    // An agent that ends sends its last answer and its farewell together: what was said counts before that it has gone.
    let stopListening = () => {}
    const gone = new Promise<undefined>(resolve => {
      stopListening = line.onGone(() => setImmediate(() => resolve(undefined)))
    })
    return Promise.race([asked.catch(this.#quiet), gone]).finally(stopListening)
  }

  readonly #quiet = (error: unknown): undefined => {
    this.#options.log.debug({ error }, 'a print agent has trouble')
  }
}

/** An agent that was not told to begin has sent nothing; one that was may have, whatever became of its word. */
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
