import { expect, test } from 'vitest'
import { transition, whoMay } from '../../../shared/domain/transitions.ts'

test('a row is found by command, role and state together', () => {
  expect(transition('start', 'inspector', 'called')).toMatchObject({ to: 'serving', event: 'ticket:started' })
  expect(transition('issue', 'kiosk', null)).toMatchObject({ to: 'waiting', event: 'ticket:issued' })
})

test('there is no row for another command, role or state', () => {
  expect(transition('finish', 'inspector', 'called')).toBeUndefined()
  expect(transition('start', 'kiosk', 'called')).toBeUndefined()
  expect(transition('start', 'inspector', 'waiting')).toBeUndefined()
})

test('all roles that may give a command are named, and none for a command that the tables lack', () => {
  expect(whoMay('issue')).toEqual(new Set(['kiosk', 'consultant', 'manager']))
  expect(whoMay('recall')).toEqual(new Set(['inspector']))
  expect(whoMay('no-command')).toBeUndefined()
})
