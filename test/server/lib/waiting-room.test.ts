import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { WaitingRoom } from '../../../server/lib/waiting-room.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const limits = { max: 4, maxOfNetwork: 2, waitMs: 5_000 }

function open() {
  const room = new WaitingRoom(limits)
  const ended: string[] = []
  return {
    room,
    ended,
    enter: (network: string, name: string) => room.enter(network, () => ended.push(name)),
  }
}

test('a guest that waits too long is ended once', () => {
  const { room, ended, enter } = open()
  enter('a', 'slow')
  const leave = enter('a', 'quick')
  leave()
  vi.advanceTimersByTime(4_999)
  expect(ended).toEqual([])
  vi.advanceTimersByTime(2)
  expect([ended, room.size]).toEqual([['slow'], 0])
})

test('a full network ends its own oldest guest', () => {
  const { ended, enter } = open()
  enter('b', 'other')
  for (const name of ['a1', 'a2', 'a3', 'a4']) enter('a', name)
  expect(ended).toEqual(['a1', 'a2'])
})

test('a full room ends its oldest guest of any network', () => {
  const { room, ended, enter } = open()
  for (const network of ['a', 'b', 'c', 'd', 'e']) enter(network, network)
  expect([ended, room.size]).toEqual([['a'], 4])
})

test('a guest that has left is neither ended nor counted', () => {
  const { room, ended, enter } = open()
  const leaves = ['a1', 'a2'].map(name => enter('a', name))
  for (const leave of leaves) {
    leave()
    leave()
  }
  enter('a', 'a3')
  enter('a', 'a4')
  expect([ended, room.size]).toEqual([[], 2])
})
