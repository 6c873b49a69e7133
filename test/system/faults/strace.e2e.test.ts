import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createClient } from 'redis'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openHall } from '../../kit/hall.ts'
import { issue } from '../../kit/steps.ts'
import { until } from '../../kit/until.ts'

// "Acknowledged" means on the disk. Killing processes cannot show that, because what they have written survives in
// the system's memory; only the order of system calls can.

const tickets = 200
/** Commands that create the centre and its settings. */
const opening = 2

const closing: (() => unknown)[] = []

beforeEach(({ skip }) => skip(process.platform !== 'linux', 'only Linux has strace'))

afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

/** What Redis's main thread did between two questions. */
interface Answer {
  /** Whether the append-only file was written before the answer. */
  written: boolean
  /** Whether all of it had been forced to the disk by then. */
  synced: boolean
}

/** The file that commands are appended to; the one that it begins with was written before the first question. */
const file = String.raw`\d+<[^>]*\.incr\.aof>`
const peer = String.raw`\d+<(?:UNIX|socket)[^>]*>`
const calls = {
  question: new RegExp(`^read\\(${peer}.*= [1-9]`),
  fileWritten: new RegExp(`^writev?\\(${file}`),
  // Counts once it has returned, and only if it succeeded.
  synced: new RegExp(`^fdatasync\\(${file}\\) += 0`),
  answer: new RegExp(`^(?:writev?|sendto|sendmsg)\\(${peer}`),
}

/** @returns every answer of Redis, by its system calls */
function answersIn(trace: string): Answer[] {
  const answers: Answer[] = []
  let written = false
  let isDirty = false
  for (const call of callsIn(trace)) {
    if (calls.question.test(call)) written = false
    else if (calls.fileWritten.test(call)) written = isDirty = true
    else if (calls.synced.test(call)) isDirty = false
    else if (calls.answer.test(call)) answers.push({ written, synced: !isDirty })
  }
  return answers
}

/** @returns the system calls of all threads in the order of their return; calls logged in two halves are joined */
function callsIn(trace: string): string[] {
  const begun = new Map<string, string>()
  return trace.split('\n').flatMap(line => {
    const [, thread = '', call = ''] = /^(\d+) +[\d:.]+ (.*)$/.exec(line) ?? []
    const half = / *<unfinished \.\.\.>$/
    if (half.test(call)) {
      begun.set(thread, call.replace(half, ''))
      return []
    }
    return call.replace(/^<\.\.\. \w+ resumed>/, () => begun.get(thread) ?? '')
  })
}

/** Issues tickets one after the other on a Redis whose system calls are recorded. @returns the record */
async function traceOf(appendfsync: 'always' | 'no'): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'kezek-strace-'))
  closing.push(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }))
  const [path, trace] = [join(folder, 'redis.sock'), join(folder, 'trace')]
  const server = spawn(
    'strace',
    [
      // Detached, so that our child is Redis itself; strace ends with it. The content of messages is not recorded.
      ...['-D', '-f', '-tt', '-y', '-s', '0', '-o', trace],
      ...['-e', 'trace=read,fdatasync,write,writev,sendto,sendmsg', 'redis-server'],
      ...['--port', '0', '--unixsocket', path, '--dir', folder, '--save', ''],
      ...['--appendonly', 'yes', '--appendfsync', appendfsync],
    ],
    { stdio: 'ignore' },
  )
  closing.push(() => end(server))
  const client = createClient({ socket: { path, tls: false, reconnectStrategy: () => 25 } })
  client.on('error', () => {})
  await client.connect()
  closing.push(() => client.isOpen && client.destroy())
  const hall = await openHall(client)
  for (let ticket = 0; ticket < tickets; ticket++) await issue(hall, 'housing-register.submission')
  await end(server)
  client.destroy()
  return until('strace has written all it saw', async () => {
    const text = await readFile(trace, 'utf8')
    return new RegExp(`^${server.pid} .*\\+\\+\\+ (?:killed|exited)`, 'm').test(text) ? text : undefined
  })
}

async function end(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return
  const ended = once(server, 'exit')
  server.kill('SIGKILL')
  await ended
}

test('every answer to a writing command is sent after its data is on the disk', async () => {
  const answers = answersIn(await traceOf('always'))
  expect(answers.filter(answer => answer.written)).toHaveLength(opening + tickets)
  expect(answers.filter(answer => !answer.synced)).toEqual([])
})

test('without appendfsync the same check finds every answer too early', async () => {
  const answers = answersIn(await traceOf('no'))
  const written = answers.filter(answer => answer.written)
  expect(written).toHaveLength(opening + tickets)
  expect(written.filter(answer => answer.synced)).toEqual([])
})
