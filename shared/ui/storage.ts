import { showBlockedStrip } from './blocked-strip.ts'

/** Named values that a page keeps. */
export type Shelf = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>

/** Kept while the tab is open. */
export const tabShelf = shelfOf(() => window.sessionStorage)
/** Kept permanently for all pages of this browser. */
export const browserShelf = shelfOf(() => window.localStorage)

// Without cookies nobody can sign in either.
if (!navigator.cookieEnabled) showBlockedStrip()

/**
 * @returns the browser's storage, or this page's memory where the browser blocks site data: then to name the storage throws,
 * and a page that did not expect it stays blank.
 */
function shelfOf(open: () => Storage): Shelf {
  const memory = new Map<string, string>()
  let storage: Storage | undefined
  try {
    storage = open()
  } catch {
    showBlockedStrip()
  }
  return {
    getItem: key => memory.get(key) ?? storage?.getItem(key) ?? null,
    setItem(key, value) {
      try {
        if (!storage) throw new Error('there is no storage')
        storage.setItem(key, value)
      } catch {
        // Blocked or full: the value is kept while the page is open.
        memory.set(key, value)
      }
    },
    removeItem(key) {
      memory.delete(key)
      storage?.removeItem(key)
    },
  }
}
