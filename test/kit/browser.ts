import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'

interface Programs {
  PROGRAMS: { chromium: unknown }
  find(program: unknown): string | undefined
}

/** No requests of the browser's own, and none of the features that tests don't need. */
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
/** Sound without a touch, as `npm run screen` allows it. */
const soundFlag = '--autoplay-policy=no-user-gesture-required'

/** A microphone that beeps once a second, and that pages may use without asking. */
const microphoneFlags = ['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream']

export interface BrowserOptions {
  /** Whether pages may sound untouched; otherwise the browser's own rule applies. */
  sound?: boolean
  microphone?: boolean
}

/** One browser of each kind: the files of a worker run one after the other, and a start costs 1.5 s. */
const opened = new Map<string, Promise<Browser>>()

/** @returns the system's Chromium, shared by all files of a worker; it ends with the worker. See `closeWindows`. */
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

/** Closes every window that a file has left open in the worker's browsers. */
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

/** Opens a Chromium with its own profile and settings in this folder. */
export async function launchBrowserWith(profile: string): Promise<BrowserContext> {
  return chromium.launchPersistentContext(profile, { executablePath: await chromiumPath(), args: flags })
}

/** Opens a Chromium that is not shared. */
export async function launchBrowser(options: BrowserOptions = {}): Promise<Browser> {
  const args = [
    ...flags,
    ...(options.sound ? [soundFlag] : []),
    ...(options.microphone ? microphoneFlags : []),
  ]
  return chromium.launch({ executablePath: await chromiumPath(), args })
}

/** An accessibility fault, as a failed test shows it. */
export interface Violation {
  id: string
  help: string
  /** The selector of each element, through shadow roots. */
  at: string[]
}

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** Selectors from a page down to elements, one for each shadow root on the way. */
export type ShadowPath = readonly string[]

/**
 * Checks the page as it is now by axe-core.
 *
 * @param alike elements that are left out because the page shows others of the same kind: the check of a table of hundreds of rows
 * takes seconds and finds what it finds in the first of them
 * @returns everything that is wrong
 */
export function axe(page: Page, alike: readonly ShadowPath[] = []): Promise<Violation[]> {
  return runAxe(page, { alike, measuresContrast: true })
}

/**
 * Checks a page in another language than the one in which `axe` has checked it. Colours do not depend on the language, and measuring
 * them takes two thirds of axe-core's time.
 *
 * @returns everything that is wrong, except contrast
 */
export function axeExceptContrast(page: Page): Promise<Violation[]> {
  return runAxe(page, { alike: [], measuresContrast: false })
}

async function runAxe(
  page: Page,
  { alike, measuresContrast }: { alike: readonly ShadowPath[]; measuresContrast: boolean },
): Promise<Violation[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axeSource)
  return page.evaluate(
    async ({ exclude, measuresContrast }) => {
      interface Found {
        violations: { id: string; help: string; nodes: { target: unknown[] }[] }[]
      }
      interface Context {
        include: Document
        exclude?: { fromShadowDom: readonly string[] }[]
      }
      interface Options {
        resultTypes: string[]
        rules: Record<string, { enabled: boolean }>
      }
      interface Axe {
        run(context: Context, options: Options): Promise<Found>
      }
      const { axe } = window as unknown as { axe: Axe }
      const { violations } = await axe.run(
        { include: document, ...(exclude.length > 0 && { exclude }) },
        {
          // What passed is counted alone: naming each of its elements would take longer than the check.
          resultTypes: ['violations'],
          rules: { 'color-contrast': { enabled: measuresContrast } },
        },
      )
      return violations.map(({ id, help, nodes }) => ({
        id,
        help,
        at: nodes.map(node => node.target.flat().join(' ')),
      }))
    },
    { exclude: alike.map(path => ({ fromShadowDom: path })), measuresContrast },
  )
}

/**
 * Records every request to other hosts than the server's, and every script error of a page.
 *
 * @returns the list, which grows while the page works
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
