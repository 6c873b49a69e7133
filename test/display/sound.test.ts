import { expect, test, vi } from 'vitest'
import { SoundQueue, type Speaker } from '../../display/sound.ts'
import type { Call } from '../../shared/contract/events.ts'

const call = (n: number): Call => ({
  n,
  ticket: `20261125-${n}`,
  number: `A00${n}`,
  counter: '1',
  at: 0,
  lang: 'kk',
})

/** Says a call until it is told to end. */
class Loudspeaker implements Speaker {
  isOn = true
  readonly said: string[] = []
  end: () => void = () => {}
  fail: () => void = () => {}

  say({ number }: Call): Promise<void> {
    this.said.push(number)
    return new Promise((resolve, reject) => {
      this.end = resolve
      this.fail = () => reject(new Error('no sound card'))
    })
  }
}

/** Lets what waits for a promise go on. */
const settle = () => new Promise(resolve => setImmediate(resolve))

test('defect 03 of two quick calls both are said, one after the other, in order', async () => {
  const speaker = new Loudspeaker()
  const queue = new SoundQueue(speaker)
  queue.announce([call(1)])
  queue.announce([call(2)])
  await settle()
  expect(speaker.said).toEqual(['A001'])
  speaker.end()
  await settle()
  expect(speaker.said).toEqual(['A001', 'A002'])
})

test('a call that could not be said does not hold the next', async () => {
  vi.spyOn(console, 'warn').mockReturnValue()
  const speaker = new Loudspeaker()
  const queue = new SoundQueue(speaker)
  queue.announce([call(1), call(2)])
  await settle()
  speaker.fail()
  await settle()
  expect(speaker.said).toEqual(['A001', 'A002'])
})

test('what was called while sound was off is not said later', async () => {
  const speaker = new Loudspeaker()
  speaker.isOn = false
  const queue = new SoundQueue(speaker)
  queue.announce([call(1)])
  speaker.isOn = true
  queue.announce([call(2)])
  await settle()
  expect(speaker.said).toEqual(['A002'])
})

test('at most six wait to be said: the oldest are left out', async () => {
  const speaker = new Loudspeaker()
  const queue = new SoundQueue(speaker)
  queue.announce([call(1)])
  queue.announce([2, 3, 4, 5, 6, 7, 8, 9].map(call))
  for (let said = 0; said < 8; said++) {
    await settle()
    speaker.end()
  }
  expect(speaker.said).toEqual(['A001', 'A004', 'A005', 'A006', 'A007', 'A008', 'A009'])
})
