import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { Devices } from '../../../server/auth/devices.ts'
import { pairDeviceSchema } from '../../../shared/contract/devices.ts'
import { BrowserLike, requestId } from '../../kit/browser-like.ts'
import { connectRaw, handshakeOf, type RawClient } from '../../kit/client.ts'
import { startNode, type TestNode } from '../../kit/node.ts'
import { startRedis, type TestRedis } from '../../kit/redis.ts'
import { until } from '../../kit/until.ts'

let redis: TestRedis
let node: TestNode
let devices: Devices
let lines: RawClient[] = []

beforeAll(async () => {
  redis = await startRedis()
})
afterAll(() => redis.stop())
beforeEach(async () => {
  node = await startNode(redis, { env: { KEZEK_DEMO: '0', TRUST_PROXY: 'loopback' } })
  devices = new Devices(await redis.client(), node.prefix)
})
afterEach(async () => {
  for (const line of lines) line.close()
  lines = []
  await node.stop()
})

const pairing = (code: string, place: string) =>
  pairDeviceSchema.parse({
    requestId: requestId(),
    code,
    centre: 'akmola',
    kind: 'kiosk',
    place,
    name: place,
  })

async function begin(): Promise<{ code: string; secret: string }> {
  const begun = await devices.beginPairing('kiosk', '127.0.0.1')
  if (!begun.ok) throw new Error(begun.error.code)
  return begun.reply
}

/** @returns a browser with the key of a place's kiosk. */
async function paired(place = '1'): Promise<{ browser: BrowserLike; id: string }> {
  const { code, secret } = await begin()
  await devices.pair({ by: 'manager:test' }, pairing(code, place))
  const claimed = await devices.claim(secret)
  if (!claimed.ok || claimed.reply.state !== 'paired') throw new Error('it still waits')
  const browser = new BrowserLike(node.url)
  browser.cookies.set('kezek-kiosk', claimed.reply.key ?? '')
  return { browser, id: claimed.reply.device.id }
}

/** Opens a connection as the proxy before the server passes it on. */
async function lineFrom(browser: BrowserLike, address: string): Promise<RawClient | { refused: unknown }> {
  const line = await connectRaw(node.url, handshakeOf('kiosk'), {
    Cookie: browser.cookie,
    'X-Forwarded-For': address,
  })
  if (!('refused' in line)) lines.push(line)
  return line
}

/** Waits until the node of a connected device has noted its place again, some seconds after the last time. */
async function placeRenewed(id: string): Promise<void> {
  const client = await redis.client()
  let left = await client.pTTL(placeKey(id))
  await until('its place is noted again', async () => {
    const before = left
    left = await client.pTTL(placeKey(id))
    return left > before
  })
}

const placeKey = (id: string) => `${node.prefix}kezek:{devices}:at:${id}`

test('a device that is paired at the very moment of its claim gets a valid key', async () => {
  const { code, secret } = await begin()
  // One connection keeps the order: the pairing happens between the two halves of the claim.
  const [claimed] = await Promise.all([
    devices.claim(secret),
    devices.pair({ by: 'manager:test' }, pairing(code, '1')),
  ])
  const done = claimed.ok && claimed.reply.state === 'waiting' ? await devices.claim(secret) : claimed
  if (!done.ok || done.reply.state !== 'paired') throw new Error('it still waits')
  expect(await devices.identify(done.reply.key ?? '', '127.0.0.1')).toMatchObject({ role: 'kiosk' })
})

test('when a key is used from two places at the same moment, one is disconnected and the other stays', async () => {
  const { browser, id } = await paired()

  const both = await Promise.all([lineFrom(browser, '198.51.100.1'), lineFrom(browser, '198.51.100.2')])
  const connected = () => lines.filter(line => line.socket.connected).length
  await until('one is left', () => both.length - connected() === 1, 20_000)
  // The second note shows that the first was not followed by a disconnection.
  for (let note = 0; note < 2; note++) await placeRenewed(id)

  expect(connected()).toBe(1)

  const client = await redis.client()
  const events = await client.xRange(`${node.prefix}kezek:{devices}:events`, '-', '+')
  expect(events?.map(({ message }) => message.type)).toContain('device:elsewhere')
})

test('a copied key does not disconnect the device that was connected first', async () => {
  const { browser, id } = await paired()
  const first = await lineFrom(browser, '198.51.100.1')
  if ('refused' in first) throw new Error('not let in')
  const client = await redis.client()
  await until('its place is known', async () => (await client.exists(placeKey(id))) === 1)

  expect(await lineFrom(browser, '198.51.100.2')).toEqual({ refused: { code: 'DEVICE_ELSEWHERE' } })
  // The second note shows that the first was not followed by a disconnection.
  for (let note = 0; note < 2; note++) await placeRenewed(id)

  expect(first.socket.connected).toBe(true)
})

test('a device in use keeps its key, because its cookie is renewed', async () => {
  const { browser } = await paired()
  const response = await fetch(`${node.url}/kiosk/`, { headers: { Cookie: browser.cookie } })
  const key = browser.cookies.get('kezek-kiosk') ?? 'none'
  expect(response.headers.getSetCookie()).toContainEqual(
    `kezek-kiosk=${key}; Max-Age=34560000; Path=/; HttpOnly; SameSite=Lax`,
  )

  const [id = ''] = key.split('.')
  const forged = { Cookie: `kezek-kiosk=${id}.${'A'.repeat(43)}` }
  expect((await fetch(`${node.url}/kiosk/`, { headers: forged })).headers.getSetCookie()).toEqual([])
})
