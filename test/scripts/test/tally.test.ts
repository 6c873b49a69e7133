import { expect, test } from 'vitest'
import {
  closingWords,
  isTrusted,
  maxFlaky,
  type TestedCase,
  type TestedFile,
  tallyOf,
} from '../../../scripts/test/tally.ts'

const passed: TestedCase = { name: 'opens', state: 'passed', retries: 0 }
const atSecondTry: TestedCase = { name: 'closes', state: 'passed', retries: 1 }
const failed: TestedCase = { name: 'calls', state: 'failed', retries: 1 }
const skipped: TestedCase = { name: 'prints', state: 'skipped', retries: 0 }

const fileOf = (path: string, isFailed: boolean, ...tests: TestedCase[]): TestedFile => ({
  path,
  isFailed,
  tests,
})

test('a run is counted, and a test that passed at its second attempt is flaky', () => {
  const files = [
    fileOf('test/a.test.ts', true, passed, atSecondTry, failed),
    fileOf('test/b.test.ts', false, passed),
  ]

  expect(tallyOf(files)).toEqual({ passed: 3, failed: 1, flaky: ['test/a.test.ts › closes'] })
})

test('a test that failed at both attempts has failed and is not flaky', () => {
  expect(tallyOf([fileOf('test/a.test.ts', true, failed)])).toEqual({ passed: 0, failed: 1, flaky: [] })
})

test('a file that failed without a failed test counts as one that failed', () => {
  const unloadable = fileOf('test/a.test.ts', true)
  const failedHook = fileOf('test/b.test.ts', true, skipped)

  expect(tallyOf([unloadable, failedHook])).toEqual({ passed: 0, failed: 2, flaky: [] })
})

test('a run is trusted while nothing failed and no more tests were flaky than it may have', () => {
  const flaky = (count: number) => Array.from({ length: count }, (_, at) => `test/a.test.ts › ${at}`)

  expect(isTrusted({ passed: 9, failed: 0, flaky: [] })).toBe(true)
  expect(isTrusted({ passed: 9, failed: 1, flaky: [] })).toBe(false)
  expect(isTrusted({ passed: 9, failed: 0, flaky: flaky(maxFlaky) })).toBe(true)
  expect(isTrusted({ passed: 9, failed: 0, flaky: flaky(maxFlaky + 1) })).toBe(false)
})

test('the end names each flaky test, says when they fail the run, and closes with the count', () => {
  const flaky = ['test/a.test.ts › one', 'test/a.test.ts › two', 'test/b.test.ts › three']

  expect(closingWords({ passed: 5, failed: 0, flaky: [] })).toEqual(['5 passed, 0 failed'])
  expect(closingWords({ passed: 5, failed: 0, flaky })).toEqual([
    'Flaky: test/a.test.ts › one',
    'Flaky: test/a.test.ts › two',
    'Flaky: test/b.test.ts › three',
    '3 tests were flaky; more than 2 fail the run.',
    '5 passed, 0 failed',
  ])
})
