import { statfs } from 'node:fs/promises'
import type { Logger } from 'pino'

/** ok · low: managers are told · full: commands are refused, since a write without space ends Redis. */
export type SpaceState = 'ok' | 'low' | 'full'

export interface SpaceWatch {
  state(): SpaceState
  /** Calls back with each state that differs from the one before. @returns ends it */
  onChange(listener: (state: SpaceState) => void): () => void
  /** Bytes free at the last look. */
  free(): number
  stop(): void
}

export interface SpaceWatchOptions {
  readonly dataDir: string
  readonly lowBytes: number
  readonly fullBytes: number
  readonly log: Logger
  /** How often to look, in ms. */
  readonly everyMs?: number
  /** Bytes free under a folder for this user. */
  readonly measure?: (dataDir: string) => Promise<number>
}

/** From 100 MB down to nothing takes minutes at any pace of writing that this server has. */
const LOOK_EVERY_MS = 5_000

/** Watches the free space under the data folder. The first look is done when the promise resolves. */
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
      // The last state stands: a look that failed says nothing about the space.
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
