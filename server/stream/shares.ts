import { createHash } from 'node:crypto'
import { hostname } from 'node:os'
import { resolve } from 'node:path'
import type { Logger } from 'pino'
import { everySafely, noteFailure, runSafely } from '../lib/boundary.ts'
import { type RedisClient, withDeadline } from '../redis/client.ts'

/** Milliseconds without a heartbeat after which a node counts as dead and others lead its work. */
const heartbeatTimeoutMs = 10_000
/** Milliseconds between two heartbeats: less than a third of the timeout, so that two may be missed. */
const heartbeatMs = 3_000
/** Milliseconds after which the store counts as away. */
const storeTimeoutMs = 2_000
/** Milliseconds by which a heartbeat may lie in the future. One further ahead is from before Redis's clock was set back. */
const maxAheadMs = 1_000

/**
 * Writes this node's heartbeat, removes dead nodes and returns the living ones. Uses only Redis's clock.
 * KEYS alive  ARGV node heartbeatTimeoutMs maxAheadMs
 */
const heartbeatScript = `
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local late = redis.call('ZRANGEBYSCORE', KEYS[1], '-inf', now - ARGV[2])
local ahead = redis.call('ZRANGEBYSCORE', KEYS[1], now + ARGV[3], '+inf')
for _, node in ipairs(late) do redis.call('ZREM', KEYS[1], node) end
for _, node in ipairs(ahead) do redis.call('ZREM', KEYS[1], node) end
redis.call('ZADD', KEYS[1], now, ARGV[1])
return redis.call('ZRANGE', KEYS[1], 0, -1)`

/**
 * Takes or keeps the place of the one node that writes a local archive (PGlite). The place is free when its holder has no heartbeat among
 * the nodes, so keeping it writes nothing.
 * KEYS alive holder  ARGV node heartbeatTimeoutMs
 */
const takePlaceScript = `
local holder = redis.call('GET', KEYS[2])
if holder == ARGV[1] then return 1 end
if holder then
  local time = redis.call('TIME')
  local seen = redis.call('ZSCORE', KEYS[1], holder)
  if seen and time[1] * 1000 - seen < tonumber(ARGV[2]) then return 0 end
end
redis.call('SET', KEYS[2], ARGV[1])
return 1`
const releasePlaceScript = `
if redis.call('GET', KEYS[1]) == ARGV[1] then redis.call('DEL', KEYS[1]) end
return 1`

/** The suffix of the names of nodes that keep an archive; only they share that work. */
const archiveSuffix = '+archive'

/** Tells whether this node does the background work of one centre or register. */
export interface Lead {
  /** @returns a number that stays the same while this node leads and is new each time it begins to; undefined while it does not lead. */
  term(): number | undefined
  /** Calls the listener after each heartbeat, whether it succeeded or not. @returns a function that removes the listener */
  onRenewed(listener: () => void): () => void
}

/** The place of the one node that writes a local archive. */
export interface ArchivePlace {
  /** Takes or keeps the place. @returns whether this node has it @throws when the store is away */
  keep(): Promise<boolean>
  /** Releases the place, so that another node can take it at once. @throws when the store is away */
  release(): Promise<void>
}

export interface SharesOptions {
  client: RedisClient
  /** The key of the sorted set of living nodes, by the time of their last heartbeat. */
  key: string
  /** The node's unique name, the same after a restart, so that the node then leads again at once. */
  node: string
  /** Whether this node keeps an archive. */
  archives: boolean
  log: Logger
  /** Milliseconds without a heartbeat after which a node counts as dead, and between two; absent: the product's. */
  times?: { timeoutMs: number; everyMs: number }
}

/**
 * Divides the background work of centres and registers among the nodes. Each node sends heartbeats to the store. Rendezvous hashing chooses
 * the node that leads each centre or register, so a node that starts or stops only moves its own share. Two nodes may lead the same one
 * for a moment: readers are idempotent.
 */
export class Shares {
  readonly #options: SharesOptions
  readonly #times
  readonly #self: string
  readonly #listeners = new Set<() => void>()
  /** The living nodes as of the last heartbeat. */
  #nodes: readonly string[] = []
  /** Until when this node counts as alive, by the steady clock, ms. */
  #until = Number.NEGATIVE_INFINITY
  /** Grows when other nodes may have considered this node dead. */
  #life = 0
  /** The decision for each centre or register, and the nodes that it was based on. */
  readonly #leads = new Map<string, { nodes: readonly string[]; life: number; term: number | undefined }>()
  #terms = 0
  #timer: NodeJS.Timeout | undefined
  #beating: Promise<void> | undefined

