import { createHash } from 'node:crypto'
import { hostname } from 'node:os'
import { resolve } from 'node:path'
import type { Logger } from 'pino'
import { everySafely, noteFailure, runSafely } from '../lib/boundary.ts'
import { type RedisClient, withDeadline } from '../redis/client.ts'

/** A node that says nothing for this long, in ms, is taken for dead: others lead what it led. */
const aliveMs = 10_000
/** A third of that: two renewals may be missed. */
const renewMs = 3_000
const answerMs = 2_000
/** Entries further ahead than this, in ms, are of before Redis's clock was set back. */
const aheadMs = 1_000

/**
 * Notes that this node lives, removes those that don't, and returns the rest. By Redis's clock alone.
 * KEYS alive  ARGV node aliveMs aheadMs
 */
const renew = `
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local late = redis.call('ZRANGEBYSCORE', KEYS[1], '-inf', now - ARGV[2])
local ahead = redis.call('ZRANGEBYSCORE', KEYS[1], now + ARGV[3], '+inf')
for _, node in ipairs(late) do redis.call('ZREM', KEYS[1], node) end
for _, node in ipairs(ahead) do redis.call('ZREM', KEYS[1], node) end
redis.call('ZADD', KEYS[1], now, ARGV[1])
return redis.call('ZRANGE', KEYS[1], 0, -1)`

/**
 * Takes or keeps the one place of a node that writes an archive of its own. Its holder is known by its name and lives as long
 * as its entry among the nodes, so that keeping the place writes nothing.
 * KEYS alive holder  ARGV node aliveMs
 */
const hold = `
local holder = redis.call('GET', KEYS[2])
if holder == ARGV[1] then return 1 end
if holder then
  local time = redis.call('TIME')
  local seen = redis.call('ZSCORE', KEYS[1], holder)
  if seen and time[1] * 1000 - seen < tonumber(ARGV[2]) then return 0 end
end
redis.call('SET', KEYS[2], ARGV[1])
return 1`
const letGo = `
if redis.call('GET', KEYS[1]) == ARGV[1] then redis.call('DEL', KEYS[1]) end
return 1`

/** Marks a node that keeps an archive; others get no share of that work. */
const archiving = '+archive'

/** Whether this node does one trail's background work. */
export interface Lead {
  /** @returns a number as long as this node leads, another one each time it has begun to; undefined while it does not. */
  term(): number | undefined
  /** Calls back after each renewal, whether it succeeded or not. @returns a function that ends it */
  onRenewed(listener: () => void): () => void
}

/** The place of the one node that writes an archive of its own. */
export interface Place {
  /** Takes the place or keeps it. @returns whether it is this node's. @throws when the store is away */
  keep(): Promise<boolean>
  letGo(): Promise<void>
}

export interface SharesOptions {
  client: RedisClient
  /** Sorted set of the nodes that live, by the time of their last renewal. */
  key: string
  /** The same for this node after a restart, so that it leads again at once; unlike that of any other node. */
  node: string
  /** Whether this node keeps an archive. */
  archives: boolean
  log: Logger
}

/**
 * Shares the background work of centres and registers among the nodes: each node keeps one entry in the store, and each trail is
 * led by the node that a hash of both chooses (rendezvous hashing), so that a node that comes or goes moves its own share alone.
 * Two may lead one trail for a moment: what readers do is idempotent.
 */
export class Shares {
  readonly #options: SharesOptions
  readonly #self: string
  readonly #listeners = new Set<() => void>()
  /** Nodes that live, as of the last renewal. */
  #nodes: readonly string[] = []
  /** Until when this node counts as alive, by this machine's steady clock. */
  #until = Number.NEGATIVE_INFINITY
  /** Grows when this node had perhaps been taken for dead. */
  #life = 0
  /** What was decided for each trail, and from which nodes. */
  readonly #leads = new Map<string, { nodes: readonly string[]; life: number; term: number | undefined }>()
  #terms = 0
  #timer: NodeJS.Timeout | undefined
  #renewing: Promise<void> | undefined

  constructor(options: SharesOptions) {
    this.#options = options
    this.#self = options.archives ? `${options.node}${archiving}` : options.node
  }

