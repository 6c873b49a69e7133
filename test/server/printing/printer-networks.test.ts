import { describe, expect, test } from 'vitest'
import { isNetwork } from '../../../server/networks.ts'
import { PrinterNetworks, printerNetworksOf } from '../../../server/printing/printer-networks.ts'

const ports = { from: 9100, to: 9109 }
const privateNetworks = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', 'fc00::/7']
const standard = new PrinterNetworks({ networks: privateNetworks, ports, never: [] })
const outcome = (networks: PrinterNetworks, host: string, port = 9100) =>
  networks.find(host, port).catch((error: { why: string }) => error.why)

test.each(['10.0.0.7', '172.16.0.1', '172.31.255.254', '192.168.1.20', 'fd00::7'])(
  'a printer may be at %s',
  async host => {
    expect(await outcome(standard, host)).toBe(host)
    expect(standard.mayBeAt(host, 9100)).toBe(true)
  },
)

test.each([
  '8.8.8.8',
  '172.32.0.1',
  '127.0.0.1',
  '::1',
  '::ffff:127.0.0.1',
  '::ffff:169.254.169.254',
  '169.254.169.254',
  '0.0.0.0',
  '::',
  'fe80::1',
  '224.0.0.1',
  '255.255.255.255',
  '2001:db8::1',
])('no printer is at %s', async host => {
  expect(await outcome(standard, host)).toBe('not-allowed')
  expect(standard.mayBeAt(host, 9100)).toBe(false)
})

test.each(['localhost', '2130706433', '0x7f.1', '127.1'])(
  'the name %s is looked up, and its address judged',
  async host => {
    expect(standard.mayBeAt(host, 9100)).toBe(true)
    expect(await outcome(standard, host)).toBe('not-allowed')
  },
)

test('an unknown host name is unreachable', async () => {
  expect(await outcome(standard, 'no-such-host.invalid')).toBe('unreachable')
})

test.each([22, 80, 5432, 6379, 9099, 9110])('no printer has port %i', async port => {
  expect(await outcome(standard, '10.0.0.7', port)).toBe('not-allowed')
  expect(standard.mayBeAt('10.0.0.7', port)).toBe(false)
})

describe('this machine', () => {
  test('is allowed where the operator names a part of it', async () => {
    const named = new PrinterNetworks({ networks: ['127.0.0.1', '::1'], ports, never: [] })
    expect(await outcome(named, '127.0.0.1')).toBe('127.0.0.1')
    expect(await outcome(named, '::1')).toBe('::1')
    expect(await outcome(named, '127.0.0.2')).toBe('not-allowed')
  })

  test('is not allowed by a wider network that includes it', async () => {
    const everywhere = new PrinterNetworks({ networks: ['0.0.0.0/0', '::/0'], ports, never: [] })
    expect(await outcome(everywhere, '8.8.8.8')).toBe('8.8.8.8')
    for (const host of ['127.0.0.1', '::1', '169.254.1.1', '0.0.0.0'])
      expect(await outcome(everywhere, host)).toBe('not-allowed')
  })
})

test('the stores and the archive are no printers, whatever ports they have', async () => {
  const config = {
    printerNetworks: ['127.0.0.0/8', ...privateNetworks],
    printerPorts: { from: 1, to: 65_535 },
    redisUrl: 'redis://10.0.0.5',
    jobsRedisUrl: 'redis://localhost:9101',
    databaseUrl: 'postgres://kezek:secret@10.0.0.6/kezek',
  }
  const networks = printerNetworksOf(config)
  expect(await outcome(networks, '10.0.0.5', 6379)).toBe('not-allowed')
  expect(await outcome(networks, '127.0.0.1', 9101)).toBe('not-allowed')
  expect(await outcome(networks, '10.0.0.6', 5432)).toBe('not-allowed')
  expect(await outcome(networks, '10.0.0.6', 9100)).toBe('10.0.0.6')
})

test.each(['10.0.0.0/8', '192.168.5.20', 'fc00::/7', '::1'])('%s is a network', text => {
  expect(isNetwork(text)).toBe(true)
})

test.each(['', '10.0.0.0/33', '10.0.0/8', '10.0.0.0/8/8', 'fc00::/129', 'printers', '10.0.0.0/-1'])(
  '"%s" is no network',
  text => {
    expect(isNetwork(text)).toBe(false)
  },
)
