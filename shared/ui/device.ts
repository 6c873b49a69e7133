import { randomId } from './random-id.ts'
import { browserShelf, type Shelf, tabShelf } from './storage.ts'

/** @returns this tab's id, kept while the tab is open; the server stores replies under it. */
export function tabId(): string {
  return kept(tabShelf, 'kezek.tab')
}

/** @returns this browser's id, kept in its storage. */
export function browserId(): string {
  return kept(browserShelf, 'kezek.browser')
}

/** @returns the device id in the address, which the settings use, else this browser's id. */
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
 * @returns the address of another page, with the role that the address names in the demonstration.
 */
export function pageLink(path: string, params: Record<string, string> = {}): string {
  const role = pageParam('as')
  const query = new URLSearchParams({ ...params, ...(role !== undefined && { as: role }) })
  return query.size === 0 ? path : `${path}?${query}`
}
