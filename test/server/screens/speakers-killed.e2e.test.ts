import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { restOfHall } from '../../../shared/domain/voice-areas.ts'
import { startApp, type TestApp } from '../../kit/app.ts'
import { member } from '../../kit/member.ts'
import { startNode, type TestNode } from '../../kit/node.ts'
import { randomPrefix, startRedis, type TestRedis } from '../../kit/redis.ts'
import { until } from '../../kit/until.ts'

const prefix = randomPrefix()
let redis: TestRedis
/** Two nodes of one hall, one of them a process that can be killed. */
let app: TestApp
let node: TestNode
let closing: (() => void)[] = []

beforeAll(async () => {
  redis = await startRedis()
  const env = { REDIS_URL: `unix://${redis.socketPath}`, KEY_PREFIX: prefix }
  ;[app, node] = await Promise.all([startApp({ env }), startNode(redis, { prefix })])
})
afterEach(() => {
  for (const close of closing) close()
  closing = []
})
afterAll(async () => {
  await app?.stop()
  await node?.stop()
  await redis?.stop()
})

/** A healthy hall screen without a page. */
async function screen(device: string, url: string) {
  const { hall, close } = await member(url, { role: 'display', device })
  const timer = setInterval(() => {
    const { epoch = '', n = 0 } = hall.view ?? {}
    const well = { frameAgeMs: 0, visible: true, sound: 'on' as const, failing: false, spoken: [] }
    hall.sendHeartbeat({ ...well, epoch, n })
  }, 300)
  closing.push(close, () => clearInterval(timer))
  return {
    speaks: () => hall.tick?.speakers?.some(({ area, socket }) => area === restOfHall && socket === hall.id),
  }
}

test.each(['SIGKILL', 'SIGSTOP'] as const)(
  'a server that goes without a word (%s) leaves the word to a screen of the other',
  async signal => {
    const first = await screen('hall-1', app.url)
    await until('it speaks', first.speaks)
    const second = await screen('hall-2', node.url)
    expect(second.speaks()).toBeFalsy()
    await app.kill(signal)
    try {
      await until('the other speaks', second.speaks)
    } finally {
      if (signal === 'SIGSTOP') await app.kill('SIGCONT')
      else await app.start()
    }
  },
)
