import { expect, test } from 'vitest'
import type { Board } from '../../manager/board.ts'
import { leftUnserved, notYetServed, peopleIn } from '../../manager/by-queue.ts'
import type { HallView } from '../../shared/contract/hall-view.ts'

const register = 'housing-register.submission'
const benefit = 'child-benefit.submission'
const nobody = { waiting: 0, first: 0, longestSince: null, nextDueBy: null, approaching: 0, breached: 0 }

function boardOf(view: Partial<HallView>): Board {
  return { view: { queues: {}, tickets: {}, sum: {}, ...view } } as Board
}

test('not yet served are those who wait, were put aside or are called; not those being served or missed', () => {
  const states = ['called', 'parked', 'serving', 'no-show'] as const
  const found = notYetServed(
    boardOf({
      queues: { [register]: { ...nobody, waiting: 2 }, [benefit]: nobody },
      tickets: Object.fromEntries(
        states.map((state, at) => [
          String(at),
          { id: String(at), state, queue: at === 0 ? benefit : register },
        ]),
      ),
    }),
  )
  expect([...found]).toEqual([
    [register, 3],
    [benefit, 1],
  ])
  expect(peopleIn(found)).toBe(4)
})

test('left unserved are as many as the day’s figures say, and none after they are back', () => {
  const sum = { [`${register}:unserved`]: 4, [`${benefit}:unserved`]: 0, [`${benefit}:issued`]: 7 }
  expect([...leftUnserved(boardOf({ sum }))]).toEqual([[register, 4]])
  expect(peopleIn(leftUnserved(boardOf({})))).toBe(0)
})
