import { join } from 'node:path'
import { pino } from 'pino'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createRedis, type RedisClient } from '../../../server/redis/client.ts'
import { freePort } from '../../kit/free-port.ts'
import { startRedis, type TestRedis } from '../../kit/redis.ts'
import { until } from '../../kit/until.ts'

const tls = (name: string) => join(import.meta.dirname, '../../fixtures/tls', name)

let redis: TestRedis
let port: number
let client: RedisClient | undefined

beforeAll(async () => {
  port = await freePort()
  redis = await startRedis([
    ...['--tls-port', String(port), '--tls-auth-clients', 'no'],
    ...['--tls-cert-file', tls('cert.pem'), '--tls-key-file', tls('key.pem')],
  ])
})
afterAll(async () => {
  client?.destroy()
  await redis?.stop()
})

test('a store whose certificate is not trusted gets no command', async () => {
  const lines: string[] = []
  const log = pino({ level: 'debug' }, { write: line => lines.push(line) })
  client = createRedis({ url: `rediss://127.0.0.1:${port}` }, { log, name: 'test' })
  client.connect().catch(() => {})
  await until('it has refused again and again', () => lines.length > 2)
  for (const line of lines) expect(line).toMatch(/self.signed certificate/)
  expect(client.isReady).toBe(false)
  const own = await redis.client()
  expect(String(await own.sendCommand(['CLIENT', 'LIST']))).not.toContain('name=test')
})
