import { showBlockedStrip } from './blocked-strip.ts'

/** What a page keeps by name. */
export type Shelf = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>

/** Kept while the tab lives. */
export const tabShelf = shelfOf(() => window.sessionStorage)
/** Kept for good, for all pages of this browser. */
export const browserShelf = shelfOf(() => window.localStorage)

// A browser that blocks cookies lets nobody sign in either.
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
        // Blocked, or full: what is chosen holds as long as the page.
        memory.set(key, value)
      }
    },
    removeItem(key) {
      memory.delete(key)
      storage?.removeItem(key)
    },
  }
}
