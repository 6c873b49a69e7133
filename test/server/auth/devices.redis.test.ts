import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { Devices } from '../../../server/auth/devices.ts'
import type { Me } from '../../../shared/contract/account.ts'
import type { BegunPairing, ClaimedPairing, DeviceRow } from '../../../shared/contract/devices.ts'
import type { Device } from '../../../shared/domain/device.ts'
import type { DeviceKind } from '../../../shared/domain/roles.ts'
import { BrowserLike, requestId } from '../../kit/browser-like.ts'
import { connectRaw, envelope, handshakeOf, type RawClient } from '../../kit/client.ts'
import { startNode, type TestNode } from '../../kit/node.ts'
import { startRedis, type TestRedis } from '../../kit/redis.ts'
import { makeAdministrator, makePerson, signIn } from '../../kit/staff.ts'
import { until } from '../../kit/until.ts'

let redis: TestRedis
let node: TestNode
let administrator: BrowserLike
let manager: BrowserLike
let lines: RawClient[] = []

beforeAll(async () => {
  redis = await startRedis(['--appendonly', 'yes', '--appendfsync', 'always'])
})
afterAll(() => redis.stop())
beforeEach(async () => {
  node = await startNode(redis, { env: { KEZEK_DEMO: '0', KEZEK_HOURS: 'order' } })
  await makeAdministrator(redis, node.prefix)
  administrator = await signIn(node.url, 'admin1')
  manager = (await makePerson(administrator, 'marat', 'manager')).browser
})
afterEach(async () => {
  for (const line of lines) line.close()
  lines = []
  await node.stop()
})

const refusal = (code: string) => ({ ok: false, error: { code } })

const pairing = (code: string, more: object = {}) => ({
  requestId: requestId(),
  code,
  centre: 'akmola',
  kind: 'kiosk',
  place: '1',
  name: 'Кіреберіс',
  ...more,
})

/** Pairs a device: it shows a code, the manager enters it, the device claims its key. */
async function pair(
  kind: DeviceKind = 'kiosk',
  place = '1',
): Promise<{ browser: BrowserLike; device: Device }> {
  const browser = new BrowserLike(node.url)
  const { code } = await browser.must<BegunPairing>('POST', '/api/pairing', { kind })
  await manager.must('POST', '/api/devices', pairing(code, { kind, place }))
  const claimed = await browser.must<ClaimedPairing>('POST', '/api/pairing/claim', {})
  if (claimed.state !== 'paired') throw new Error('it still waits')
  return { browser, device: claimed.device }
}

async function screenOf(browser: BrowserLike, role: DeviceKind = 'kiosk', centre = 'akmola') {
  const line = await connectRaw(node.url, handshakeOf(role, { centre }), { Cookie: browser.cookie })
  if (!('refused' in line)) lines.push(line)
  return line
}

async function mustScreen(browser: BrowserLike, role: DeviceKind = 'kiosk'): Promise<RawClient> {
  const line = await screenOf(browser, role)
  if ('refused' in line) throw new Error(JSON.stringify(line.refused))
  return line
}

const act = (browser: BrowserLike, { id }: Device, verb: string) =>
  browser.ask('POST', `/api/devices/${id}/${verb}`, { requestId: requestId() })

test('a kiosk is paired by its code, takes tickets as the place that the manager named, and knows its centre', async () => {
  const { browser, device } = await pair()
  expect(device).toMatchObject({
    kind: 'kiosk',
    centre: 'akmola',
    place: '1',
    name: 'Кіреберіс',
    state: 'active',
  })
  const { devices } = await browser.must<Me>('GET', '/api/me')
  expect(devices).toMatchObject([{ id: device.id, centre: 'akmola', place: '1' }])
  const kiosk = await mustScreen(browser)
  const queue = 'housing-register.submission'
  const reply = await kiosk.ask(envelope('ticket:issue', { queue, lang: 'kk' }))
  // Issued or refused by the hours: in both cases the kiosk was identified.
  expect(
    reply?.ok || ['SERVICE_CLOSED', 'LAST_TICKET_PAST', 'DAY_CLOSED'].includes(reply?.error.code ?? ''),
  ).toBe(true)
  expect(await kiosk.ask(envelope('ticket:call-next', { counter: '1', session: 'x' }))).toEqual(
    refusal('NOT_PERMITTED'),
  )
  await until('it is seen', async () => {
    const [row] = await manager.must<DeviceRow[]>('GET', '/api/devices?centre=akmola')
    return row?.isConnected && row.seenAt
  })
})

