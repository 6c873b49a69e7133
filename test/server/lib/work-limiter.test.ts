import { expect, test } from 'vitest'
import { WorkLimiter } from '../../../server/lib/work-limiter.ts'

test('work runs a few pieces at a time, in order, with a limit per caller', async () => {
  const limiter = new WorkLimiter({ max: 1, maxPerCaller: 2 })
  const done: string[] = []
  const ends: (() => void)[] = []
  const work = (name: string) => () =>
    new Promise<string>(resolve =>
      ends.push(() => {
        done.push(name)
        resolve(name)
      }),
    )
  const first = limiter.run('a', work('a1'))
  const second = limiter.run('a', work('a2'))
  expect(await limiter.run('a', work('a3'))).toBeUndefined()

  const other = limiter.run('b', work('b1'))
  for (let round = 0; round < 3; round++) {
    await new Promise(resolve => setImmediate(resolve))
    expect(ends).toHaveLength(1)
    ends.shift()?.()
  }
  expect(await Promise.all([first, second, other])).toEqual([
    { result: 'a1' },
    { result: 'a2' },
    { result: 'b1' },
  ])
  expect(done).toEqual(['a1', 'a2', 'b1'])
})

test('failed work makes room for the next', async () => {
  const limiter = new WorkLimiter({ max: 1, maxPerCaller: 1 })
  await expect(limiter.run('a', () => Promise.reject(new Error('no')))).rejects.toThrow('no')
  expect(await limiter.run('a', async () => 1)).toEqual({ result: 1 })
})

test('a caller with much work leaves places to others', async () => {
  const limiter = new WorkLimiter({ max: 2, maxPerCaller: 5, maxRunningPerCaller: 1 })
  const begun: string[] = []
  const ends = new Map<string, () => void>()
  const run = (one: string, name: string) =>
    limiter.run(one, () => {
      begun.push(name)
      return new Promise<void>(resolve => ends.set(name, resolve))
    })
  const end = async (name: string, work: Promise<unknown>) => {
    ends.get(name)?.()
    await work
    await new Promise(resolve => setImmediate(resolve))
  }
  const [a1, a2, a3] = [run('a', 'a1'), run('a', 'a2'), run('a', 'a3')]
  const b1 = run('b', 'b1')
  await new Promise(resolve => setImmediate(resolve))
  expect(begun).toEqual(['a1', 'b1'])

  // The second place stays free for others although two pieces of the first caller wait.
  await end('b1', b1)
  expect(begun).toEqual(['a1', 'b1'])

  const c1 = run('c', 'c1')
  await new Promise(resolve => setImmediate(resolve))
  expect(begun).toEqual(['a1', 'b1', 'c1'])

  await end('c1', c1)
  await end('a1', a1)
  expect(begun).toEqual(['a1', 'b1', 'c1', 'a2'])

  await end('a2', a2)
  await end('a3', a3)
  expect(begun.at(-1)).toBe('a3')
})

test('the work of a caller who is gone is dropped and no longer counts', async () => {
  const limiter = new WorkLimiter({ max: 1, maxPerCaller: 2 })
  let end = () => {}
  const first = limiter.run('a', () => new Promise<void>(resolve => (end = resolve)))
  const gone = new AbortController()
  let isDone = false
  const second = limiter.run('a', async () => (isDone = true), gone.signal)
  expect(await limiter.run('a', async () => {})).toBeUndefined()

  gone.abort()
  expect(await second).toBeUndefined()

  const third = limiter.run('a', async () => 3)
  end()
  await first
  expect(await third).toEqual({ result: 3 })
  expect(isDone).toBe(false)
})
