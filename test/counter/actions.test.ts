import { expect, test } from 'vitest'
import { isOpenTo, mainAction, type WindowAction, windowActions } from '../../counter/actions.ts'
import type { TicketState } from '../../shared/domain/ticket.ts'

const openTo = (state: TicketState | undefined): WindowAction[] =>
  windowActions.filter(action => isOpenTo(action, state))

test('with nobody at the window the only action is to call the next visitor', () => {
  expect(openTo(undefined)).toEqual(['next'])
})

test('a called visitor can be served, called again, missed, parked, transferred and returned', () => {
  expect(openTo('called')).toEqual(['recall', 'start', 'no-show', 'park', 'transfer', 'return'])
})

test('a visitor being served can be finished, parked and transferred', () => {
  expect(openTo('serving')).toEqual(['finish', 'park', 'transfer'])
})

test('the main action is always a possible one', () => {
  for (const state of [undefined, 'called', 'serving'] as const)
    expect(isOpenTo(mainAction(state), state)).toBe(true)
})