test('the key is stored in a cookie that no script reads, and in the store as a digest', async () => {
  const browser = new BrowserLike(node.url)
  const { code } = await browser.must<BegunPairing>('POST', '/api/pairing', { kind: 'kiosk' })
  await manager.must('POST', '/api/devices', pairing(code))
  const response = await fetch(`${node.url}/api/pairing/claim`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Cookie: browser.cookie, Origin: node.url },
    body: '{}',
  })
  const [cookie = ''] = response.headers.getSetCookie()
  expect(cookie).toMatch(
    /^kezek-kiosk=d-\w{12}\.[\w-]{43}; Max-Age=34560000; Path=\/; HttpOnly; SameSite=Lax$/,
  )
  const secret = cookie.split('.')[1]?.slice(0, 43) ?? 'none'
  expect(await response.text()).not.toContain(secret)
  const client = await redis.client()
  const keys = await client.keys(`${node.prefix}kezek:{devices}:device:*`)
  expect(JSON.stringify(await client.hGetAll(keys[0] ?? ''))).not.toContain(secret)
})

test('a device’s claim waits until the code is entered, without further requests', async () => {
  const browser = new BrowserLike(node.url)
  const { code } = await browser.must<BegunPairing>('POST', '/api/pairing', { kind: 'display' })
  let isDone = false
  const claimed = browser.must<ClaimedPairing>('POST', '/api/pairing/claim', {}).finally(() => {
    isDone = true
  })
  await manager.must('GET', '/api/devices')
  expect(isDone).toBe(false)
  await manager.must('POST', '/api/devices', pairing(code, { kind: 'display', place: 'hall-1' }))
  expect(await claimed).toMatchObject({ state: 'paired', device: { kind: 'display' } })
})

test('only the device that shows the code gets the key', async () => {
  const browser = new BrowserLike(node.url)
  const { code } = await browser.must<BegunPairing>('POST', '/api/pairing', { kind: 'kiosk' })
  await manager.must('POST', '/api/devices', pairing(code))
  const stranger = new BrowserLike(node.url)
  expect(await stranger.ask('POST', '/api/pairing/claim', {})).toMatchObject(refusal('CODE_EXPIRED'))
  expect(await stranger.ask('POST', '/api/pairing/claim', { secret: 'guessed' })).toMatchObject(
    refusal('CODE_EXPIRED'),
  )
  expect(await browser.must<ClaimedPairing>('POST', '/api/pairing/claim', {})).toMatchObject({
    state: 'paired',
  })
  // The key is given out once.
  expect(await browser.ask('POST', '/api/pairing/claim', {})).toMatchObject(refusal('CODE_EXPIRED'))
})

test('after five wrong codes a person is refused even with the right one, and another person is not', async () => {
  const browser = new BrowserLike(node.url)
  const { code } = await browser.must<BegunPairing>('POST', '/api/pairing', { kind: 'kiosk' })
  const wrong = (at: number) => String((Number(code) + at) % 1_000_000).padStart(6, '0')
  for (let count = 1; count <= 5; count++)
    expect(await manager.ask('POST', '/api/devices', pairing(wrong(count)))).toMatchObject({
      error: { code: 'BAD_CODE', detail: { field: 'code' } },
    })
  expect(await manager.ask('POST', '/api/devices', pairing(code))).toMatchObject({
    status: 429,
    error: { code: 'CODE_LOCKED', detail: { field: 'code' } },
  })
  expect(await administrator.ask('POST', '/api/devices', pairing(code))).toMatchObject({ ok: true })
})

test('a code expires, a place has one device, and a print agent cannot become a screen', async () => {
  const browser = new BrowserLike(node.url)
  const first = await browser.must<BegunPairing>('POST', '/api/pairing', { kind: 'kiosk' })
  expect(first.goodForMs).toBe(600_000)
  const client = await redis.client()
  await client.del(`${node.prefix}kezek:{devices}:code:${first.code}`)
  expect(await manager.ask('POST', '/api/devices', pairing(first.code))).toMatchObject(refusal('BAD_CODE'))
  await mustScreen((await pair()).browser)
  await until('it is known to be connected', async () => {
    const [row] = await manager.must<DeviceRow[]>('GET', '/api/devices?centre=akmola')
    return row?.isConnected
  })
  const second = await browser.must<BegunPairing>('POST', '/api/pairing', { kind: 'kiosk' })
  expect(await manager.ask('POST', '/api/devices', pairing(second.code))).toMatchObject({
    status: 409,
    error: { code: 'PLACE_TAKEN', detail: { field: 'place' } },
  })
  const agent = { kind: 'print-agent', place: 'hall' }
  expect(await manager.ask('POST', '/api/devices', pairing(second.code, agent))).toMatchObject({
    error: { code: 'CODE_FOR_ANOTHER_KIND', detail: { field: 'kind' } },
  })
})

