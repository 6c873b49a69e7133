/** The result of a test after its last attempt. */
export interface TestedCase {
  name: string
  state: 'passed' | 'failed' | 'skipped' | 'pending'
  /** Attempts after the first one. */
  retries: number
}

/** The result of a test file. */
export interface TestedFile {
  path: string
  /** Whether a hook or the loading of the file failed, or a test. */
  isFailed: boolean
  tests: readonly TestedCase[]
}

export interface Tally {
  passed: number
  failed: number
  /** Tests that passed, but not at the first attempt. */
  flaky: string[]
}

/** Flaky tests that a run may have: one may be the machine's fault, three in one run are ours. */
export const maxFlaky = 2

/** Counts the results of a run. A file that failed without a failed test counts as one failure. */
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

/** @returns whether nothing failed and at most `maxFlaky` tests were flaky */
export function isTrusted({ failed, flaky }: Tally): boolean {
  return failed === 0 && flaky.length <= maxFlaky
}

/** @returns the closing sentences of a run; the last line is the count of tests */
export function closingWords({ passed, failed, flaky }: Tally): string[] {
  return [
    ...flaky.map(test => `Flaky: ${test}`),
    ...(flaky.length > maxFlaky
      ? [`${flaky.length} tests were flaky; more than ${maxFlaky} fail the run.`]
      : []),
    `${passed} passed, ${failed} failed`,
  ]
}
