import { expect, test } from 'vitest'
import { FewAtATime } from '../../../server/lib/few-at-a-time.ts'

test('a few at a time, in order, and of one asker no more than theirs', async () => {
  const few = new FewAtATime({ max: 1, maxOfOne: 2 })
  const done: string[] = []
  const ends: (() => void)[] = []
  const work = (name: string) => () =>
    new Promise<string>(resolve =>
      ends.push(() => {
        done.push(name)
        resolve(name)
      }),
    )
  const first = few.run('a', work('a1'))
  const second = few.run('a', work('a2'))
  expect(await few.run('a', work('a3'))).toBeUndefined()
  const other = few.run('b', work('b1'))
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

test('work that fails makes room, too', async () => {
  const few = new FewAtATime({ max: 1, maxOfOne: 1 })
  await expect(few.run('a', () => Promise.reject(new Error('no')))).rejects.toThrow('no')
  expect(await few.run('a', async () => 1)).toEqual({ result: 1 })
})
