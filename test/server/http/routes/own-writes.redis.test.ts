import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { Hall } from '../../../../server/halls/hall.ts'
import type { CentreSettings } from '../../../../shared/domain/settings.ts'
import { sleep } from '../../../../shared/domain/sleep.ts'
import { startNode, type TestNode } from '../../../kit/node.ts'
import { startRedis, type TestRedis } from '../../../kit/redis.ts'

/** Milliseconds by which the node follows each event late, as on a busy machine. */
const lateMs = 300

let redis: TestRedis
let node: TestNode

beforeAll(async () => {
  redis = await startRedis()
  node = await startNode(redis)
})
afterAll(async () => {
  vi.restoreAllMocks()
  await node?.stop()
  await redis?.stop()
})

const address = () => `${node.url}/api/centres/akmola/settings`

async function read(): Promise<CentreSettings> {
  return (await (await fetch(address())).json()) as CentreSettings
}

async function save(settings: CentreSettings): Promise<number> {
  const body = JSON.stringify(settings)
  const headers = { 'content-type': 'application/json' }
  return (await fetch(address(), { method: 'PUT', headers, body })).status
}

test('a program that has saved settings reads them at once and can save again, though the node hears late', async () => {
  const { follow } = Hall.prototype
  vi.spyOn(Hall.prototype, 'follow').mockImplementation(async function (this: Hall, event) {
    await sleep(lateMs)
    return follow.call(this, event)
  })
  const known = await read()

  const first = await save({ ...known, noShowAfter: 45 })
  const changed = await read()
  const second = await save({ ...changed, noShowAfter: 50 })

  expect([first, changed.noShowAfter, second]).toEqual([200, 45, 200])
  expect((await read()).noShowAfter).toBe(50)
})
