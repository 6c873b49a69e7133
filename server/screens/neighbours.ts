import { randomUUID } from 'node:crypto'
import type { Logger } from 'pino'
import { z } from 'zod'
import type { DisplayStatus } from '../../shared/contract/wire.ts'
import { safely } from '../lib/boundary.ts'
import { createRedis, type RedisClient, type RedisTarget } from '../redis/client.ts'

/** What a node knows of a centre from its own sockets. */
export interface SeenHere {
  /** Windows that have a screen. */
  counters: readonly string[]
  displays: readonly DisplayStatus[]
}

/** What has not changed is told again so often: within 5 s a manager sees how a screen of another node is. */
const againMs = 2_000
/** A node that says nothing for so long has gone, and its screens with it. */
const silentMs = 6_000
/** How long a screen that left is missed. */
const goneForMs = 600_000

/** From nodes of other versions, too: what they say more, or quite otherwise, is let be. */
const toldSchema = z.object({
  node: z.string(),
  centre: z.string(),
  counters: z.array(z.string()),
  displays: z.array(
    z.object({
      device: z.string(),
      counter: z.string().optional(),
      state: z.enum(['ok', 'deaf', 'frozen', 'gone']),
      cause: z.enum(['sound', 'voice']).optional(),
      speaks: z.boolean(),
    }),
  ),
})

interface Told extends SeenHere {
  /** Word for word. */
  text: string
  /** By the steady clock, ms. */
  at: number
}

export interface NeighboursOptions {
  client: RedisClient
  target: RedisTarget
  prefix: string
  log: Logger
  /** Another node sees something new of a centre. */
  onNews(centre: string): void
  /** A steady clock, ms. */
  clock?(): number
}

/**
 * What the other nodes see of the halls: a manager at one node is told of the windows and screens of all. It goes past the store,
 * from node to node: whoever misses a word hears the next one, and nothing of it outlives its nodes.
 */
export class Neighbours {
  readonly #options: NeighboursOptions
  readonly #clock: () => number
  readonly #node = randomUUID()
  readonly #channel: string
  readonly #ear: RedisClient
  /** What others have said, by centre and node. */
  readonly #heard = new Map<string, Map<string, Told>>()
  /** What this node has said, by centre. */
  readonly #said = new Map<string, { text: string; at: number }>()

  constructor(options: NeighboursOptions) {
    const { target, prefix, log, clock = () => performance.now() } = options
    this.#options = options
    this.#clock = clock
    this.#channel = `${prefix}kezek:seen`
    this.#ear = createRedis(target, { log, name: 'neighbours', isOneOfMany: true })
  }

  start(): void {
    const { log } = this.#options
    // Once subscribed the library subscribes anew by itself whenever it has lost the store.
    void this.#ear
      .connect()
      .then(() => this.#ear.subscribe(this.#channel, safely(log, 'word of another node', this.#hear)))
      .catch(error => log.debug({ error }, 'closed while connecting'))
  }

  stop(): void {
    if (this.#ear.isOpen) this.#ear.destroy()
  }

  /** Tells the others what this node sees of a centre; asked every second, it speaks where something is new or long unsaid. */
  tell(centre: string, { counters, displays }: SeenHere): void {
    const { client, log } = this.#options
    const said = this.#said.get(centre)
    const text = JSON.stringify({ node: this.#node, centre, counters, displays })
    const isEmpty = counters.length === 0 && displays.length === 0
    // A hall in which this node has nobody is no word worth.
    if (said === undefined && isEmpty) return
    if (said?.text === text && this.#clock() - said.at < againMs) return
    if (isEmpty) this.#said.delete(centre)
    else this.#said.set(centre, { text, at: this.#clock() })
    client.publish(this.#channel, text).catch(error => log.debug({ error }, 'the others are told later'))
  }

  /** @returns a centre's windows that have a screen anywhere. */
  counters(centre: string, here: Iterable<string>): Set<string> {
    const all = new Set(here)
    for (const told of this.#others(centre)) {
      if (this.#isSilent(told)) continue
      for (const counter of told.counters) all.add(counter)
    }
    return all
  }

  /** @returns how all hall screens of a centre are, by device and window; one that is anywhere is not gone. */
  displays(centre: string, here: readonly DisplayStatus[]): DisplayStatus[] {
    const others = this.#others(centre).flatMap(told =>
      told.displays.map(status =>
        this.#isSilent(told) && status.state !== 'gone'
          ? { ...ofScreen(status), state: 'gone' as const, speaks: false }
          : status,
      ),
    )
    const all = [...here, ...others]
    const present = all.filter(({ state }) => state !== 'gone')
    const known = new Set(present.map(nameOf))
    const gone = new Map(
      all.flatMap(status => (known.has(nameOf(status)) ? [] : [[nameOf(status), status] as const])),
    )
    return [...present, ...gone.values()].sort((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1))
  }

  readonly #hear = (text: string): void => {
    const told = parse(text)
    if (!told || told.node === this.#node) return
    const { node, centre, ...seen } = told
    const heard = this.#heard.get(centre) ?? new Map<string, Told>()
    const isNews = heard.get(node)?.text !== text
    heard.set(node, { ...seen, text, at: this.#clock() })
    this.#heard.set(centre, heard)
    if (isNews) this.#options.onNews(centre)
  }

  #others(centre: string): Told[] {
    const heard = this.#heard.get(centre)
    if (!heard) return []
    for (const [node, { at }] of heard) if (this.#clock() - at >= goneForMs) heard.delete(node)
    return [...heard.values()]
  }

  #isSilent({ at }: Told): boolean {
    return this.#clock() - at >= silentMs
  }
}

function parse(text: string): (z.infer<typeof toldSchema> & { displays: DisplayStatus[] }) | undefined {
  try {
    const parsed = toldSchema.safeParse(JSON.parse(text))
    return parsed.success
      ? (parsed.data as z.infer<typeof toldSchema> & { displays: DisplayStatus[] })
      : undefined
  } catch {
    return undefined
  }
}

function ofScreen({ device, counter }: DisplayStatus): Pick<DisplayStatus, 'device' | 'counter'> {
  return counter === undefined ? { device } : { device, counter }
}

function nameOf({ device, counter = '' }: DisplayStatus): string {
  return `${device} ${counter}`
}
