import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startNode, type TestNode } from '../kit/node.ts'
import { orderSettings } from '../kit/order.ts'
import { startRedis, type TestRedis } from '../kit/redis.ts'
import { until } from '../kit/until.ts'

const run = promisify(execFile)

let redis: TestRedis
let node: TestNode
let folder: string

beforeAll(async () => {
  redis = await startRedis()
  node = await startNode(redis)
  folder = await mkdtemp(join(tmpdir(), 'kezek-readme-'))
})
afterAll(async () => {
  await node?.stop()
  await redis?.stop()
  await rm(folder, { recursive: true, force: true })
})

test('settings are exported, changed and imported by the very commands of the README', async () => {
  const readme = await readFile(new URL('../../README.md', import.meta.url), 'utf8')
  const commands = [...readme.matchAll(/^curl http:\/\/localhost:3000(\/api\/centres\/.*)$/gm)].map(
    ([, rest]) => `curl -sS ${node.url}${rest}`,
  )
  expect(commands).toHaveLength(2)
  const [exporting = '', importing = ''] = commands
  const sh = async (command: string) => (await run('sh', ['-c', command], { cwd: folder })).stdout
  const file = join(folder, 'akmola.json')

  await sh(exporting)
  const exported = JSON.parse(await readFile(file, 'utf8'))
  expect(exported).toEqual(orderSettings())
  expect(JSON.parse(await sh(importing))).toMatchObject({ ok: true, reply: { version: 2 } })

  const again = await until('the new version is exported', async () => {
    await sh(exporting)
    const settings = JSON.parse(await readFile(file, 'utf8'))
    return settings.version === 2 ? settings : undefined
  })
  expect(again).toEqual({ ...exported, version: 2 })
  await writeFile(file, JSON.stringify({ ...again, noShowAfter: 45 }))
  expect(JSON.parse(await sh(importing))).toMatchObject({ ok: true })
  // Importing the same file again refers to an outdated version.
  expect(JSON.parse(await sh(importing))).toMatchObject({ ok: false, error: { code: 'STALE_SETTINGS' } })
})
