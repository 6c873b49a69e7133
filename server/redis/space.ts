import { statfs } from 'node:fs/promises'
import type { Logger } from 'pino'

/** `ok`; `low`: managers see a notice; `full`: commands are refused, since Redis ends at a write without space. */
export type SpaceState = 'ok' | 'low' | 'full'

export interface SpaceWatch {
  state(): SpaceState
  /** Registers a listener for changes of the state. @returns a function that removes it */
  onChange(listener: (state: SpaceState) => void): () => void
  /** Free bytes at the last check. */
  free(): number
  stop(): void
}

export interface SpaceWatchOptions {
  readonly dataDir: string
  readonly lowBytes: number
  readonly fullBytes: number
  readonly log: Logger
  /** Milliseconds between checks. */
  readonly everyMs?: number
  /** Measures the bytes that this user can still write below a folder. */
  readonly measure?: (dataDir: string) => Promise<number>
}

/** Milliseconds between checks. Writing the last 100 MB full takes minutes at this server's pace. */
const LOOK_EVERY_MS = 5_000

/** Watches the free space below the data folder. Resolves after the first check. */
export async function watchSpace(options: SpaceWatchOptions): Promise<SpaceWatch> {
  const { dataDir, lowBytes, fullBytes, log, everyMs = LOOK_EVERY_MS, measure = freeBytes } = options
  let state: SpaceState = 'ok'
  let free = Number.POSITIVE_INFINITY
  let timer: NodeJS.Timeout | undefined
  let stopped = false
  const listeners = new Set<(state: SpaceState) => void>()

  async function look(): Promise<void> {
    try {
      free = await measure(dataDir)
      const next = free < fullBytes ? 'full' : free < lowBytes ? 'low' : 'ok'
      if (next !== state) {
        state = next
        log[next === 'ok' ? 'info' : 'warn'](
          { space: state, freeMegabytes: Math.floor(free / 1e6) },
          'free space',
        )
        for (const listener of listeners) listener(state)
      }
    } catch (error) {
      // The last state is kept: a failed check says nothing about the space.
      log.warn({ error }, "free space can't be read; retrying at the next check")
    }
    if (!stopped) timer = setTimeout(look, everyMs).unref()
  }

  await look()
  return {
    state: () => state,
    onChange(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    free: () => free,
    stop() {
      stopped = true
      clearTimeout(timer)
    },
  }
}

async function freeBytes(dataDir: string): Promise<number> {
  const { bavail, bsize } = await statfs(dataDir)
  return bavail * bsize
}