  start(): void {
    this.#timer = everySafely(this.#options.log, 'share of the work', renewMs, () => this.#renew())
    this.#renew()
  }

  /** Leaves, so that others lead at their next renewal. Never throws. */
  async stop(): Promise<void> {
    clearInterval(this.#timer)
    await this.#renewing
    this.#until = Number.NEGATIVE_INFINITY
    const { client, key, log } = this.#options
    await withDeadline(client.zRem(key, this.#self), answerMs).catch(error =>
      log.debug({ error }, 'sign-off of this node failed; others take over within 13 s'),
    )
  }

  /** @param among `archive`: only nodes that keep an archive share this work */
  lead(trail: string, among: 'all' | 'archive' = 'all'): Lead {
    return {
      term: () => this.#termOf(trail, among),
      onRenewed: listener => {
        this.#listeners.add(listener)
        return () => this.#listeners.delete(listener)
      },
    }
  }

  /** The place of the one node that writes an archive of its own. */
  get archivePlace(): Place {
    const { client, key } = this.#options
    const holder = `${key.slice(0, -'alive'.length)}archive-holder`
    const node = this.#self
    const ask = (script: string, keys: string[], args: string[]) =>
      withDeadline(client.eval(script, { keys, arguments: args }), answerMs)
    return {
      keep: async () => (await ask(hold, [key, holder], [node, String(aliveMs)])) === 1,
      letGo: async () => void (await ask(letGo, [holder], [node])),
    }
  }

  /** @returns whether this node does a trail's background work now. */
  leads(trail: string): boolean {
    return this.#termOf(trail, 'all') !== undefined
  }

  #termOf(trail: string, among: 'all' | 'archive'): number | undefined {
    if (performance.now() >= this.#until) return undefined
    const name = `${among} ${trail}`
    const known = this.#leads.get(name)
    const [nodes, life] = [this.#nodes, this.#life]
    if (known?.nodes === nodes && known.life === life) return known.term
    const isOurs = this.#ownerOf(trail, among) === this.#self
    const goesOn = known?.term !== undefined && known.life === life
    const term = isOurs ? (goesOn ? known.term : ++this.#terms) : undefined
    this.#leads.set(name, { nodes, life, term })
    return term
  }

  #ownerOf(trail: string, among: 'all' | 'archive'): string | undefined {
    return leaderOf(
      trail,
      among === 'all' ? this.#nodes : this.#nodes.filter(node => node.endsWith(archiving)),
    )
  }

  #renew(): void {
    this.#renewing ??= this.#ask().finally(() => {
      this.#renewing = undefined
      for (const listener of this.#listeners) runSafely(this.#options.log, 'share of the work', listener)
    })
  }

  async #ask(): Promise<void> {
    const { client, key, log } = this.#options
    const asked = performance.now()
    try {
      const args = [this.#self, String(aliveMs), String(aheadMs)]
      const reply = client.eval(renew, { keys: [key], arguments: args })
      const nodes = (await withDeadline(reply, answerMs)) as string[]
      if (performance.now() >= this.#until) this.#life++
      this.#nodes = nodes
      // Counted from before the question, so that this node never believes longer than the store.
      this.#until = asked + aliveMs
    } catch (error) {
      noteFailure(log, "renewing this node's share of the work", error)
    }
  }
}

/** @returns the key and this node's name: one data folder has one server at a time, so it names the node also after a restart. */
export function shareOf({ keyPrefix, dataDir }: { keyPrefix: string; dataDir: string }) {
  const node = createHash('sha256')
    .update(`${hostname()} ${resolve(dataDir)}`)
    .digest('hex')
    .slice(0, 16)
  return { key: `${keyPrefix}kezek:{nodes}:alive`, node }
}

/** @returns which of these nodes leads a trail: the same whoever asks, in whatever order. */
export function leaderOf(trail: string, nodes: readonly string[]): string | undefined {
  let best: { node: string; weight: string } | undefined
  for (const node of nodes) {
    const weight = createHash('sha256').update(`${node} ${trail}`).digest('hex')
    if (!best || weight > best.weight) best = { node, weight }
  }
  return best?.node
}
