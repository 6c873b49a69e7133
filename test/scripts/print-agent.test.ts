import { mkdtempSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { OptionError } from '../../scripts/option-error.ts'
import { readOptions } from '../../scripts/print-agent/options.ts'
import { readKey, writeKey } from '../../scripts/print-agent/pairing.ts'

test.each([
  [['--centre', 'akmola', '--device', '/dev/usb/lp0', '--name', 'a'], '--server'],
  [['--server', 'http://h', '--centre', 'A B', '--device', '/dev/usb/lp0', '--name', 'a'], '--centre'],
  [['--server', 'http://h', '--centre', 'akmola', '--device', 'lp0', '--name', 'a'], '--device'],
  [['--server', 'http://h', '--centre', 'akmola', '--device', '/dev/usb/lp0', '--name', 'a:b'], '--name'],
  [['--server', 'http://h', '--centre', 'a', '--device', '/d', '--name', 'a', '--baud', 'x'], '--baud'],
  [['--server', 'localhost:3000', '--device', '/dev/usb/lp0'], '--server'],
  [['--nonsense'], 'nonsense'],
])('an option that cannot be used is named: %j', (args, named) => {
  expect(() => readOptions(args)).toThrow(OptionError)
  expect(() => readOptions(args)).toThrow(named)
})

test('absent options are left to the system', () => {
  const args = ['--server', 'http://h/', '--centre', 'akmola', '--device', '/dev/ttyS0', '--name', 'a']
  const options = { server: 'http://h', device: '/dev/ttyS0', demo: { centre: 'akmola', name: 'a' } }
  expect(readOptions(args)).toEqual(options)
  expect(readOptions([...args, '--baud', '38400'])).toEqual({ ...options, baud: 38_400 })
})

test('with a key, options that name the agent are refused', () => {
  const args = ['--server', 'http://h', '--device', '/dev/ttyS0', '--key', '/var/lib/agent.key']
  expect(readOptions(args)).toEqual({ server: 'http://h', device: '/dev/ttyS0', key: '/var/lib/agent.key' })
})

test('without a named file each server and printer has its own key file', () => {
  const keyOf = (server: string, device: string) =>
    readOptions(['--server', server, '--device', device], '/var/lib/kezek').key
  const folder = '/var/lib/kezek/print-agent'
  expect(keyOf('https://queue.example.kz', '/dev/usb/lp0')).toBe(`${folder}/queue.example.kz-dev-usb-lp0.key`)
  expect(keyOf('http://10.0.0.2:3000/', '/dev/usb/lp0')).toBe(`${folder}/10.0.0.2-3000-dev-usb-lp0.key`)
  expect(keyOf('http://10.0.0.2:3000', '/dev/../ttyS0')).toBe(`${folder}/10.0.0.2-3000-dev-..-ttyS0.key`)
})

test('the key is readable only by its owner, even where a readable file or a link was before', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'kezek-key-'))
  try {
    const file = join(folder, 'agent.key')
    const elsewhere = join(folder, 'elsewhere')
    writeFileSync(elsewhere, 'kept', { mode: 0o644 })
    symlinkSync(elsewhere, `${file}.new`)
    await writeKey(file, { key: 'secret', centre: 'akmola', place: 'p1' })
    expect(readFileSync(elsewhere, 'utf8')).toBe('kept')
    writeFileSync(`${file}.new`, '', { mode: 0o666 })
    await writeKey(file, { key: 'secret', centre: 'akmola', place: 'p2' })
    expect(await readKey(file)).toEqual({ key: 'secret', centre: 'akmola', place: 'p2' })
    expect(statSync(file).mode & 0o777).toBe(0o600)
  } finally {
    rmSync(folder, { recursive: true })
  }
})