test('a kiosk that lost its key pairs again at its own place, and its old key is void', async () => {
  const { browser: before, device } = await pair()
  const { browser: after, device: same } = await pair()
  expect(same).toMatchObject({ id: device.id, place: '1', state: 'active' })
  await mustScreen(after)
  expect(await screenOf(before)).toEqual({ refused: { code: 'NOT_PAIRED' } })
  expect(await manager.must<DeviceRow[]>('GET', '/api/devices?centre=akmola')).toHaveLength(1)
})

test('a few addresses that take all codes do not keep a hall from pairing its first screen', async () => {
  const devices = new Devices(await redis.client(), node.prefix)
  const codesOf = async (address: string, count: number) => {
    const begun = await Promise.all(
      Array.from({ length: count }, () => devices.beginPairing('kiosk', address)),
    )
    return begun.filter(({ ok }) => ok).length
  }
  for (let at = 0; at < 20; at++) expect(await codesOf(`10.0.0.${at}`, 101)).toBe(100)
  // The address with the most codes gives up its oldest for one with fewer.
  expect(await codesOf('10.0.1.1', 30)).toBe(30)
  const browser = new BrowserLike(node.url)
  const { code } = await browser.must<BegunPairing>('POST', '/api/pairing', { kind: 'kiosk' })
  expect(await manager.ask('POST', '/api/devices', pairing(code))).toMatchObject({ ok: true })
})

test('a key that is forged, cut short or of another kind is refused', async () => {
  const { browser } = await pair()
  const key = browser.cookies.get('kezek-kiosk') ?? ''
  const [id = '', secret = ''] = key.split('.')
  for (const forged of [
    `${id}.${'A'.repeat(43)}`,
    key.slice(0, -1),
    `d-000000000000.${secret}`,
    secret,
    '',
    '{devices}',
  ]) {
    const other = new BrowserLike(node.url)
    other.cookies.set('kezek-kiosk', forged)
    expect(await screenOf(other)).toEqual({ refused: { code: 'NOT_PAIRED' } })
  }
  const display = new BrowserLike(node.url)
  display.cookies.set('kezek-display', key)
  expect(await screenOf(display, 'display')).toEqual({ refused: { code: 'NOT_PAIRED' } })
  expect(await screenOf(browser, 'kiosk', 'almaty-region')).toEqual({ refused: { code: 'FOREIGN_CENTRE' } })
})

test('a locked kiosk says so and issues no tickets; unlocked it works again', async () => {
  const { browser, device } = await pair()
  const line = await mustScreen(browser)
  const refusal = new Promise(resolve => line.socket.once('refused', resolve))
  expect(await act(manager, device, 'lock')).toMatchObject({ ok: true, reply: { state: 'locked' } })
  expect(await refusal).toEqual({ code: 'DEVICE_LOCKED' })
  await until('the line is cut', () => !line.socket.connected)
  expect(await screenOf(browser)).toEqual({ refused: { code: 'DEVICE_LOCKED' } })
  expect(await act(manager, device, 'unlock')).toMatchObject({ ok: true })
  await mustScreen(browser)
})

test('a removed device is disconnected for good, and its place is free', async () => {
  const { browser, device } = await pair()
  const line = await mustScreen(browser)
  expect(await act(manager, device, 'revoke')).toMatchObject({ ok: true })
  await until('the line is cut', () => !line.socket.connected)
  expect(await screenOf(browser)).toEqual({ refused: { code: 'DEVICE_REVOKED' } })
  expect(await act(manager, device, 'unlock')).toMatchObject(refusal('NO_SUCH_DEVICE'))
  expect(await manager.must('GET', '/api/devices?centre=akmola')).toEqual([])
  const { browser: next } = await pair()
  await mustScreen(next)
})

