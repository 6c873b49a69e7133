import { afterAll, beforeAll, expect, test } from 'vitest'
import { centreKeys } from '../../server/queue/keys.ts'
import { issue, type Member, member } from '../kit/member.ts'
import { startNode, type TestNode } from '../kit/node.ts'
import { startRedis, type TestClient, type TestRedis } from '../kit/redis.ts'
import { until } from '../kit/until.ts'

const queue = 'housing-register.submission'

let redis: TestRedis
let client: TestClient
let node: TestNode
let manager: Member

beforeAll(async () => {
  redis = await startRedis()
  client = await redis.client()
  node = await startNode(redis)
  manager = await member(node.url, { role: 'manager' })
})
afterAll(async () => {
  manager?.close()
  await node?.stop()
  await redis?.stop()
})

async function health(): Promise<{ code: number; body: Record<string, unknown> }> {
  const answer = await fetch(`${node.url}/healthz`)
  return { code: answer.status, body: await answer.json() }
}

const behind = () => manager.hall.tick?.status?.behind ?? []

test('late marks are shown by /healthz and to managers until they are raised', async () => {
  expect(await health()).toEqual({ code: 200, body: { status: 'ok' } })

  // Settings have whole minutes, so write the rules that scripts read directly.
  const base = centreKeys(node.prefix, 'akmola').centre.slice(0, -'centre'.length)
  await client.hSet(`${base}rules`, `target:${queue}`, 1_000)
  await issue(manager, queue)
  // A full store answers reads and refuses writes.
  await client.configSet({ maxmemory: '1' })
  await until('/healthz says so', async () => (await health()).body.status === 'late')
  const { code, body } = await health()
  expect(code).toBe(200)
  expect(body.late).toMatchObject({ akmola: { targets: expect.any(Number) } })

  await until('the board says so', () => behind().some(({ reader }) => reader === 'targets'))
  await client.configSet({ maxmemory: '0' })
  await until('the marks are raised', () => manager.hall.view?.queues[queue]?.breached === 1)
  await until('/healthz is content', async () => (await health()).body.status === 'ok')
  await until('the board is content', () => behind().length === 0)
})
