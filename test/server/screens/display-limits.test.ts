import { expect, test } from 'vitest'
import { Displays } from '../../../server/screens/displays.ts'
import type { HallView } from '../../../shared/contract/hall-view.ts'
import type { ScreenHeartbeat } from '../../../shared/contract/heartbeat.ts'
import { orderSettings } from '../../kit/order.ts'

const settings = orderSettings()
const view = { centre: 'akmola', settings, epoch: 'e', n: 1 } as unknown as HallView
const windows = settings.counters.map(({ id }) => id)

function report(counter?: string): ScreenHeartbeat {
  const well = { epoch: 'e', n: 1, frameAgeMs: 0, visible: true, failing: false, spoken: [] }
  return { ...well, sound: 'none', ...(counter !== undefined && { counter }) }
}

test('heartbeats for windows that the settings do not know are ignored, however many there are', () => {
  const displays = new Displays(() => 0)
  for (let count = 0; count < 5_000; count++)
    displays.noteHeartbeat('s1', view, 'd1', report(`made-up-${count}`))
  expect(displays.statuses(view, new Set())).toEqual([])
  expect(displays.noteLeft('s1')).toBe(false)
})

test('a device that comes and goes as one window after the other is listed as gone once, with its last window', () => {
  const displays = new Displays(() => 0)
  windows.forEach((window, at) => {
    displays.noteHeartbeat(`s${at}`, view, 'd1', report(window))
    displays.noteLeft(`s${at}`)
  })
  expect(windows.length).toBeGreaterThan(1)
  expect(displays.statuses(view, new Set())).toMatchObject([{ counter: windows.at(-1), state: 'gone' }])
})
