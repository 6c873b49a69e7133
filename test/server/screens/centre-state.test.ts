import { expect, test } from 'vitest'
import { centreState } from '../../../server/screens/centre-state.ts'
import type { HallView } from '../../../shared/contract/hall-view.ts'
import type { DisplayStatus } from '../../../shared/contract/wire.ts'
import type { CentreSettings } from '../../../shared/domain/settings.ts'
import { utcClock } from '../../../shared/domain/zone-clock.ts'
import { emptyView, openCounter } from '../../kit/empty-view.ts'
import { orderSettings } from '../../kit/order.ts'

const now = 1_000_000
const figures = { waiting: 0, first: 0, longestSince: null, nextDueBy: null, approaching: 0, breached: 0 }
const well: DisplayStatus = { device: 'hall-1', state: 'ok', speaks: true }
const stateIn = (
  view: Partial<HallView>,
  status: { away: string[]; displays: DisplayStatus[] } = { away: [], displays: [] },
) =>
  centreState({
    view: { ...emptyView(), ...view },
    isLive: true,
    timetable: { hall: { open: true }, zone: utcClock },
    status,
    now,
  })

test('who waits in all queues together, and the longest wait', () => {
  const queues = {
    'housing-register.submission': { ...figures, waiting: 3, longestSince: 500 },
    'child-benefit.submission': { ...figures, waiting: 2, longestSince: 400 },
  } as const

  expect(stateIn({ queues })).toMatchObject({ waiting: 5, longestSince: 400, pastTarget: 0 })
  expect(stateIn({})).toMatchObject({ waiting: 0, longestSince: null })
})

test('past the target count those with a mark, and a deadline that has just passed', () => {
  const queues = {
    'housing-register.submission': { ...figures, waiting: 4, breached: 2, nextDueBy: now - 1 },
    'child-benefit.submission': { ...figures, waiting: 1, nextDueBy: now - 1 },
    'housing-aid.submission': { ...figures, waiting: 1, nextDueBy: now + 1 },
  } as const

  expect(stateIn({ queues }).pastTarget).toBe(3)
})

test('windows that are open, of all; those of another day are closed', () => {
  const counters = { 1: openCounter({ id: '1' }), 2: openCounter({ id: '2', day: '20200101' }) }

  const state = stateIn({ counters })

  expect(state.windowsOpen).toBe(1)
  expect(state.windows).toBe(emptyView().settings.counters.length)
})

test('troubles: printers that do not print, hall screens that are not well, windows whose screen has left', () => {
  const printers = {
    hall: { since: 1, nearEnd: false, printed: 3, cause: 'paper-out' },
    desk: { since: 1, nearEnd: false, printed: 3 },
  }
  const settings: CentreSettings = {
    ...orderSettings(),
    printers: {
      hall: { address: 'tcp://10.0.0.7:9100', profile: 'generic-80' },
      desk: { address: 'tcp://10.0.0.8:9100', profile: 'generic-80' },
    },
  }
  const displays: DisplayStatus[] = [well, { ...well, device: 'hall-2', state: 'frozen' }]

  expect(stateIn({ printers, settings }, { away: ['4'], displays }).troubles).toBe(3)
  expect(stateIn({}, { away: [], displays: [well] }).troubles).toBe(0)
})
