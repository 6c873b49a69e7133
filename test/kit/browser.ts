import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'

interface Programs {
  PROGRAMS: { chromium: unknown }
  find(program: unknown): string | undefined
}

/** Nothing of the browser's own on the network, and none of what a test has no use for. */
const flags = [
  '--headless=new',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]
/** As `npm run screen` opens a hall's screen: it sounds without having been touched. */
const soundFlag = '--autoplay-policy=no-user-gesture-required'

/** A microphone that beeps once a second, and that pages may use unasked. */
const microphoneFlags = ['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream']

export interface BrowserOptions {
  /** Pages may sound untouched; otherwise the browser's own rule holds. */
  sound?: boolean
  microphone?: boolean
}

/** Of each kind that was asked for: files of one worker come after one another, and a start costs a second and a half. */
const opened = new Map<string, Promise<Browser>>()

/** @returns the system's Chromium, the same for all files of a worker: it ends with that. See `closeWindows`. */
export async function openBrowser({
  sound = false,
  microphone = false,
}: BrowserOptions = {}): Promise<Browser> {
  const kind = `${sound} ${microphone}`
  const known = await opened.get(kind)
  if (known?.isConnected()) return known
  const browser = launchBrowser({ sound, microphone })
  opened.set(kind, browser)
  return browser
}

/** Closes every window that a file has left open in a browser of the worker's. */
export async function closeWindows(browser: Browser | undefined): Promise<void> {
  await Promise.all(browser?.contexts().map(context => context.close()) ?? [])
}

async function chromiumPath(): Promise<string> {
  const programs = new URL('../../scripts/setup/programs.mjs', import.meta.url).href
  const { PROGRAMS, find } = (await import(programs)) as Programs
  const path = find(PROGRAMS.chromium)
  if (path === undefined) throw new Error('Chromium is missing: npm test installs it')
  return path
}

/** Opens a Chromium with a profile that has settings of its own, in this folder. */
export async function launchBrowserWith(profile: string): Promise<BrowserContext> {
  return chromium.launchPersistentContext(profile, { executablePath: await chromiumPath(), args: flags })
}

/** Opens a Chromium that is nobody else's. */
export async function launchBrowser(options: BrowserOptions = {}): Promise<Browser> {
  const args = [
    ...flags,
    ...(options.sound ? [soundFlag] : []),
    ...(options.microphone ? microphoneFlags : []),
  ]
  return chromium.launch({ executablePath: await chromiumPath(), args })
}

/** A fault of accessibility, as a failed test shows it. */
export interface Violation {
  id: string
  help: string
  /** Where: the selector of each element, through shadow roots. */
  at: string[]
}

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** @returns everything that axe-core finds wrong with the page as it stands. */
export async function axe(page: Page): Promise<Violation[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axeSource)
  return page.evaluate(async () => {
    interface Found {
      violations: { id: string; help: string; nodes: { target: unknown[] }[] }[]
    }
    interface Axe {
      run(context: Document, options: { resultTypes: string[] }): Promise<Found>
    }
    const { axe } = window as unknown as { axe: Axe }
    // What passed is counted alone: naming each of its elements would take longer than the check.
    const { violations } = await axe.run(document, { resultTypes: ['violations'] })
    return violations.map(({ id, help, nodes }) => ({
      id,
      help,
      at: nodes.map(node => node.target.flat().join(' ')),
    }))
  })
}

/**
 * Notes every request of a page to another host than the server's, and every error that its scripts let fall.
 * @returns the list, filled as the page goes on
 */
export function watchPage(page: Page, url: string): string[] {
  const faults: string[] = []
  const { host } = new URL(url)
  page.on('request', request => {
    const asked = new URL(request.url())
    if (/^(http|ws)s?:$/.test(asked.protocol) && asked.host !== host) faults.push(`asks ${request.url()}`)
  })
  page.on('pageerror', error => faults.push(`error: ${error.message}`))
  return faults
}
