import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** Ignored by Git; a fresh clone has none and uses estimates. */
const file = join(import.meta.dirname, '../../dist/.test-durations.json')

/** @returns the duration of each test file in its last run, in ms; empty before the first run */
export function readDurations(): Map<string, number> {
  try {
    const read: unknown = JSON.parse(readFileSync(file, 'utf8'))
    const pairs = typeof read === 'object' && read !== null ? Object.entries(read) : []
    return new Map(pairs.filter((pair): pair is [string, number] => typeof pair[1] === 'number'))
  } catch {
    // Missing, or cut off by a full disk: the time left is estimated from this run alone.
    return new Map()
  }
}

/** Stores the durations for the next run. */
export function writeDurations(durations: ReadonlyMap<string, number>): void {
  mkdirSync(dirname(file), { recursive: true })
  // Renamed at the end, so that another run never reads half of it.
  const written = `${file}.${process.pid}`
  writeFileSync(written, JSON.stringify(Object.fromEntries([...durations].sort()), null, 1))
  renameSync(written, file)
}
