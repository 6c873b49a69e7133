import { expect, test } from 'vitest'
import { importErrors } from '../../scripts/check/imports.ts'
import { screenTimeErrors } from '../../scripts/check/screen-time.ts'
import { projectOf, ROOT } from './project.ts'

test('no screen of the project uses its own time', () => {
  expect(screenTimeErrors(ROOT)).toEqual([])
})

test.each([
  ['kiosk/a.ts', 'const now = Date.now()'],
  ['account/deep/a.ts', 'const zone = Intl.DateTimeFormat().resolvedOptions().timeZone'],
  ['shared/ui/a.ts', 'const hour = new Date(at).getHours()'],
  ['shared/i18n/a.ts', "const text = new Date(at).toLocaleTimeString('ru')"],
  ['manager/a.ts', 'const today = new Date()'],
])('%s may not hold %s', (path, text) => {
  expect(screenTimeErrors(projectOf({ [path]: `\n${text}` }))).toEqual([
    expect.stringContaining(`${path}:2: `),
  ])
})

test("the monotonic clock, the server's times and server code may be used", () => {
  const root = projectOf({
    'kiosk/a.ts': 'const at = performance.now() + new Date(row.at).getTime()',
    'server/redis/a.ts': 'const now = Date.now()',
  })
  expect(screenTimeErrors(root)).toEqual([])
})

test('code for opening times and time zones reaches no screen, not even through other files', () => {
  const root = projectOf({
    'kiosk/a.ts': `import { offer } from '../shared/ui/offer.ts'`,
    'shared/ui/offer.ts': `import { opening } from '../calendar/opening.ts'\nimport type { Day } from '../domain/business-day.ts'`,
    'shared/calendar/opening.ts': 'export const opening = 1',
    'shared/domain/business-day.ts': 'export type Day = string',
  })
  expect(importErrors(root)).toEqual([
    expect.stringContaining(
      'kiosk/a.ts → shared/ui/offer.ts: a screen may not load shared/calendar/opening.ts',
    ),
  ])
})
