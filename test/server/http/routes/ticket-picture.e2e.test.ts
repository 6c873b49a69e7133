import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { locales } from '../../../../shared/domain/locale.ts'
import { defaultTicket, type TicketBlock } from '../../../../shared/domain/paper.ts'
import { startApp, type TestApp } from '../../../kit/app.ts'
import { member } from '../../../kit/member.ts'

let app: TestApp
beforeAll(async () => {
  app = await startApp()
})
afterAll(() => app?.stop())

const at = (query = 'lang=kk', centre = 'akmola') => `${app.url}/api/centres/${centre}/ticket.png?${query}`
const post = (body: unknown, query?: string) =>
  fetch(at(query), {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })

/** @returns width, height, bits per dot and colour type of a PNG. */
async function headOf(response: Response): Promise<number[]> {
  expect([response.status, response.headers.get('content-type')]).toEqual([200, 'image/png'])
  const png = Buffer.from(await response.arrayBuffer())
  return [png.readUInt32BE(16), png.readUInt32BE(20), ...png.subarray(24, 26)]
}

test.each(locales)('a ticket of the centre in %s is seen on each paper, in one bit', async lang => {
  for (const width of [384, 576, 832]) {
    const [w, height = 0, ...bits] = await headOf(await fetch(at(`lang=${lang}&width=${width}`)))
    expect([w, ...bits]).toEqual([width, 1, 0])
    expect(height).toBeGreaterThan(600)
  }
  expect((await headOf(await fetch(at(`lang=${lang}`))))[0]).toBe(576)
})

test('a draft is drawn without changing the settings', async () => {
  const draft: TicketBlock[] = [{ kind: 'number' }]
  const [, height = 0] = await headOf(await post({ ticket: draft }))
  expect(height).toBeLessThan(350)
  const saved = await headOf(await fetch(at()))
  expect(saved).toEqual(await headOf(await post({ ticket: defaultTicket })))
})

test('saved settings are drawn from then on', async () => {
  const manager = await member(app.url, { role: 'manager', centre: 'aktobe' })
  const settings = manager.hall.view?.settings
  if (!settings) throw new Error('no settings')
  const before = await headOf(await fetch(at('lang=ru', 'aktobe')))
  await manager.ask('settings:update-settings', {
    base: settings.version,
    settings: { ...settings, ticket: [...settings.ticket, { kind: 'legend' }] },
  })
  manager.close()
  const after = await headOf(await fetch(at('lang=ru', 'aktobe')))
  expect(after[1]).toBeGreaterThan(before[1] ?? 0)
})

test.each([
  ['lang=de', 400, 'BAD_MESSAGE'],
  ['', 400, 'BAD_MESSAGE'],
  ['lang=kk&width=100', 400, 'BAD_MESSAGE'],
  ['lang=kk&width=9999', 400, 'BAD_MESSAGE'],
  ['lang=kk&width=1e3x', 400, 'BAD_MESSAGE'],
  ['lang=kk&width=576.5', 400, 'BAD_MESSAGE'],
  ['lang=kk&lang=ru', 400, 'BAD_MESSAGE'],
  ['lang=kk&colour=red', 400, 'BAD_MESSAGE'],
])('a question that is none (%s) is answered with %i %s', async (query, status, code) => {
  const response = await fetch(at(query))
  expect([response.status, await response.json()]).toEqual([status, { ok: false, error: { code } }])
})

test('an unknown centre is not found', async () => {
  const response = await fetch(at('lang=kk', 'nowhere'))
  expect([response.status, await response.json()]).toEqual([
    404,
    { ok: false, error: { code: 'NO_SUCH_CENTRE' } },
  ])
})

test.each<[string, unknown, string, string]>([
  ['without its number', { ticket: [{ kind: 'centre' }] }, 'BAD_SETTINGS', 'ticket'],
  [
    'with an unknown block',
    { ticket: [{ kind: 'number' }, { kind: 'song' }] },
    'BAD_SETTINGS',
    'ticket.1.kind',
  ],
  [
    'with an empty text',
    { ticket: [{ kind: 'number' }, { kind: 'text', size: 'body', text: { kk: 'a', ru: ' ', en: 'c' } }] },
    'BAD_SETTINGS',
    'ticket.1.text.ru',
  ],
  [
    'with a logo that is none',
    { ticket: [{ kind: 'number' }, { kind: 'logo', image: 'data:image/png;base64,AAAA' }] },
    'BAD_SETTINGS',
    'ticket.1.image',
  ],
  ['that is nothing', {}, 'BAD_SETTINGS', 'ticket'],
])('a draft %s is refused with the place of the error', async (_, body, code, path) => {
  const response = await post(body)
  expect(response.status).toBe(400)
  const { error } = (await response.json()) as { error: { code: string; detail: { path: string } } }
  expect([error.code, error.detail.path]).toEqual([code, path])
})

test('a draft that is not JSON or far too long is refused', async () => {
  expect((await post('{"ticket":')).status).toBe(400)
  expect((await post({ ticket: 'x'.repeat(300_000) })).status).toBe(413)
})

describe('outside the demonstration', () => {
  let closed: TestApp
  beforeAll(async () => {
    closed = await startApp({ env: { KEZEK_DEMO: '0' } })
  })
  afterAll(() => closed?.stop())

  test.each(['GET', 'POST'])('%s shows nobody a ticket', async method => {
    const response = await fetch(`${closed.url}/api/centres/akmola/ticket.png?lang=kk`, { method })
    expect([response.status, await response.json()]).toEqual([
      401,
      { ok: false, error: { code: 'NOT_SIGNED_IN' } },
    ])
  })
})
