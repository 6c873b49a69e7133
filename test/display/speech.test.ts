import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  listen,
  markSpoken,
  maxCallsWithRepeats,
  newSpeech,
  repeatAfterMs,
  type Speech,
  type Turn,
  type Utterance,
} from '../../display/speech.ts'
import type { Call } from '../../shared/contract/events.ts'
import type { Spoken } from '../../shared/contract/heartbeat.ts'
import { announceWithinMs, type Calls } from '../../shared/ui/hall-screen/shown-calls.ts'

const area = '.hall'
const idOf = (number: string) => `20261125-${number}`

/** Events of a hall whose clock moves only when a test moves it. */
class Happenings {
  now = 1_800_000_000_000
  readonly view: Calls = { epoch: 'e1', n: 0, tickets: {}, calls: [] }

  call(number: string, counter: string): void {
    const id = idOf(number)
    this.view.tickets[id] = { id, number, counter, state: 'called', called: this.now }
    this.#note(number, counter)
  }

  recall(number: string): void {
    const ticket = this.view.tickets[idOf(number)]
    // The server allows it at the earliest five seconds after the last call.
    const last = Math.max(ticket?.called ?? 0, ticket?.recalled ?? 0)
    if (ticket?.state !== 'called' || this.now - last < 5_000) return
    ticket.recalled = this.now
    this.#note(number, ticket.counter ?? '')
  }

  start(number: string): void {
    this.view.n++
    Object.assign(this.view.tickets[idOf(number)] ?? {}, { state: 'serving' })
  }

  leave(number: string): void {
    this.view.n++
    delete this.view.tickets[idOf(number)]
  }

  #note(number: string, counter: string): void {
    this.view.n++
    const call: Call = { n: this.view.n, ticket: idOf(number), number, counter, at: this.now, lang: 'kk' }
    this.view.calls = [call, ...this.view.calls].slice(0, 20)
  }
}

/** A screen that follows the hall and speaks when it is its turn. */
class Ear {
  readonly hall: Happenings
  speech: Speech = newSpeech
  mine = true
  spokenByAny: Spoken | undefined
  /** Calls that were spoken to their end, with kind and beginning. */
  readonly spoken: { number: string; kind: string; at: number; n: number }[] = []
  #begun = 0

  constructor(hall: Happenings) {
    this.hall = hall
  }

  listen(): this {
    const turn: Turn = {
      mine: new Set(this.mine ? [area] : []),
      spokenByAny: this.spokenByAny ? { [area]: this.spokenByAny } : {},
      areaOf: () => area,
    }
    const before = this.speech.saying
    this.speech = listen(this.speech, this.hall.view, { now: this.hall.now, at: this.hall.now }, turn)
    if (this.speech.saying !== before) this.#begun = this.hall.now
    return this
  }

