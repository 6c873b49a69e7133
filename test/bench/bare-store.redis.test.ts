import { connect } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { BareStore } from '../../bench/bare-store.ts'
import { demandOf, device, StoreHall } from '../../bench/store-hall.ts'
import { sleep } from '../../shared/domain/sleep.ts'
import { startRedis, type TestRedis } from '../kit/redis.ts'
import { until } from '../kit/until.ts'

let redis: TestRedis

beforeAll(async () => {
  redis = await startRedis()
})
afterAll(() => redis.stop())

const writes = /^(HSET|HDEL|HINCRBY|ZADD|ZREM|SET|DEL|SADD|SREM|LPUSH|LTRIM|XADD|PEXPIREAT)$/

/** @returns the write commands of scripts during `work`, and their size in bytes */
async function writesOf(work: () => Promise<unknown>): Promise<{ commands: string[]; bytes: number }> {
  const line = connect(redis.socketPath)
  let output = ''
  line.on('data', data => (output += data))
  line.write('MONITOR\r\n')
  await until('Redis reports its commands', () => output.includes('+OK'))
  await work()
  const client = await redis.client()
  await client.ping('that was all')
  await until('every command is reported', () => output.includes('that was all'))
  line.destroy()
  const scripted = output.split('\r\n').filter(line => / \[0 lua\] /.test(line))
  const commands = scripted.map(line =>
    [...line.matchAll(/"((?:[^"\\]|\\.)*)"/g)].map(([, word]) => word ?? ''),
  )
  const written = commands.filter(([name = '', key = '', , ...rest]) => {
    // Setting the expiry of a key that has one already is not counted.
    if (name === 'PEXPIREAT' && rest.includes('NX')) return key.includes(':t:')
    return writes.test(name)
  })
  return {
    commands: written.map(([name, key = '', ...rest]) => `${name} ${shape(key)} ${rest.length}`).sort(),
    bytes: written.flat().join('').length,
  }
}

/** @returns the kind of a key, without its centre */
function shape(key: string): string {
  return key.replace(/^.*?\{\w+\}:/, '').replace(/d:\d+:|req:.*|t:.*/g, kind => kind.slice(0, 2))
}

test('the bare scripts write what ours write, command by command, and nothing more', async () => {
  const client = await redis.client()
  const hall = await StoreHall.open(client, 6, { prefix: 'ours:' })
  const bare = new BareStore(client, 'bare:', hall.centre)
  const [queue = 'housing-register.submission'] = demandOf(6)
  // The first ticket of a day creates its keys, and the list of calls must be full.
  for (let i = 0; i < 21; i++) {
    await hall.issue(queue)
    await bare.issue(queue, device)
    await hall.callNext(0)
    await bare.callNext('1', device)
  }
  const issued = await writesOf(() => hall.issue(queue))
  const bareIssued = await writesOf(() => bare.issue(queue, device))
  expect(issued.commands.length).toBeGreaterThan(8)
  expect(bareIssued.commands.map(withoutNx)).toEqual(issued.commands.map(withoutNx))
  expect(bareIssued.bytes / issued.bytes).toBeCloseTo(1, 1)

  // Longer than any wait before, so that it is recorded as the longest.
  await sleep(500)
  const called = await writesOf(() => hall.callNext(0))
  const bareCalled = await writesOf(() => bare.callNext('1', device))
  expect(called.commands.length).toBeGreaterThan(12)
  expect(bareCalled.commands).toEqual(called.commands)
  expect(bareCalled.bytes / called.bytes).toBeCloseTo(1, 1)
})

/** The expiry of a ticket's key is written in both cases. */
function withoutNx(command: string): string {
  return command.replace(/^(PEXPIREAT .*) \d$/, '$1')
}
