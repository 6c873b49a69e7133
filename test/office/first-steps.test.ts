import { expect, test } from 'vitest'
import { checkSteps, type SetUp } from '../../office/first-steps/check-steps.ts'
import type { DeviceRow } from '../../shared/contract/devices.ts'
import type { PersonRow } from '../../shared/contract/people.ts'
import { firstSteps } from '../../shared/domain/first-steps.ts'
import { emptyView } from '../kit/empty-view.ts'
import { orderSettings, screenCatalogue } from '../kit/order.ts'

const settings = orderSettings()
const setUp = (parts: Partial<SetUp> = {}): SetUp => ({
  view: emptyView(),
  catalogue: screenCatalogue,
  devices: [],
  people: [],
  ...parts,
})
const doneIn = (scene: SetUp) => checkSteps(scene).flatMap(({ id, isDone }) => (isDone ? [id] : []))

const device = (kind: DeviceRow['kind'], state: DeviceRow['state'] = 'active') =>
  ({ kind, state }) as DeviceRow
const person = (role: PersonRow['role'], isActive = true) => ({ role, isActive }) as PersonRow

test('a new centre has every step before it', () => {
  expect(doneIn(setUp())).toEqual([])
  expect(checkSteps(setUp()).map(({ id }) => id)).toEqual(firstSteps)
})

test('what the program sees is done without a word: devices, an inspector, a printed ticket, an issued one', () => {
  const devices = [device('kiosk'), device('display')]
  const people = [person('inspector')]
  const printers = { hall: { since: 1, nearEnd: false, printed: 1 } }
  const sum = { 'housing-register.submission:issued': 1 }

  expect(doneIn(setUp({ devices, people, view: emptyView({ printers, sum }) }))).toEqual([
    'people',
    'kiosk',
    'screen',
    'printer',
    'ticket',
  ])
})

test('a removed device, an inspector who has left and a printer in trouble do not count', () => {
  const devices = [device('kiosk', 'revoked'), device('print-agent')]
  const people = [person('inspector', false), person('manager')]
  const printers = { hall: { since: 1, nearEnd: false, printed: 5, cause: 'paper-out' } }

  expect(doneIn(setUp({ devices, people, view: emptyView({ printers }) }))).toEqual([])
})

test('a ticket of the last business day counts, because a centre may be closed today', () => {
  const lastSum = { 'housing-register.submission:issued': 3 }

  expect(doneIn(setUp({ view: emptyView({ lastSum }) }))).toEqual(['ticket'])
})

test('what a person confirms is done; windows only when every queue has one', () => {
  const confirmed = { ...settings, firstSteps: ['hours', 'windows'] as const }
  const lonely = { ...confirmed, counters: confirmed.counters.slice(0, 1) }

  expect(doneIn(setUp({ view: emptyView({ settings: confirmed }) }))).toEqual(['hours', 'windows'])
  const steps = checkSteps(setUp({ view: emptyView({ settings: lonely }) }))
  const windows = steps.find(({ id }) => id === 'windows')
  expect(windows).toMatchObject({ isDone: false, isConfirmed: true })
  expect(windows?.withoutWindow?.length).toBeGreaterThan(0)
})
