import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { pino } from 'pino'
import { type App, createApp } from './app.ts'
import { type Config, ConfigError, readConfig } from './config.ts'
import { type DataDir, openDataDir } from './data-dir.ts'
import type { RedisTarget } from './redis/client.ts'
import { reportForeignRedis } from './redis/foreign-redis.ts'
import { openPrivateRedis, type PrivateRedis } from './redis/private-redis.ts'
import { type SpaceWatch, watchSpace } from './redis/space.ts'
import { StartError } from './start-error.ts'

/** What is in flight has its own deadlines, all shorter; after this the server ends without it. */
const CLOSE_WITHIN_MS = 10_000

/** Where `npm start` has the screens built. */
const SCREENS = join(import.meta.dirname, '../dist/screens')

/** What has been opened so far, ended in the reverse order: a signal may come between any two of them. */
const opened: { dataDir?: DataDir; redis?: PrivateRedis; space?: SpaceWatch; app?: App } = {}

let stopping: Promise<void> | undefined

/** Ends everything in order and then the process; called again it is the same ending. */
function stop(code: number): Promise<void> {
  stopping ??= (async () => {
    if (opened.app)
      await Promise.race([opened.app.close(), new Promise(done => setTimeout(done, CLOSE_WITHIN_MS))])
    opened.space?.stop()
    await opened.redis?.stop()
    await opened.dataDir?.release()
    process.exit(code)
  })()
  return stopping
}

async function start(): Promise<void> {
  const config = readConfig(process.env)
  const log = pino({ level: config.logLevel, base: null })
  const dataDir = await step('dataDir', openDataDir(config.dataDir))
  const space = await step(
    'space',
    watchSpace({
      dataDir: dataDir.path,
      lowBytes: config.spaceLowBytes,
      fullBytes: config.spaceFullBytes,
      log,
    }),
  )
  let redis: RedisTarget
  if (config.redisUrl === undefined) {
    const { socketPath } = await step('redis', openPrivateRedis({ dataDir: dataDir.path, log }))
    redis = { socketPath }
  } else {
    redis = { url: config.redisUrl }
    void reportForeignRedis(config.redisUrl, log)
  }
  const jobs = config.jobsRedisUrl === undefined ? redis : { url: config.jobsRedisUrl }
  const app = await step('app', createApp({ config, redis, jobs, log, space, screensDir: SCREENS }))
  const port = await listen(app, config)
  console.log(`Kezek runs at ${config.publicUrl ?? `http://localhost:${port}`}/`)
}

/** Waits for a part of the server to open, and notes it for the end; a signal that came meanwhile ends the start. */
async function step<K extends keyof typeof opened>(
  name: K,
  opening: Promise<NonNullable<(typeof opened)[K]>>,
): Promise<NonNullable<(typeof opened)[K]>> {
  const part = await opening
  opened[name] = part
  return part
}

function listen(app: App, { host, port }: Config): Promise<number> {
  return new Promise((resolve, reject) => {
    app.server.once('error', (error: NodeJS.ErrnoException) => {
      const why: Record<string, string> = {
        EADDRINUSE: `Port ${port} is in use by another program: stop that, or choose another port by PORT.`,
        EACCES: `Port ${port} may not be used by this user: choose one over 1023 by PORT.`,
        EADDRNOTAVAIL: `This machine has no address ${host}: choose another by HOST.`,
        ENOTFOUND: `The name ${host} is not known: choose another address by HOST.`,
      }
      reject(
        new StartError(
          why[error.code ?? ''] ?? `The server cannot listen on ${host}:${port}: ${error.message}.`,
        ),
      )
    })
    app.server.listen(port, host, () => resolve((app.server.address() as AddressInfo).port))
  })
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void stop(0))

start().catch(async error => {
  const sentence = error instanceof ConfigError || error instanceof StartError
  console.error(sentence ? error.message : error)
  await stop(1)
})