test('when a key is used from two places, the second is refused and managers see it in the trail', async () => {
  const { browser, device } = await pair()
  await mustScreen(browser)
  const client = await redis.client()
  const place = `${node.prefix}kezek:{devices}:at:${device.id}`
  await until('its place is known', async () => (await client.exists(place)) === 1)
  // Note the key's other place as another node would.
  await client.set(place, '203.0.113.9', { PX: 60_000 })
  expect(await screenOf(browser)).toEqual({ refused: { code: 'DEVICE_ELSEWHERE' } })
  await until('the first is cut off by its node', () => lines.every(line => !line.socket.connected))
  const events = await client.xRange(`${node.prefix}kezek:{devices}:events`, '-', '+')
  expect(events?.map(({ message }) => message.type)).toContain('device:elsewhere')
})

test('a manager manages the devices of the own centre only, an inspector none', async () => {
  const { device } = await pair()
  const { browser: foreign } = await makePerson(administrator, 'sanzhar', 'manager', ['almaty-region'])
  const { browser: inspector } = await makePerson(administrator, 'aigul', 'inspector')
  for (const verb of ['lock', 'unlock', 'revoke']) {
    expect(await act(foreign, device, verb)).toMatchObject({ status: 403, error: { code: 'FOREIGN_CENTRE' } })
    expect(await act(inspector, device, verb)).toMatchObject({
      status: 403,
      error: { code: 'NOT_PERMITTED' },
    })
    expect(await act(new BrowserLike(node.url), device, verb)).toMatchObject({ status: 401 })
  }
  expect(await foreign.must('GET', '/api/devices')).toEqual([])
  expect(await foreign.ask('GET', '/api/devices?centre=akmola')).toMatchObject(refusal('FOREIGN_CENTRE'))
  const browser = new BrowserLike(node.url)
  const { code } = await browser.must<BegunPairing>('POST', '/api/pairing', { kind: 'kiosk' })
  expect(await foreign.ask('POST', '/api/devices', pairing(code, { place: '2' }))).toMatchObject(
    refusal('FOREIGN_CENTRE'),
  )
})

test('a print agent shows its key in the handshake, for it has no cookies', async () => {
  const agent = new BrowserLike(node.url)
  const begun = await agent.must<BegunPairing>('POST', '/api/pairing', { kind: 'print-agent' })
  await manager.must('POST', '/api/devices', pairing(begun.code, { kind: 'print-agent', place: 'hall-1' }))
  const claimed = await agent.must<ClaimedPairing>('POST', '/api/pairing/claim', { secret: begun.secret })
  const key = claimed.state === 'paired' ? claimed.key : undefined
  expect(key).toMatch(/^d-/)
  const line = await connectRaw(node.url, handshakeOf('print-agent', { key }))
  expect(line).not.toHaveProperty('refused')
  if (!('refused' in line)) lines.push(line)
})

test('devices and their keys survive a restart of Redis', async () => {
  const { browser } = await pair()
  await redis.restart()
  await until('the node is back', () => node.app.isReady())
  await mustScreen(browser)
})

test('screens of the demonstration at the same place of two centres are two devices', async () => {
  const demo = await startNode(redis)
  try {
    const office = new BrowserLike(demo.url)
    const asAdministrator = { 'kezek-role': 'administrator' }
    const devicesAt = async (centre: string) => {
      const path = `/api/devices?centre=${centre}`
      const answer = await office.ask<DeviceRow[]>('GET', path, undefined, asAdministrator)
      return answer.ok ? answer.reply : []
    }
    const come = (centre: string) =>
      connectRaw(demo.url, handshakeOf('kiosk', { centre, device: 'entrance' }))
    for (const centre of ['akmola', 'aktobe']) {
      const line = await come(centre)
      if ('refused' in line) throw new Error(JSON.stringify(line.refused))
      lines.push(line)
      expect(await devicesAt(centre)).toMatchObject([{ centre, kind: 'kiosk', place: 'entrance' }])
    }
    const [{ id = '' } = {}] = await devicesAt('akmola')
    const lock = { requestId: requestId() }
    expect(await office.ask('POST', `/api/devices/${id}/lock`, lock, asAdministrator)).toMatchObject({
      ok: true,
    })
    await until('it is cut off', () => lines[0]?.socket.connected === false)
    expect(await come('akmola')).toMatchObject({ refused: { code: 'DEVICE_LOCKED' } })
    expect(lines[1]?.socket.connected).toBe(true)
  } finally {
    await demo.stop()
  }
})
