import type { IncomingMessage } from 'node:http'
import { expect, test } from 'vitest'
import { createOrigin, networkOf } from '../../../../server/http/guards/address.ts'

/** A request as `addressOf` sees it. */
function from(remoteAddress: string | undefined, forwarded?: string): IncomingMessage {
  const headers = forwarded === undefined ? {} : { 'x-forwarded-for': forwarded }
  return { socket: { remoteAddress }, headers } as unknown as IncomingMessage
}

const behindProxy = createOrigin(['loopback', '10.0.0.0/8'])

test.each([
  ['an address', '203.0.113.7', '203.0.113.7'],
  ['an address with a port', '203.0.113.7:51234', '203.0.113.7'],
  ['another port of it', '203.0.113.7:51235', '203.0.113.7'],
  ['an address of IPv6', '2001:db8::1', '2001:db8::1'],
  ['one in brackets', '[2001:db8::1]', '2001:db8::1'],
  ['one in brackets with a port', '[2001:DB8::1]:443', '2001:db8::1'],
  ['one of IPv4 in IPv6', '::ffff:203.0.113.7', '203.0.113.7'],
  ['one that came through a second proxy, with ports', '203.0.113.7:1, 10.1.1.1:2', '203.0.113.7'],
  ['one that the visitor made up before it', '1.2.3.4, 203.0.113.7:99', '203.0.113.7'],
  ['a word', 'unknown', '127.0.0.1'],
  ['nothing', undefined, '127.0.0.1'],
  ['an empty list', '', '127.0.0.1'],
])('a trusted proxy says %s', (_, forwarded, address) => {
  expect(behindProxy.addressOf(from('127.0.0.1', forwarded))).toBe(address)
})

test('without trusted proxies forwarded addresses are ignored', () => {
  expect(behindProxy.addressOf(from('198.51.100.1', '203.0.113.7'))).toBe('198.51.100.1')
  expect(createOrigin([]).addressOf(from('127.0.0.1', '203.0.113.7'))).toBe('127.0.0.1')
})

test('a closed connection has no address, with a proxy and without', () => {
  expect(behindProxy.addressOf(from(undefined, '203.0.113.7'))).toBe('')
  expect(createOrigin([]).addressOf(from(undefined))).toBe('')
})

test.each([
  ['203.0.113.7', '203.0.113.7'],
  ['::ffff:203.0.113.7', '203.0.113.7'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['2001:db8:1:2::9', '2001:db8:1:2::/64'],
  ['2001:db8::9', '2001:db8:0:0::/64'],
  ['::1', '0:0:0:0::/64'],
  ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ['', ''],
])('the address %s is counted as %s', (address, network) => {
  expect(networkOf(address)).toBe(network)
})
