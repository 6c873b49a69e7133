import { expect, test } from 'vitest'
import { errorOf, logCalls, logLineErrors } from '../../scripts/check/log-lines.ts'
import { ROOT } from './project.ts'

test('every log line names a thing, and a line of trouble says what happens next', () => {
  expect(logLineErrors(ROOT)).toEqual([])
})

test.each([
  ['debug', 'presence update failed; retrying at next tick', undefined],
  ['info', 'event stream trimmed', undefined],
  ['debug', 'said again at the next tick', 'has no subject'],
  ['debug', 'not recorded', 'has no subject'],
  ['warn', 'retrying in a second', 'has no subject'],
  ['warn', 'the free space cannot be read', 'does not say what happens next'],
  ['debug', 'presence update failed', 'does not say what happens next'],
])('a line of level %s, %j: %s', (level, message, error) => {
  expect(errorOf({ level, message })).toBe(error)
})

test('a log call is found with its message, whatever comes before the message', () => {
  const source = `
    log.warn({ error, at: f(1, ')') }, 'backup failed; retrying')
    this.#options.log.debug('lease ended')
    log.error(
      { place: \`x\` },
      'defect: one thing failed; everything else continues',
    )
    log.info(words(of))`

  expect(logCalls(source)).toEqual([
    { level: 'warn', message: 'backup failed; retrying' },
    { level: 'debug', message: 'lease ended' },
    { level: 'error', message: 'defect: one thing failed; everything else continues' },
  ])
})
