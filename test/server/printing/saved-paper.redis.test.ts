import { PNG } from 'pngjs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readLogo } from '../../../server/printing/logo.ts'
import type { TicketBlock } from '../../../shared/domain/paper.ts'
import { member } from '../../kit/member.ts'
import { startNode, type TestNode } from '../../kit/node.ts'
import { startRedis, type TestRedis } from '../../kit/redis.ts'
import { until } from '../../kit/until.ts'

let redis: TestRedis
let node: TestNode
let manager: Awaited<ReturnType<typeof member>>

beforeAll(async () => {
  redis = await startRedis()
  const env = { PRINTER_NETWORKS: '10.0.0.0/8', PRINTER_PORTS: '9100-9109' }
  node = await startNode({ socketPath: redis.socketPath }, { env })
  manager = await member(node.url, { role: 'manager' })
})
afterAll(async () => {
  manager?.close()
  await node?.stop()
  await redis?.stop()
})

function settings() {
  const known = manager.hall.view?.settings
  if (!known) throw new Error('no settings')
  return known
}

const save = (change: object) =>
  manager.answer('settings:update-settings', {
    base: settings().version,
    settings: { ...settings(), ...change },
  })

async function saved(change: object) {
  const { version } = settings()
  expect(await save(change)).toMatchObject({ ok: true })
  await until('the screen has the new settings', () => settings().version > version)
  return settings()
}

const logo = (width: number, height: number) => {
  const png = PNG.sync.write(new PNG({ width, height, fill: true }))
  return { kind: 'logo', image: `data:image/png;base64,${png.toString('base64')}` } as const
}

test('a logo is stored as the dots of the paper, not as the uploaded file', async () => {
  const blocks: TicketBlock[] = [{ kind: 'number' }, logo(1_000, 500)]
  const { ticket } = await saved({ ticket: blocks })
  const [, kept] = ticket
  if (kept?.kind !== 'logo') throw new Error('no logo')
  expect(kept.image).not.toBe(logo(1_000, 500).image)
  expect(readLogo(kept.image)).toMatchObject({ width: 480, height: 240 })
  // A change of another setting leaves it unchanged.
  expect((await saved({ maxWaiting: 500 })).ticket).toEqual(ticket)
})

test.each<[string, TicketBlock, string, string]>([
  [
    'a file that is no picture',
    { kind: 'logo', image: 'data:image/png;base64,AAAA' },
    'ticket.1.image',
    'no PNG',
  ],
  [
    'a sign that the font lacks',
    { kind: 'text', size: 'body', text: { kk: 'a', ru: 'b', en: 'c ☎' } },
    'ticket.1.text.en',
    'no sign for ☎',
  ],
])('%s is refused, and nothing is saved', async (_, block, path, problem) => {
  const { version } = settings()
  const answer = await save({ ticket: [{ kind: 'number' }, block] })
  expect(answer).toMatchObject({ ok: false, error: { code: 'BAD_SETTINGS', detail: { path, problem } } })
  expect(settings().version).toBe(version)
})

test.each(['tcp://8.8.8.8:9100', 'tcp://127.0.0.1:9100', 'tcp://10.0.0.7:22', 'tcp://printer.hall:6379'])(
  'a new printer at %s is refused',
  async address => {
    const answer = await save({ printers: { p1: { address, profile: 'generic-80' } } })
    const detail = { path: 'printers.p1.address', problem: 'not in the networks of printers' }
    expect(answer).toMatchObject({ ok: false, error: { code: 'BAD_SETTINGS', detail } })
  },
)

test('a printer within the allowed networks is saved', async () => {
  const printers = { p1: { address: 'tcp://10.0.0.7:9100', profile: 'generic-80' } }
  expect((await saved({ printers })).printers).toEqual(printers)
})
