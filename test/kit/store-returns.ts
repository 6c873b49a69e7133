import { mkdtemp, realpath, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { createClient } from 'redis'
import type { RedisTarget } from '../../server/redis/client.ts'
import { openPrivateRedis } from '../../server/redis/private-redis.ts'
import { freePort } from './free-port.ts'
import { startProxy } from './proxy.ts'
import { startRedis, type TestClient, type TestRedis } from './redis.ts'
import { redisProcessesOf } from './redis-processes.ts'
import { until } from './until.ts'

/**
 * What may happen to a store that afterwards has everything it has answered.
 *
 * `killed`: its process was killed and started again on the same files. `replaced`: a complete replica took its
 * place, and the old one is gone. `demoted`: a replica took its place, and the old one continues as a replica under
 * the open connections. `flushed`: it has forgotten its scripts. `frozen`: it was blocked until clients gave up
 * their connections. `full`: it refused writes for lack of memory.
 */
export const happenings = ['killed', 'replaced', 'demoted', 'flushed', 'frozen', 'full'] as const
/** `restarted`: the private Redis of a server was killed, and the server's own supervision started it again. */
export type Happening = (typeof happenings)[number] | 'restarted'

export interface ReturningStore {
  /** A fixed target that leads to the Redis that has the store now. */
  readonly target: RedisTarget
  /** The same target for another process, as REDIS_URL. */
  readonly url: string
  /** Makes something happen. Resolves when a node could use the store again. */
  happen(what: Happening): Promise<void>
  /** @returns a client of the Redis that has the store now */
  client(): Promise<TestClient>
  stop(): Promise<void>
}

interface Server {
  redis: TestRedis
  port: number
}

/** Starts a store that keeps every answer on its disk, behind a fixed address. `stop` ends it. */
export async function startReturningStore(): Promise<ReturningStore> {
  const servers: TestRedis[] = []
  const launch = async (): Promise<Server> => {
    const port = await freePort()
    const kept = ['--appendonly', 'yes', '--appendfsync', 'always']
    // Gives a replica everything at once, and does not wait five seconds for others to join.
    const redis = await startRedis(['--port', String(port), ...kept, '--repl-diskless-sync-delay', '0'])
    servers.push(redis)
    return { redis, port }
  }
  let now = await launch()
  const proxy = await startProxy({ path: now.redis.socketPath })
  const url = `redis://127.0.0.1:${proxy.port}`

  const killed = () => now.redis.restart()

  /** Makes a complete replica the master, and the present master its replica. */
  async function handOver(): Promise<Server> {
    const next = await launch()
    const [master, replica] = [await now.redis.client(), await next.redis.client()]
    await replica.sendCommand(['REPLICAOF', '127.0.0.1', String(now.port)])
    await until('the replica has everything', async () =>
      (await master.info('replication')).includes('state=online'),
    )
    await master.sendCommand(['FAILOVER', 'TO', '127.0.0.1', String(next.port)])
    await until('the replica is the master', async () =>
      (await replica.info('replication')).includes('role:master'),
    )
    await until('the master is a replica', async () =>
      (await master.info('replication')).includes('role:slave'),
    )
    return next
  }

  async function demoted(): Promise<Server> {
    const old = now
    now = await handOver()
    proxy.leadTo({ path: now.redis.socketPath })
    return old
  }

  async function replaced(): Promise<void> {
    const old = await demoted()
    await old.redis.stop()
  }

  async function flushed(): Promise<void> {
    const client = await now.redis.client()
    await client.scriptFlush()
  }

  async function frozen(): Promise<void> {
    const { pid } = now.redis
    const { endedByClient } = proxy
    process.kill(pid, 'SIGSTOP')
    try {
      await until('a client has given up its connection', () => proxy.endedByClient > endedByClient)
    } finally {
      process.kill(pid, 'SIGCONT')
    }
  }

  async function full(): Promise<void> {
    const client = await now.redis.client()
    const refused = async () =>
      Number(/errorstat_OOM:count=(\d+)/.exec(await client.info('errorstats'))?.[1] ?? 0)
    const before = await refused()
    await client.configSet({ maxmemory: '1' })
    await until('somebody was refused', async () => (await refused()) > before)
    await client.configSet({ maxmemory: '0' })
  }

  const ways: Partial<Record<Happening, () => Promise<unknown>>> = {
    killed,
    replaced,
    demoted,
    flushed,
    frozen,
    full,
  }
  return {
    target: { url },
    url,
    async happen(what) {
      const way = ways[what]
      if (!way) throw new Error(`this store can't be ${what}`)
      await way()
    },
    client: () => now.redis.client(),
    async stop() {
      await proxy.stop()
      for (const redis of servers) await redis.stop()
    },
  }
}

/** Starts a private Redis with its supervision, as a server does. `stop` ends it. */
export async function startPrivateStore(): Promise<ReturningStore> {
  const dataDir = await realpath(await mkdtemp(join(tmpdir(), 'kezek-private-')))
  const redis = await openPrivateRedis({ dataDir, log: pino({ level: 'silent' }) })
  const clients: TestClient[] = []
  const pid = () => redisProcessesOf(join(dataDir, 'redis'))[0]
  return {
    target: { socketPath: redis.socketPath },
    url: `unix://${redis.socketPath}`,
    async happen(what) {
      if (what !== 'restarted') throw new Error(`this store can't be ${what}`)
      const killed = pid()
      if (killed === undefined) throw new Error('no Redis runs here')
      process.kill(killed, 'SIGKILL')
      await until('it was started again', () => pid() !== undefined && pid() !== killed)
    },
    async client() {
      const client: TestClient = createClient({ socket: { path: redis.socketPath, tls: false } })
      client.on('error', () => {})
      await client.connect()
      clients.push(client)
      return client
    },
    async stop() {
      for (const client of clients) client.destroy()
      await redis.stop()
      await rm(dataDir, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}
