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

/** Milliseconds after which unchanged presence is announced again, so that a manager sees screens of another node within 5 s. */
const repeatMs = 2_000
/** Milliseconds without an announcement after which a node and its screens count as gone. */
const nodeTimeoutMs = 6_000
/** Milliseconds for which a screen that left is still shown to managers as gone. */
const listGoneMs = 600_000

/** Ignores unknown fields, because nodes of other versions announce too. Messages that do not parse are ignored as well. */
const announcementSchema = z.object({
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

interface Announcement extends SeenHere {
  /** The message as received, to notice changes. */
  text: string
  /** When it arrived, by the steady clock, ms. */
  at: number
}

export interface NodePresenceOptions {
  client: RedisClient
  target: RedisTarget
  prefix: string
  log: Logger
  /** Called when another node announces a change at a centre. */
  onNews(centre: string): void
  /** A steady clock, ms. */
  clock?(): number
}

/**
 * Exchanges between nodes which windows and screens are connected to each, so that a manager at one node sees those of all. Announcements
 * go by Redis publish/subscribe and are not stored: a node that misses one gets the next.
 */
export class NodePresence {
  readonly #options: NodePresenceOptions
  readonly #clock: () => number
  readonly #node = randomUUID()
  readonly #channel: string
  readonly #subscriber: RedisClient
  /** The last announcement of each other node, by centre and node. */
  readonly #announced = new Map<string, Map<string, Announcement>>()
  /** What this node has announced, by centre. */
  readonly #sent = new Map<string, { text: string; at: number }>()

  constructor(options: NodePresenceOptions) {
    const { target, prefix, log, clock = () => performance.now() } = options
    this.#options = options
    this.#clock = clock
    this.#channel = `${prefix}kezek:seen`
    this.#subscriber = createRedis(target, { log, name: 'presence', isOneOfMany: true })
  }

  start(): void {
    const { log } = this.#options
    // Once subscribed, the library subscribes again by itself after each lost connection.
    void this.#subscriber
      .connect()
      .then(() =>
        this.#subscriber.subscribe(this.#channel, safely(log, 'presence of another node', this.#onMessage)),
      )
      .catch(error => log.debug({ error }, 'presence subscription closed while connecting; nothing to retry'))
  }

  stop(): void {
    if (this.#subscriber.isOpen) this.#subscriber.destroy()
  }

  /** Announces what this node sees of a centre. Called every second; it publishes only changes, and repeats after `repeatMs`. */
  announce(centre: string, { counters, displays }: SeenHere): void {
    const { client, log } = this.#options
    const sent = this.#sent.get(centre)
    const text = JSON.stringify({ node: this.#node, centre, counters, displays })
    const isEmpty = counters.length === 0 && displays.length === 0
    // Nothing to announce: no screen of this centre is connected to this node.
    if (sent === undefined && isEmpty) return
    if (sent?.text === text && this.#clock() - sent.at < repeatMs) return
    if (isEmpty) this.#sent.delete(centre)
    else this.#sent.set(centre, { text, at: this.#clock() })
    client
      .publish(this.#channel, text)
      .catch(error => log.debug({ error }, 'presence update failed; retrying at next tick'))
  }

  /** @returns a centre's windows that have a screen anywhere. */
  counters(centre: string, here: Iterable<string>): Set<string> {
    const all = new Set(here)
    for (const announcement of this.#others(centre)) {
      if (this.#isExpired(announcement)) continue
      for (const counter of announcement.counters) all.add(counter)
    }
    return all
  }

  /** @returns the state of all hall screens of a centre, by device and window. A screen that is connected to any node is not gone. */
  displays(centre: string, here: readonly DisplayStatus[]): DisplayStatus[] {
    const others = this.#others(centre).flatMap(announcement =>
      announcement.displays.map(status =>
        this.#isExpired(announcement) && status.state !== 'gone'
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

  readonly #onMessage = (text: string): void => {
    const parsed = parse(text)
    if (!parsed || parsed.node === this.#node) return
    const { node, centre, ...seen } = parsed
    const nodes = this.#announced.get(centre) ?? new Map<string, Announcement>()
    const isNews = nodes.get(node)?.text !== text
    nodes.set(node, { ...seen, text, at: this.#clock() })
    this.#announced.set(centre, nodes)
    if (isNews) this.#options.onNews(centre)
  }

  #others(centre: string): Announcement[] {
    const nodes = this.#announced.get(centre)
    if (!nodes) return []
    for (const [node, { at }] of nodes) if (this.#clock() - at >= listGoneMs) nodes.delete(node)
    return [...nodes.values()]
  }

  #isExpired({ at }: Announcement): boolean {
    return this.#clock() - at >= nodeTimeoutMs
  }
}

function parse(
  text: string,
): (z.infer<typeof announcementSchema> & { displays: DisplayStatus[] }) | undefined {
  try {
    const parsed = announcementSchema.safeParse(JSON.parse(text))
    return parsed.success
      ? (parsed.data as z.infer<typeof announcementSchema> & { displays: DisplayStatus[] })
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
