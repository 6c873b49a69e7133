import { pino } from 'pino'
import { expect, test } from 'vitest'
import {
  answerSafely,
  codeOfFailure,
  everySafely,
  NotYetError,
  noteFailure,
  runSafely,
  safely,
} from '../../../server/lib/boundary.ts'
import { shapeOf } from '../../../server/lib/shape.ts'
import { DeadlineError } from '../../../server/redis/client.ts'
import { until } from '../../kit/until.ts'

function listen() {
  const lines: Record<string, unknown>[] = []
  const log = pino({ level: 'info', base: null }, { write: line => lines.push(JSON.parse(line)) })
  return { log, lines }
}

const defect = () => {
  throw new TypeError("Cannot read properties of undefined (reading 'x')")
}

test('a failure is answered with a code and logged with its place and the shape of its input', async () => {
  const { log, lines } = listen()
  const answer = await answerSafely(log, 'query', defect, code => code, { surname: 'Ахметова', page: 3 })
  expect(answer).toBe('INTERNAL')
  expect(lines).toHaveLength(1)
  expect(lines[0]).toMatchObject({ place: 'query', input: '{ surname: string(8), page: number }' })
  expect(lines[0]?.failure).toMatchObject({ type: 'TypeError' })
})

test('no part of a value reaches the log', () => {
  const { log, lines } = listen()
  const rows = Object.assign(new Error('Failed query: insert into t values ($1)\nparams: Ахметова'), {
    detail: 'Key (name)=(Ахметова) already exists.',
  })
  noteFailure(log, 'archive', rows, ['Ахметова', { Ахметова: { deep: { deeper: 'Ахметова' } } }])
  try {
    JSON.parse('Ахметова')
  } catch (error) {
    noteFailure(log, 'reading', error, Buffer.from('Ахметова'))
  }
  expect(lines).toHaveLength(2)
  expect(JSON.stringify(lines)).not.toContain('Ахметова')
})

test('a repeated failure is logged the first, the tenth and the hundredth time', () => {
  const { log, lines } = listen()
  for (let count = 0; count < 250; count++) runSafely(log, 'tick', defect)
  expect(lines.map(({ times }) => times)).toEqual([undefined, 10, 100])
})

test('two kinds of failure at one place are both logged', () => {
  const { log, lines } = listen()
  runSafely(log, 'tick', defect)
  runSafely(log, 'tick', () => null as unknown as { x: number } | Promise<{ x: number }>)
  runSafely(log, 'tick', () => Promise.reject(new RangeError('too far')))
  return until('the second is logged', () => lines.length === 2)
})

test('trouble with the store and work that is not possible yet are not logged as defects', async () => {
  const { log, lines } = listen()
  expect(codeOfFailure(new DeadlineError(5))).toBe('NO_ANSWER')
  expect(codeOfFailure(new Error('LOADING Redis is loading'))).toBe('STORE_AWAY')
  expect(codeOfFailure(new Error('OOM command not allowed'))).toBe('STORE_FULL')
  noteFailure(log, 'tail', new DeadlineError(5))
  noteFailure(log, 'reader', new NotYetError('there is no view yet'))
  expect(lines).toEqual([])
})

test('a listener and a timer that fail are called again', async () => {
  const { log } = listen()
  let heard = 0
  const listener = safely(log, 'event', (word: string) => {
    heard++
    if (word === 'bad') defect()
  })
  listener('bad')
  listener('good')
  expect(heard).toBe(2)

  let rounds = 0
  const timer = everySafely(log, 'round', 1, async () => {
    rounds++
    await Promise.resolve()
    defect()
  })
  await until('three rounds', () => rounds >= 3)
  clearInterval(timer)
})

test.each([
  [null, 'null'],
  [undefined, 'undefined'],
  ['abc', 'string(3)'],
  [1, 'number'],
  [[], 'array(0)'],
  [['a', 'b'], 'array(2) of string(1)'],
  [Buffer.alloc(3), 'bytes(3)'],
  [{ 'имя человека': 1, ok: true }, '{ ?: number, ok: boolean }'],
  [new Map(), 'Map'],
  [{ a: { b: { c: { d: 1 } } } }, '{ a: { b: { c: object(1) } } }'],
])('the shape of %j', (value, shape) => {
  expect(shapeOf(value)).toBe(shape)
})