  constructor(options: SharesOptions) {
    this.#options = options
    this.#times = options.times ?? { timeoutMs: heartbeatTimeoutMs, everyMs: heartbeatMs }
    this.#self = options.archives ? `${options.node}${archiveSuffix}` : options.node
  }

  start(): void {
    this.#timer = everySafely(this.#options.log, 'share of the work', this.#times.everyMs, () => this.#beat())
    this.#beat()
  }

  /** Signs this node off, so that others lead its work after their next heartbeat. Never throws. */
  async stop(): Promise<void> {
    clearInterval(this.#timer)
    await this.#beating
    this.#until = Number.NEGATIVE_INFINITY
    const { client, key, log } = this.#options
    await withDeadline(client.zRem(key, this.#self), storeTimeoutMs).catch(error =>
      log.debug({ error }, 'sign-off of this node failed; others take over within 13 s'),
    )
  }

  /**
   * Returns the lead of a centre or register.
   *
   * @param stream the id of the centre, `people` or `devices`
   * @param among `archive`: only nodes that keep an archive share this work
   */
  lead(stream: string, among: 'all' | 'archive' = 'all'): Lead {
    return {
      term: () => this.#termOf(stream, among),
      onRenewed: listener => {
        this.#listeners.add(listener)
        return () => this.#listeners.delete(listener)
      },
    }
  }

  /** The place of the one node that writes a local archive. */
  get archivePlace(): ArchivePlace {
    const { client, key } = this.#options
    const holder = `${key.slice(0, -'alive'.length)}archive-holder`
    const node = this.#self
    const ask = (script: string, keys: string[], args: string[]) =>
      withDeadline(client.eval(script, { keys, arguments: args }), storeTimeoutMs)
    return {
      keep: async () => (await ask(takePlaceScript, [key, holder], [node, String(heartbeatTimeoutMs)])) === 1,
      release: async () => void (await ask(releasePlaceScript, [holder], [node])),
    }
  }

  /** @returns whether this node does the background work of a centre or register now. */
  leads(stream: string): boolean {
    return this.#termOf(stream, 'all') !== undefined
  }

  #termOf(stream: string, among: 'all' | 'archive'): number | undefined {
    if (performance.now() >= this.#until) return undefined
    const name = `${among} ${stream}`
    const known = this.#leads.get(name)
    const [nodes, life] = [this.#nodes, this.#life]
    if (known?.nodes === nodes && known.life === life) return known.term
    const isOurs = this.#ownerOf(stream, among) === this.#self
    const continues = known?.term !== undefined && known.life === life
    const term = isOurs ? (continues ? known.term : ++this.#terms) : undefined
    this.#leads.set(name, { nodes, life, term })
    return term
  }

  #ownerOf(stream: string, among: 'all' | 'archive'): string | undefined {
    return leaderOf(
      stream,
      among === 'all' ? this.#nodes : this.#nodes.filter(node => node.endsWith(archiveSuffix)),
    )
  }

  #beat(): void {
    this.#beating ??= this.#sendHeartbeat().finally(() => {
      this.#beating = undefined
      for (const listener of this.#listeners) runSafely(this.#options.log, 'share of the work', listener)
    })
  }

  async #sendHeartbeat(): Promise<void> {
    const { client, key, log } = this.#options
    const asked = performance.now()
    try {
      const args = [this.#self, String(this.#times.timeoutMs), String(maxAheadMs)]
      const reply = client.eval(heartbeatScript, { keys: [key], arguments: args })
      const nodes = (await withDeadline(reply, storeTimeoutMs)) as string[]
      if (performance.now() >= this.#until) this.#life++
      this.#nodes = nodes
      // Measured from before the request, so that this node never believes longer than the store does.
      this.#until = asked + this.#times.timeoutMs
    } catch (error) {
      noteFailure(log, "renewing this node's share of the work", error)
    }
  }
}

/** @returns the key of the living nodes and this node's name. A data folder has one server at a time, so host and folder name the node. */
export function shareOf({ keyPrefix, dataDir }: { keyPrefix: string; dataDir: string }) {
  const node = createHash('sha256')
    .update(`${hostname()} ${resolve(dataDir)}`)
    .digest('hex')
    .slice(0, 16)
  return { key: `${keyPrefix}kezek:{nodes}:alive`, node }
}

/** @returns the node that leads a centre or register; undefined without nodes. Every node gets the same answer, in whatever order they come. */
export function leaderOf(stream: string, nodes: readonly string[]): string | undefined {
  let best: { node: string; weight: string } | undefined
  for (const node of nodes) {
    const weight = createHash('sha256').update(`${node} ${stream}`).digest('hex')
    if (!best || weight > best.weight) best = { node, weight }
  }
  return best?.node
}
