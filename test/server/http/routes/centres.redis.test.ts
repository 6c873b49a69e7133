import { afterAll, beforeAll, expect, test } from 'vitest'
import type { CentreStates } from '../../../../shared/contract/centres.ts'
import { issue, member } from '../../../kit/member.ts'
import { startNode, type TestNode } from '../../../kit/node.ts'
import { centres } from '../../../kit/order.ts'
import { startRedis, type TestRedis } from '../../../kit/redis.ts'
import { until } from '../../../kit/until.ts'

let redis: TestRedis
let node: TestNode

beforeAll(async () => {
  redis = await startRedis()
  node = await startNode(redis)
})
afterAll(async () => {
  await node?.stop()
  await redis?.stop()
})

const path = '/api/centres/states'
const ask = async () => {
  const answer = await fetch(node.url + path, { headers: { 'Kezek-Role': 'administrator' } })
  return (await answer.json()) as { ok: boolean; reply: CentreStates }
}

test('an administrator sees every centre, and a ticket in one of them within a moment, on one connection', async () => {
  const { reply } = await ask()
  expect(reply.centres.map(({ centre }) => centre)).toEqual(centres.map(({ id }) => id))
  const stop = new AbortController()
  const response = await fetch(node.url + path, {
    headers: { Accept: 'text/event-stream', 'Kezek-Role': 'administrator' },
    signal: stop.signal,
  })
  const heard: CentreStates[] = []
  const reading = read(response, message => heard.push(message))
  await until('the first message is there', () => heard.length > 0)

  const kiosk = await member(node.url, { role: 'kiosk', centre: 'akmola' })
  await issue(kiosk)

  await until('the ticket is seen', () => {
    const akmola = heard.at(-1)?.centres.find(({ centre }) => centre === 'akmola')
    return akmola?.waiting === 1 && akmola.longestSince !== null
  })
  kiosk.close()
  stop.abort()
  await reading
})

async function read(response: Response, take: (message: CentreStates) => void): Promise<void> {
  const decoder = new TextDecoder()
  let rest = ''
  try {
    for await (const chunk of response.body ?? []) {
      const blocks = `${rest}${decoder.decode(chunk as Uint8Array, { stream: true })}`.split('\n\n')
      rest = blocks.pop() ?? ''
      for (const block of blocks)
        if (block.startsWith('data: ')) take(JSON.parse(block.slice(6)) as CentreStates)
    }
  } catch {
    // The test has ended the connection.
  }
}
