import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino, stdSerializers } from 'pino'
import { type App, type AppDeps, createApp } from '../../server/app.ts'
import { readConfig } from '../../server/config.ts'
import type { RedisTarget } from '../../server/redis/client.ts'
import type { SpaceState } from '../../server/redis/space.ts'
import { busy } from './busy.ts'
import { freePort } from './free-port.ts'
import { randomPrefix } from './redis.ts'
import { until } from './until.ts'

export interface LogLine {
  level: number
  msg: string
  [field: string]: unknown
}

/** A server in the test's own process: what `npm start` assembles, without the private Redis. */
export interface TestNode {
  readonly url: string
  readonly prefix: string
  readonly app: App
  /** What it has logged from "info" on. */
  readonly log: LogLine[]
  /** The free space that it believes in. */
  space: SpaceState
  stop(): Promise<void>
}

export interface NodeOptions {
  prefix?: string
  env?: Record<string, string>
  /** Resolves without waiting for the store. */
  eager?: boolean
  jobs?: RedisTarget
  /** Port; absent: a free one. */
  port?: number
  tls?: AppDeps['tls']
  archive?: AppDeps['archive']
  onFatal?(sentence: string): void
}

/** Starts a server on a free port. Resolves when it can issue and call. */
export async function startNode(redis: RedisTarget, options: NodeOptions = {}): Promise<TestNode> {
  const {
    prefix = randomPrefix(),
    env = {},
    eager = false,
    jobs = redis,
    port: wanted = await freePort(),
    tls,
    archive,
  } = options
  const lines: LogLine[] = []
  const log = pino(
    { level: 'info', base: null, serializers: { error: stdSerializers.err } },
    { write: line => lines.push(JSON.parse(line)) },
  )
  const dataDir = await mkdtemp(join(tmpdir(), 'kezek-node-'))
  const config = readConfig({ PORT: '0', KEY_PREFIX: prefix, DATA_DIR: dataDir, ...busy, ...env })
  const node = { space: 'ok' as SpaceState }
  const deps: AppDeps = {
    config,
    redis,
    jobs,
    log,
    space: { state: () => node.space },
    tls,
    archive,
    ...(options.onFatal && { onFatal: options.onFatal }),
    screensDir: join(dataDir, 'no-screens'),
  }
  const app = createApp(deps)
  if (!eager) await app.waitForCentres()
  await new Promise<void>(resolve => app.server.listen(wanted, '127.0.0.1', resolve))
  const address = app.server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  if (!eager) await until('the node is ready', () => app.isReady())
  return Object.assign(node, {
    url: `http://127.0.0.1:${port}`,
    prefix,
    app,
    log: lines,
    async stop() {
      await app.close()
      await rm(dataDir, { recursive: true, force: true, maxRetries: 5 })
    },
  })
}
