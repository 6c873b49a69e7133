/** A test as its last try left it. */
export interface TestedCase {
  name: string
  state: 'passed' | 'failed' | 'skipped' | 'pending'
  /** Tries after the first one. */
  retries: number
}

/** A file of tests as the run left it. */
export interface TestedFile {
  path: string
  /** A hook, or the loading of the file, failed as well as a test does. */
  isFailed: boolean
  tests: readonly TestedCase[]
}

export interface Tally {
  passed: number
  failed: number
  /** Tests that passed, but not at their first try. */
  flaky: string[]
}

/** Flaky tests that a run may have; one may be the machine's fault, three in one run are ours. */
export const maxFlaky = 2

/** Counts a run. A file that failed without a failed test counts as one that failed. */
export function tallyOf(files: readonly TestedFile[]): Tally {
  const all = files.flatMap(({ path, tests }) => tests.map(test => ({ ...test, path })))
  const passed = all.filter(({ state }) => state === 'passed')
  const failed = all.filter(({ state }) => state === 'failed')
  const broken = files.filter(
    ({ isFailed, tests }) => isFailed && tests.every(({ state }) => state !== 'failed'),
  )
  return {
    passed: passed.length,
    failed: failed.length + broken.length,
    flaky: passed.filter(({ retries }) => retries > 0).map(({ path, name }) => `${path} › ${name}`),
  }
}

/** @returns whether nothing failed and no more tests were flaky than a run may have. */
export function isTrusted({ failed, flaky }: Tally): boolean {
  return failed === 0 && flaky.length <= maxFlaky
}

/** @returns the end of a run in sentences; the last line is the count of tests. */
export function closingWords({ passed, failed, flaky }: Tally): string[] {
  return [
    ...flaky.map(test => `Flaky: ${test}`),
    ...(flaky.length > maxFlaky
      ? [`${flaky.length} tests were flaky; more than ${maxFlaky} fail the run.`]
      : []),
    `${passed} passed, ${failed} failed`,
  ]
}
