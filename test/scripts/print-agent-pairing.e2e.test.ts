import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { DeviceRow } from '../../shared/contract/devices.ts'
import { type BrowserLike, requestId } from '../kit/browser-like.ts'
import { ROOT } from '../kit/builds.ts'
import { startNode, type TestNode } from '../kit/node.ts'
import { startRedis, type TestRedis } from '../kit/redis.ts'
import { makeAdministrator, signIn } from '../kit/staff.ts'
import { until } from '../kit/until.ts'

let redis: TestRedis
let node: TestNode
let administrator: BrowserLike
let folder: string
const running: ChildProcess[] = []

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kezek-agent-'))
  redis = await startRedis()
  node = await startNode(redis, { env: { KEZEK_DEMO: '0' } })
  await makeAdministrator(redis, node.prefix)
  administrator = await signIn(node.url, 'admin1')
})
afterAll(async () => {
  for (const child of running) child.kill('SIGKILL')
  await node?.stop()
  await redis?.stop()
  rmSync(folder, { recursive: true, force: true })
})

/** Starts the program itself, as in production. */
function start(key?: string) {
  const args = ['--server', node.url, '--device', join(folder, 'no-printer')]
  const child = spawn(
    process.execPath,
    ['scripts/print-agent.mjs', ...args, ...(key === undefined ? [] : ['--key', key])],
    { cwd: ROOT, env: { ...process.env, DATA_DIR: join(folder, 'data') } },
  )
  running.push(child)
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', data => (said += data))
  const says = (what: RegExp) => until(`it says ${what}`, () => what.exec(said) ?? undefined)
  return { child, says, said: () => said }
}

/** A manager enters the code that an agent shows. */
async function letIn(agent: ReturnType<typeof start>, place: string): Promise<void> {
  const [, code = ''] = await agent.says(/Code (\d{3} \d{3})/)
  await administrator.must('POST', '/api/devices', {
    requestId: requestId(),
    code: code.replace(' ', ''),
    centre: 'akmola',
    kind: 'print-agent',
    place,
    name: 'Зал принтері',
  })
}

test('an agent shows a code, is paired once and reconnects by its stored key; after its removal it is refused', async () => {
  const key = join(folder, 'agent.key')
  const first = start(key)
  await letIn(first, 'hall-1')
  await first.says(/Connected to .* as agent:hall-1/)
  expect(statSync(key).mode & 0o777).toBe(0o600)
  expect(first.said()).not.toContain(JSON.parse(readFileSync(key, 'utf8')).key)
  first.child.kill('SIGTERM')
  await once(first.child, 'exit')

  const second = start(key)
  await second.says(/Connected to .* as agent:hall-1/)
  expect(second.said()).not.toContain('Code')
  const [row] = await administrator.must<DeviceRow[]>('GET', '/api/devices?centre=akmola')
  await administrator.must('POST', `/api/devices/${row?.id}/revoke`, { requestId: requestId() })
  await second.says(/Not connected \(DEVICE_REVOKED\)/)
  second.child.kill('SIGTERM')
  await once(second.child, 'exit')
})

test('an agent that knows only server and device stores its key where its next start finds it', async () => {
  const first = start()
  await letIn(first, 'hall-2')
  await first.says(/Connected to .* as agent:hall-2/)
  first.child.kill('SIGTERM')
  await once(first.child, 'exit')
  const keys = join(folder, 'data/print-agent')
  const [file = '', ...others] = readdirSync(keys)
  expect(others).toEqual([])
  expect([keys, join(keys, file)].map(path => statSync(path).mode & 0o777)).toEqual([0o700, 0o600])

  const second = start()
  await second.says(/Connected to .* as agent:hall-2/)
  expect(second.said()).not.toContain('Code')
  second.child.kill('SIGTERM')
  await once(second.child, 'exit')
})

test('a file that is not a key is not changed, and named', async () => {
  const file = join(folder, 'letter.txt')
  writeFileSync(file, 'Dear madam')
  const agent = start(file)
  await agent.says(/letter\.txt is not the key of a print agent/)
  if (agent.child.exitCode === null) await once(agent.child, 'exit')
  expect([agent.child.exitCode, readFileSync(file, 'utf8')]).toEqual([1, 'Dear madam'])
})
