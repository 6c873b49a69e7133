import { createServer, type Server } from 'node:http'
import express from 'express'
import type { Logger } from 'pino'
import type { Config } from './config.ts'
import { createRedis, type RedisTarget } from './redis/client.ts'
import type { SpaceWatch } from './redis/space.ts'

export interface AppDeps {
  readonly config: Config
  /** The Redis of the queues. */
  readonly redis: RedisTarget
  /** The Redis of the job queues; usually the same. */
  readonly jobs: RedisTarget
  readonly log: Logger
  /** Free space where the private Redis writes: at `low` managers are told, at `full` commands are refused. */
  readonly space: Pick<SpaceWatch, 'state' | 'onChange'>
  /** Folder with the built screens. */
  readonly screensDir: string
}

export interface App {
  readonly server: Server
  /** The hall can issue and call. */
  isReady(): boolean
  /** Finishes what is in flight, then lets go of everything. */
  close(): Promise<void>
}

/** Puts the server together. It never listens; it starts to connect in the background. */
export async function createApp({ redis, log, screensDir }: AppDeps): Promise<App> {
  const client = createRedis(redis, { log, name: 'kezek' })
  client.connect().catch(error => log.debug({ error }, 'closed while connecting'))
  const web = express()
  web.disable('x-powered-by')
  web.get('/healthz', (_request, response) => {
    response.status(client.isReady ? 200 : 503).json({ status: client.isReady ? 'ok' : 'starting' })
  })
  web.get('/', (_request, response) => response.redirect('/home/'))
  web.use(express.static(screensDir))
  const server = createServer(web)
  return {
    server,
    isReady: () => client.isReady,
    async close() {
      await new Promise(resolve => {
        server.close(resolve)
        server.closeIdleConnections()
      })
      client.destroy()
    },
  }
}
