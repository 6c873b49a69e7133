import { pino } from 'pino'
import { expect, test } from 'vitest'
import { type Part, startAll, stopAll } from '../../../server/lib/life-cycle.ts'

const log = pino({ level: 'silent' })

function recorded(steps: string[], name: string, stop?: () => Promise<void>): Part {
  return {
    start: () => void steps.push(`start ${name}`),
    async stop() {
      await stop?.()
      steps.push(`stop ${name}`)
    },
  }
}

test('parts stop in reverse order, each after the one before has stopped', async () => {
  const steps: string[] = []
  const slowly = () => new Promise<void>(resolve => setImmediate(resolve))
  const parts = [recorded(steps, 'store'), recorded(steps, 'web', slowly), recorded(steps, 'screens', slowly)]

  startAll(parts)
  await stopAll(parts, log)

  expect(steps).toEqual([
    'start store',
    'start web',
    'start screens',
    'stop screens',
    'stop web',
    'stop store',
  ])
})

test('a part that fails to stop does not keep others from stopping', async () => {
  const steps: string[] = []
  const failing: Part = { stop: () => Promise.reject(new Error('on purpose')) }

  await stopAll([recorded(steps, 'store'), failing, recorded(steps, 'screens')], log)

  expect(steps).toEqual(['stop screens', 'stop store'])
})
