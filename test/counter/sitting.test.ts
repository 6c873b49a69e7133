import { describe, expect, test } from 'vitest'
import { judgeSitting, personId, type Sitting } from '../../counter/sitting.ts'
import type { HallView } from '../../shared/contract/hall-view.ts'
import type { Counter } from '../../shared/domain/counter.ts'
import { emptyView } from '../kit/empty-view.ts'

const sign = { surname: 'Ахметова', name: 'Әлия', patronymic: '', post: 'Инспектор' }
const sitting: Sitting = {
  centre: 'akmola',
  counter: '1',
  session: 'abcdefghijklmnop',
  person: 'me',
  sign,
}
const open: Counter = {
  id: '1',
  state: 'open',
  day: '20261125',
  session: 'abcdefgh',
  inspector: 'me',
  queues: [],
  streak: 0,
}

/** A view that holds only the window. */
function viewWith(counter: Partial<Counter> | undefined, said?: string): HallView {
  const day = '20261125'
  return emptyView({
    day,
    days: said === undefined ? {} : { [day]: said },
    counters: counter ? { '1': { ...open, ...counter } } : {},
  })
}

describe('a sitting', () => {
  test.each(['open', 'paused'] as const)('continues while the window is %s with its own session', state => {
    expect(judgeSitting(viewWith({ state }), sitting)).toEqual({ is: 'ours' })
  })

  test('is taken when the window has another session, even of the same person', () => {
    const taken = (inspector: string) => judgeSitting(viewWith({ session: 'zzzzzzzz', inspector }), sitting)
    expect(taken('other')).toEqual({ is: 'taken', by: 'other' })
    expect(taken('me')).toEqual({ is: 'taken', by: 'me' })
  })

  test('ends when the window closes, and says why', () => {
    const why = (view: HallView) => judgeSitting(view, sitting)
    expect(why(viewWith({ state: 'closed' }))).toEqual({ is: 'closed', why: 'closed' })
    expect(why(viewWith(undefined))).toEqual({ is: 'closed', why: 'closed' })
    expect(why(viewWith({ state: 'closed' }, 'closing'))).toEqual({ is: 'closed', why: 'day-ended' })
    expect(why(viewWith({ day: '20261124' }))).toEqual({ is: 'closed', why: 'new-day' })
  })

  test('is closed, not taken, when a manager reopened the window without an inspector', () => {
    const { inspector: _nobody, ...empty } = { ...open, session: 'zzzzzzzz' }
    const view = { ...viewWith({}), counters: { '1': empty } }
    expect(judgeSitting(view, sitting)).toEqual({ is: 'closed', why: 'closed' })
  })
})

describe('the id of a person', () => {
  const browser = '0b0f6b1e-6a3f-4a53-9a43-5a2a0a1f7c11'

  test('is the same on another day and after a promotion, and different for a colleague', () => {
    const id = personId(browser, sign)
    expect(personId(browser, { ...sign, surname: ' ахметова', post: 'Бас инспектор' })).toBe(id)
    expect(personId(browser, { ...sign, name: 'Әсия' })).not.toBe(id)
    expect(personId('another', sign)).not.toBe(id)
  })

  test('does not reveal the name, and is valid for the server', () => {
    expect(personId(browser, sign)).toMatch(/^[A-Za-z0-9_-]{1,64}$/)
  })
})
