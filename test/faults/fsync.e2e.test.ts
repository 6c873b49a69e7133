import { execFileSync } from 'node:child_process'
import { chmodSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { createClient } from 'redis'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { openPrivateRedis, type PrivateRedis } from '../../server/redis/private-redis.ts'
import { openHall, type TestHall } from '../support/hall.ts'
import { ask, must, sit } from '../support/steps.ts'
import { until } from '../support/until.ts'

/** A process that is killed proves nothing about a power cut; what is asked of the kernel, in which order, does. */

const commands = 200
const queue = 'housing-register.submission'

let folder: string
let trace: string
let redis: PrivateRedis | undefined
let client: ReturnType<typeof createClient> | undefined
const path = process.env.PATH ?? ''

beforeAll(async () => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'kezek-fsync-')))
  trace = join(folder, 'trace')
  // In place of redis-server: the same, watched. -s: what a hundred commands write at once is noted to its end.
  const watched = `#!/bin/sh
exec strace -f -o '${trace}' -s 2000000 -e trace=openat,accept4,write,writev,sendto,fsync,fdatasync \\
  '${execFileSync('which', ['redis-server']).toString().trim()}' "$@"
`
  writeFileSync(join(folder, 'redis-server'), watched)
  chmodSync(join(folder, 'redis-server'), 0o755)
  process.env.PATH = `${folder}:${path}`
  redis = await openPrivateRedis({ dataDir: folder, log: pino({ level: 'silent' }) })
})
afterEach(() => client?.destroy())
afterAll(async () => {
  process.env.PATH = path
  await redis?.stop()
  rmSync(folder, { recursive: true, force: true })
})

interface Calls {
  /** Line of the call that wrote this to the append-only file. */
  written: (text: string) => number
  /** Line of the first answer with this text. */
  answered: (text: string) => number
  /** Lines at which the append-only file was brought to the disk. */
  synced: readonly number[]
}

/** Reads who was written to by the descriptors: the file was opened, the clients were accepted. */
function readTrace(): Calls {
  const lines = readFileSync(trace, 'utf8').split('\n')
  const files = new Set<string>()
  const clients = new Set<string>()
  const writes: { at: number; to: 'file' | 'client'; line: string }[] = []
  const synced: number[] = []
  for (const [at, line] of lines.entries()) {
    const opened = /openat\(.*\.incr\.aof".* = (\d+)$/.exec(line)
    const accepted = /accept4\(.* = (\d+)$/.exec(line)
    const wrote = /(?:write|writev|sendto)\((\d+), /.exec(line)
    const sync = /(?:fsync|fdatasync)\((\d+)\) += 0$/.exec(line)
    if (opened?.[1]) files.add(opened[1])
    if (accepted?.[1]) clients.add(accepted[1])
    if (sync?.[1] && files.has(sync[1])) synced.push(at)
    if (!wrote?.[1]) continue
    if (files.has(wrote[1])) writes.push({ at, to: 'file', line })
    else if (clients.has(wrote[1])) writes.push({ at, to: 'client', line })
  }
  const find = (to: 'file' | 'client', text: string) =>
    writes.find(write => write.to === to && write.line.includes(text))?.at ?? -1
  return { written: text => find('file', text), answered: text => find('client', text), synced }
}

/** @returns the trace, once the answer with this text stands in it. */
async function traceUntil(text: string): Promise<Calls> {
  let calls = readTrace()
  await until('the trace is written out', () => {
    calls = readTrace()
    return calls.answered(text) >= 0
  })
  return calls
}

async function openStore(): Promise<TestHall> {
  client = createClient({ socket: { path: redis?.socketPath ?? '', tls: false } })
  await client.connect()
  return openHall(client, undefined, { now: undefined })
}

test(`each answer to a script leaves after the fdatasync of its write, ${commands} times`, async () => {
  const hall = await openStore()
  const requests: string[] = []
  const issue = (at: number) => {
    const id = `issue-number-${String(at).padStart(4, '0')}`
    requests.push(id)
    const args = { queue, lang: 'kk', from: id }
    return hall.store.run(hall.centre, 'issue', { by: 'kiosk:k1', request: { asker: 'kiosk-k1', id } }, args)
  }
  // One after the other, and many at once, which share a write and its sync.
  const tickets: string[] = []
  for (let at = 0; at < commands / 2; at++) {
    const result = await issue(at)
    if (result.ok) tickets.push(String(result.reply.ticket))
  }
  const results = await Promise.all(Array.from({ length: commands / 2 }, (_, at) => issue(commands + at)))
  for (const result of results) if (result.ok) tickets.push(String(result.reply.ticket))
  expect(tickets).toHaveLength(commands)

  const { written, answered, synced } = await traceUntil(tickets.at(-1) ?? '')
  const wrong = tickets.filter((ticket, at) => {
    const wrote = written(requests[at] ?? '')
    const told = answered(ticket)
    return !(wrote >= 0 && told > wrote && synced.some(sync => wrote < sync && sync < told))
  })
  expect(wrong).toEqual([])
  expect(synced.length).toBeGreaterThan(commands / 2)
})

test('the same trace shows a store that answers first: so this would be seen', async () => {
  const hall = await openStore()
  await client?.configSet('appendfsync', 'no')
  const seat = await sit(hall, '1', [queue])
  const { reply } = await must(hall, 'issue', 'kiosk:k1', { queue, lang: 'kk', from: 'unsynced' })
  await ask(hall, 'call-next', seat.by, { counter: '1', session: seat.session })
  const { written, answered, synced } = await traceUntil(String(reply.ticket))
  const [wrote, told] = [written('unsynced'), answered(String(reply.ticket))]
  expect(wrote).toBeGreaterThan(0)
  expect(synced.filter(sync => wrote < sync && sync < told)).toEqual([])
})
