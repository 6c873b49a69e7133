import { leaveByItself } from './leaving.ts'

/**
 * A page can be older than its server: the server was upgraded while the page was open. What the page then loads later (a section, a
 * chart) is gone under its old name.
 */

/** Milliseconds between two reloads of a tab: a faster reload would show the same old build in a loop. */
const shortestReloadMs = 60_000
const reloadedKey = 'kezek.reloaded-at'

/** @returns this machine's time, Unix ms: compared only with itself, never shown. */
const ownTime = () => Math.round(performance.timeOrigin + performance.now())

/** @returns the scripts and styles of a page's build; their names contain a digest of their content. */
function buildOf(page: Document): string {
  const parts = page.querySelectorAll<HTMLElement>('script[type=module][src], link[rel=stylesheet][href]')
  return [...parts].map(part => part.getAttribute('src') ?? part.getAttribute('href')).join(' ')
}

/** @returns whether the server now has another build of this page; undefined when the server does not answer. */
export async function isNewVersionInstalled(): Promise<boolean | undefined> {
  try {
    const response = await fetch(window.location.pathname, { cache: 'no-store' })
    if (!response.ok) return undefined
    const page = new DOMParser().parseFromString(await response.text(), 'text/html')
    const build = buildOf(page)
    return build !== '' && build !== buildOf(document)
  } catch {
    return undefined
  }
}

/** @returns false when this tab has just reloaded itself: the reason for the reload still exists. */
export function mayReloadAgain(): boolean {
  try {
    return Math.abs(ownTime() - Number(sessionStorage.getItem(reloadedKey) ?? 0)) > shortestReloadMs
  } catch {
    // Without storage, only the page's age shows whether it has just reloaded.
    return performance.now() > shortestReloadMs
  }
}

/** Loads the page again, with the same address. Drafts are kept. */
export function reloadPage(): void {
  try {
    sessionStorage.setItem(reloadedKey, String(ownTime()))
  } catch {
    // The page reloads without it.
  }
  leaveByItself()
  window.location.reload()
}
