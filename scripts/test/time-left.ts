/** Progress of a test run. Durations are in ms; files are named by their path. */
export interface Progress {
  /** Files that have ended, with their durations. */
  ended: ReadonlyMap<string, number>
  /** Running files, with their durations until now. */
  running: ReadonlyMap<string, number>
  waiting: readonly string[]
  /** Durations in an earlier run; files may be missing. */
  earlier: ReadonlyMap<string, number>
  /** Number of files that run at the same time. */
  workers: number
}

const kinds = ['.e2e.test.ts', '.pg.test.ts', '.redis.test.ts', '.test.ts'] as const

/** @returns a file's index among the kinds of tests: 0 for the slowest kind */
export function kindOf(path: string): number {
  return kinds.findIndex(ending => path.endsWith(ending))
}

/** Estimates the time until the last file ends, in ms. @returns undefined until anything is known */
export function timeLeft(progress: Progress): number | undefined {
  const { ended, running, waiting, earlier, workers } = progress
  if (ended.size === 0 && earlier.size === 0) return undefined
  const expected = expectation(ended, earlier)
  const left = [
    ...[...running].map(([path, taken]) => Math.max(0, expected(path) - taken)),
    ...waiting.map(expected),
  ]
  const all = left.reduce((sum, ms) => sum + ms, 0)
  return Math.max(all / workers, ...left, 0)
}

/**
 * Estimates a file's duration: as earlier, at the pace of this run; for a new file, like others of its kind, or
 * like any.
 */
function expectation(
  ended: ReadonlyMap<string, number>,
  earlier: ReadonlyMap<string, number>,
): (path: string) => number {
  const known = [...ended].filter(([path]) => earlier.has(path))
  const pace = ratio(sum(known.map(([, ms]) => ms)), sum(known.map(([path]) => earlier.get(path) ?? 0)))
  const all = [...new Map([...[...earlier].map(([path, ms]) => [path, ms * pace] as const), ...ended])]
  const mean = (of: typeof all) => (of.length === 0 ? undefined : sum(of.map(([, ms]) => ms)) / of.length)
  const byKind = kinds.map((_, kind) => mean(all.filter(([path]) => kindOf(path) === kind)))
  const byFile = new Map(all)
  return path => byFile.get(path) ?? byKind[kindOf(path)] ?? mean(all) ?? 0
}

const sum = (list: readonly number[]) => list.reduce((total, ms) => total + ms, 0)

/** @returns the ratio of taken to expected time; 1 when nothing was expected */
const ratio = (taken: number, expected: number) => (expected > 0 ? taken / expected : 1)

/** @returns a line of progress such as `120 of 254 files, 3 failed, about 7 min left` */
export function progressLine(
  ended: number,
  files: number,
  failed: number,
  leftMs: number | undefined,
): string {
  const wrong = failed > 0 ? `, ${failed} failed` : ''
  return `${ended} of ${files} files${wrong}, ${leftInWords(leftMs)}`
}

const minuteMs = 60_000

function leftInWords(leftMs: number | undefined): string {
  if (leftMs === undefined) return 'time left not known yet'
  return leftMs < minuteMs
    ? `about ${Math.ceil(leftMs / 1000)} s left`
    : `about ${Math.round(leftMs / minuteMs)} min left`
}