  /** Speaks the current call to its end. */
  say(): this {
    const { saying } = this.speech
    if (!saying) return this
    this.spoken.push({ number: saying.call.number, kind: saying.kind, at: this.#begun, n: saying.call.n })
    this.speech = markSpoken(this.speech, saying, this.hall.now)
    return this.listen()
  }

  sayAll(): this {
    while (this.speech.saying) this.say()
    return this
  }

  pass(ms: number): this {
    this.hall.now += ms
    return this.listen()
  }

  get heard(): string[] {
    return this.spoken.map(({ number, kind }) => (kind === 'first' ? number : `${number} ${kind}`))
  }
}

const ear = () => new Ear(new Happenings()).listen()

test('defect 03 quick calls are spoken one after another, in order, never at the same time', () => {
  const screen = ear()
  for (const [number, window] of [
    ['A001', '1'],
    ['A002', '2'],
    ['A003', '3'],
  ] as const)
    screen.hall.call(number, window)
  screen.listen()
  expect(screen.speech.saying?.call.number).toBe('A001')
  screen.listen().pass(5_000)
  expect(screen.speech.saying?.call.number).toBe('A001')
  screen.sayAll()
  expect(screen.heard).toEqual(['A001', 'A002', 'A003'])
})

describe('who has not come', () => {
  test('hears the call once more, 20 s after it was spoken, and then no more', () => {
    const screen = ear()
    screen.hall.call('A001', '1')
    screen.listen().say()
    screen.pass(repeatAfterMs - 1).sayAll()
    expect(screen.heard).toEqual(['A001'])
    screen.pass(1).sayAll()
    expect(screen.heard).toEqual(['A001', 'A001 again'])
    screen.pass(600_000).sayAll()
    expect(screen.heard).toHaveLength(2)
  })

  test('hears nothing more when the service has started, or when the window returned the ticket', () => {
    for (const end of ['start', 'leave'] as const) {
      const screen = ear()
      screen.hall.call('A001', '1')
      screen.listen().say()
      screen.hall[end]('A001')
      screen.pass(repeatAfterMs).sayAll()
      expect(screen.heard).toEqual(['A001'])
    }
  })

  test('is called again by the inspector in turn, and then not by the screen', () => {
    const screen = ear()
    screen.hall.call('A001', '1')
    screen.listen().say()
    screen.hall.call('A002', '2')
    screen.listen().pass(5_000)
    screen.hall.recall('A001')
    screen.listen().sayAll()
    expect(screen.heard).toEqual(['A001', 'A002', 'A001 recall'])
    screen.hall.start('A002')
    screen.pass(600_000).sayAll()
    expect(screen.heard).toHaveLength(3)
  })
})

test('with more than three waiting calls the screen speaks every first call and no repeat', () => {
  const screen = ear()
  screen.hall.call('A001', '1')
  screen.listen().say()
  screen.hall.call('A002', '2')
  screen.listen().pass(5_000)
  screen.hall.recall('A001')
  for (const number of ['3', '4', '5']) screen.hall.call(`A00${number}`, number)
  screen.listen()
  expect(screen.speech.waiting.map(({ kind }) => kind)).toEqual(['first', 'first', 'first'])
  screen.sayAll()
  expect(screen.heard).toEqual(['A001', 'A002', 'A003', 'A004', 'A005'])
})

test('a first call is never too old, and is left out only when the window has returned the ticket', () => {
  const screen = ear()
  for (let i = 1; i <= 9; i++) screen.hall.call(`A00${i}`, String(i))
  screen.listen()
  screen.hall.leave('A005')
  screen.hall.start('A006')
  for (let i = 1; i <= 9; i++) {
    screen.pass(12_000)
    screen.say()
  }
  const firsts = screen.spoken.filter(({ kind }) => kind === 'first').map(({ number }) => number)
  expect(firsts).toEqual(['A001', 'A002', 'A003', 'A004', 'A006', 'A007', 'A008', 'A009'])
})

test('a visitor whom the same window returned and called again is called once, by the newer call', () => {
  const screen = ear()
  screen.mine = false
  screen.hall.call('A001', '1')
  screen.hall.leave('A001')
  screen.hall.now += 1_000
  screen.hall.call('A001', '1')
  screen.mine = true
  screen.listen().sayAll()
  expect(screen.spoken).toMatchObject([{ number: 'A001', kind: 'first', n: 3 }])
})

describe('a screen whose turn begins in the middle of things', () => {
  test('continues after the last spoken call, whatever the age, and repeats nothing', () => {
    const hall = new Happenings()
    const [one, other] = [new Ear(hall), new Ear(hall)]
    other.mine = false
    for (const screen of [one, other]) screen.listen()
    for (let i = 1; i <= 4; i++) hall.call(`A00${i}`, String(i))
    one.listen()
    hall.now += announceWithinMs
    one.say().say()
    other.spokenByAny = one.speech.spoken[area]
    other.mine = true
    other.listen().sayAll()
    expect(one.heard).toEqual(['A001', 'A002'])
    expect(other.heard).toEqual(['A003', 'A004'])
  })

  test('stops at once when it loses its turn, and the other screen speaks the interrupted call', () => {
    const hall = new Happenings()
    const [one, other] = [new Ear(hall).listen(), new Ear(hall)]
    hall.call('A001', '1')
    one.listen()
    one.mine = false
    one.listen()
    expect(one.speech.saying).toBeUndefined()
    other.listen().sayAll()
    expect(other.heard).toEqual(['A001'])
  })

  test('repeats the call of a visitor who has not come, 20 s after it learned that the call was spoken', () => {
    const hall = new Happenings()
    const screen = new Ear(hall)
    screen.mine = false
    screen.listen()
    hall.call('A001', '1')
    hall.call('A002', '2')
    screen.spokenByAny = { n: 2, again: 1 }
    screen.listen()
    screen.mine = true
    screen.pass(repeatAfterMs - 1).sayAll()
    expect(screen.heard).toEqual([])
    screen.pass(1).sayAll()
    expect(screen.heard).toEqual(['A002 again'])
  })

  test('speaks calls younger than a minute if the progress is unknown', () => {
    const hall = new Happenings()
    hall.call('A001', '1')
    hall.now += announceWithinMs
    hall.call('A002', '2')
    const screen = new Ear(hall).listen().sayAll()
    expect(screen.heard).toEqual(['A002'])
  })

  test('leaves out visitors who have come already', () => {
    const hall = new Happenings()
    hall.call('A001', '1')
    hall.call('A002', '2')
    hall.call('A003', '3')
    hall.start('A002')
    hall.now += announceWithinMs
    const screen = new Ear(hall)
    screen.spokenByAny = { n: 1, again: 0 }
    screen.listen().sayAll()
    expect(screen.heard).toEqual(['A003'])
  })
})

test('starts over when the store is another one, whose call numbers mean something else', () => {
  const screen = ear()
  screen.hall.call('A001', '1')
  screen.listen().say()
  Object.assign(screen.hall.view, { epoch: 'e2', n: 0, calls: [], tickets: {} })
  screen.hall.call('B001', '2')
  screen.listen().sayAll()
  expect(screen.heard).toEqual(['A001', 'B001'])
})

test('a screen does not speak in another screen’s area', () => {
  const hall = new Happenings()
  const turn: Turn = {
    mine: new Set(['east']),
    spokenByAny: {},
    areaOf: counter => (counter === '1' ? 'east' : 'west'),
  }
  const look = (last: Speech) => listen(last, hall.view, { now: hall.now, at: hall.now }, turn)
  let speech = look(newSpeech)
  hall.call('A001', '2')
  hall.call('A002', '1')
  speech = look(speech)
  expect(speech.saying?.call.number).toBe('A002')
  expect(speech.waiting).toEqual([])
})

interface Step {
  /** `change`: another screen takes over with the progress of the first. */
  do: 'call' | 'recall' | 'start' | 'leave' | 'pass' | 'say' | 'change'
  which: number
  ms: number
}

const step = (...what: Step['do'][]) =>
  fc.record<Step>({ do: fc.constantFrom(...what), which: fc.nat(30), ms: fc.nat(15_000) })
const steps = fc.array(
  fc.oneof(
    { weight: 2, arbitrary: step('call', 'say') },
    step('call', 'recall', 'start', 'leave', 'pass', 'say', 'change'),
  ),
  { minLength: 1, maxLength: 60 },
)

test('whatever happens, first calls are spoken once and in order, repeats once, late, and only for visitors who have not come', () => {
  fc.assert(
    fc.property(steps, happenings => {
      const hall = new Happenings()
      let screen = new Ear(hall).listen()
      const log: Ear['spoken'] = []
      let calls = 0
      const numberOf = (n: number) => `A${String(1 + (n % Math.max(1, calls))).padStart(3, '0')}`
      /** Tickets that left; the screen may drop their calls. */
      const released = new Set<string>()
      const say = () => {
        const before = screen.spoken.length
        const wanted = screen.speech.saying
        if (wanted) expect(isStillTrue(wanted, released)).toBe(true)
        screen.say()
        for (const entry of screen.spoken.slice(before)) log.push({ ...entry, at: hall.now })
      }
      for (const step of happenings) {
        if (step.do === 'call' && calls < 19) hall.call(`A${String(++calls).padStart(3, '0')}`, String(calls))
        if (step.do === 'recall') hall.recall(numberOf(step.which))
        if (step.do === 'start') hall.start(numberOf(step.which))
        // Does not remove the visitor whose call is being spoken.
        if (step.do === 'leave' && calls > 0 && screen.speech.saying?.call.number !== numberOf(step.which)) {
          hall.leave(numberOf(step.which))
          released.add(numberOf(step.which))
        }
        if (step.do === 'pass') hall.now += step.ms
        if (step.do === 'change') {
          const spoken = screen.speech.spoken[area]
          screen = new Ear(hall)
          screen.spokenByAny = spoken
        }
        screen.listen()
        if (screen.speech.waiting.length > maxCallsWithRepeats)
          expect(screen.speech.waiting.every(({ kind }) => kind === 'first')).toBe(true)
        if (step.do === 'say') say()
      }
      while (screen.speech.saying) say()
      const firsts = log.filter(({ kind }) => kind === 'first')
      expect(firsts.map(({ n }) => n)).toEqual([...new Set(firsts.map(({ n }) => n))].sort((a, b) => a - b))
      const heard = new Set(firsts.map(({ number }) => number))
      const isChanged = happenings.some(step => step.do === 'change')
      for (let i = 1; i <= calls; i++) {
        const number = `A${String(i).padStart(3, '0')}`
        // A screen that takes over skips visitors who have come, and one without the progress skips old calls.
        if (!isChanged && !released.has(number)) expect(heard).toContain(number)
      }
      for (const repeat of log.filter(({ kind }) => kind === 'again')) {
        const first = firsts.find(({ n }) => n === repeat.n)
        expect(log.filter(({ kind, n }) => kind === 'again' && n === repeat.n)).toHaveLength(1)
        if (first) expect(repeat.at - first.at).toBeGreaterThanOrEqual(repeatAfterMs)
      }
    }),
    { numRuns: 500 },
  )
})

function isStillTrue({ call }: Utterance, released: ReadonlySet<string>): boolean {
  return !released.has(call.number)
}
