import { randomId } from './random-id.ts'
import { browserShelf, type Shelf, tabShelf } from './storage.ts'

/** @returns this tab's own name, kept while the tab lives: answers of the server are remembered under it. */
export function tabId(): string {
  return kept(tabShelf, 'kezek.tab')
}

/** @returns this browser's own name, kept for good. */
export function browserId(): string {
  return kept(browserShelf, 'kezek.browser')
}

/** @returns the name that the address gives this device, by which settings know it, else this browser's own. */
export function deviceId(param: string): string {
  return pageParam(param) || browserId()
}

function kept(storage: Shelf, key: string): string {
  const known = storage.getItem(key)
  if (known) return known
  const id = randomId()
  storage.setItem(key, id)
  return id
}

/** @returns a parameter of this page's address, such as the centre. */
export function pageParam(name: string): string | undefined {
  return new URLSearchParams(window.location.search).get(name) ?? undefined
}

/**
 * @returns the address of another page of ours. In the demonstration the address says who its user is, and that goes along.
 */
export function pageLink(path: string, params: Record<string, string> = {}): string {
  const role = pageParam('as')
  const query = new URLSearchParams({ ...params, ...(role !== undefined && { as: role }) })
  return query.size === 0 ? path : `${path}?${query}`
}
