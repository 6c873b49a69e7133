import type { Sign } from '../shared/domain/counter.ts'
import { browserShelf, type Shelf, tabShelf } from '../shared/ui/storage.ts'
import type { Sitting } from './sitting.ts'

/** What this screen remembers: the person for good, the sitting while the tab lives. */

const signKey = 'kezek.counter.sign'
const sittingKey = 'kezek.counter.sitting'

export function rememberedSign(): Sign | undefined {
  return read<Sign>(browserShelf, signKey)
}

export function rememberSign(sign: Sign): void {
  browserShelf.setItem(signKey, JSON.stringify(sign))
}

/** @returns the sitting that a reload interrupted, at this centre. */
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

/** The page before a reload lets go within this time; a tab that goes on does not. */
const letGoMs = 1_500

/**
 * Takes the sitting for this tab alone, while it lives: a duplicated tab has a copy of everything the first remembers.
 * @returns false: another tab has it.
 */
export function holdSitting({ session }: Sitting): Promise<boolean> {
  // Only pages of this machine or over https have it.
  if (!('locks' in navigator)) return Promise.resolve(true)
  return new Promise(resolve => {
    navigator.locks
      .request(`kezek.sitting.${session}`, { signal: AbortSignal.timeout(letGoMs) }, () => {
        resolve(true)
        return new Promise(() => {})
      })
      // Taken by another tab; where site data are blocked nothing can be taken.
      .catch((error: DOMException) => resolve(error.name === 'SecurityError'))
  })
}

function read<T>(storage: Shelf, key: string): T | undefined {
  try {
    // Written by this file alone.
    return (JSON.parse(storage.getItem(key) ?? 'null') as T | null) ?? undefined
  } catch {
    return undefined
  }
}
