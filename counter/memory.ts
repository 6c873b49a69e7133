import type { Sign } from '../shared/domain/counter.ts'
import { browserShelf, type Shelf, tabShelf } from '../shared/ui/storage.ts'
import type { Sitting } from './sitting.ts'

/** Remembers the person in the browser and the sitting in the tab. */

const signKey = 'kezek.counter.sign'
const sittingKey = 'kezek.counter.sitting'

export function rememberedSign(): Sign | undefined {
  return read<Sign>(browserShelf, signKey)
}

export function rememberSign(sign: Sign): void {
  browserShelf.setItem(signKey, JSON.stringify(sign))
}

/** @returns the sitting at this centre that a reload interrupted. */
export function rememberedSitting(centre: string): Sitting | undefined {
  const sitting = read<Sitting>(tabShelf, sittingKey)
  return sitting?.centre === centre ? sitting : undefined
}

export function rememberSitting(sitting: Sitting): void {
  tabShelf.setItem(sittingKey, JSON.stringify(sitting))
}

export function forgetSitting(): void {
  tabShelf.removeItem(sittingKey)
}

/** Time to wait for the lock, ms: a reloaded page releases it sooner, another open tab never. */
const lockTimeoutMs = 1_500

/**
 * Locks the sitting for this tab until it closes, because a duplicated tab has a copy of the first one's memory.
 * @returns false if another tab has the lock
 */
export function holdSitting({ session }: Sitting): Promise<boolean> {
  // Browsers have locks only on this machine or over HTTPS.
  if (!('locks' in navigator)) return Promise.resolve(true)
  return new Promise(resolve => {
    navigator.locks
      .request(`kezek.sitting.${session}`, { signal: AbortSignal.timeout(lockTimeoutMs) }, () => {
        resolve(true)
        return new Promise(() => {})
      })
      // Another tab has the lock. A browser that blocks site data has no locks at all.
      .catch((error: DOMException) => resolve(error.name === 'SecurityError'))
  })
}

function read<T>(storage: Shelf, key: string): T | undefined {
  try {
    // Only this file writes the value.
    return (JSON.parse(storage.getItem(key) ?? 'null') as T | null) ?? undefined
  } catch {
    return undefined
  }
}
