import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Locator, Page } from 'playwright-core'
import { watchPage } from './browser.ts'
import { buildOnce, ROOT } from './builds.ts'

/** Nothing answers there: a component that asks a server for something is not alone. */
const nowhere = 'http://components.test'
const folder = join(ROOT, 'dist/components')
const types: Record<string, string> = {
  html: 'text/html',
  js: 'text/javascript',
  css: 'text/css',
  woff2: 'font/woff2',
}

/** One look at the sources per worker: it reads every file. */
let built: Promise<void> | undefined

/** A Lit component that is alone on a page. */
export interface Fixture {
  readonly page: Page
  readonly element: Locator
  /** Requests to other addresses, and errors that scripts let fall. */
  readonly faults: readonly string[]
  /** Sets properties. Resolves when the component has shown them. */
  set(props: object): Promise<void>
  /** @returns the details of the events of this name that have left the component. */
  events(name: string): Promise<unknown[]>
}

export interface Mounting {
  /** The module that defines the component, from the project's folder: `shared/ui/date-field.ts`. */
  module: string
  tag: string
  props?: object
  /** Events that are noted. */
  listen?: readonly string[]
  /** The browser's language: `en-US`. A component follows its own. */
  browserLanguage?: string
  /** Address of a server, without a slash at its end, that answers what the component asks. Absent: the component asks for nothing. */
  server?: string
  /** The query of the page's address: `?as=administrator`. */
  query?: string
  /** Other modules that the component's screen loads, from the project's folder. */
  alongside?: readonly string[]
  viewport?: { width: number; height: number }
  touch?: boolean
}

/** A desk's screen. */
const desk = { width: 1280, height: 720 }

/** @returns properties as a page can get them: a map travels as the list of its entries, and the page makes it a map again. */
function packed(value: unknown): unknown {
  if (value instanceof Map) return { entriesOfMap: packed([...value]) }
  if (Array.isArray(value)) return value.map(packed)
  if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype)
    return value
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, packed(one)]))
}

/**
 * Mounts a component in a page of the browser that is there, alone or at the address of a server. All components are built once, into one folder, and
 * loaded as screens load them. Close the page at the end.
 */
export async function fixture(browser: Browser, mounting: Mounting): Promise<Fixture> {
  const {
    module,
    tag,
    props = {},
    listen = [],
    browserLanguage = 'en-US',
    server = nowhere,
    query = '',
  } = mounting
  const { alongside = [], viewport = desk, touch = false } = mounting
  built ??= buildOnce('components')
  await built
  const page = await browser.newPage({ viewport, locale: browserLanguage, hasTouch: touch })
  const faults = watchPage(page, server)
  await page.route(`${server}/**`, route => {
    const path = join(folder, new URL(route.request().url()).pathname)
    if (!existsSync(path)) return server === nowhere ? route.fulfill({ status: 404 }) : route.continue()
    const contentType = types[path.split('.').at(-1) ?? ''] ?? 'application/octet-stream'
    return route.fulfill({ body: readFileSync(path), contentType })
  })
  await page.goto(`${server}/test/kit/components/page.html${query}`)
  await page.evaluate(what => window.mountComponent(what), {
    modules: [...alongside, module],
    tag,
    props: packed(props) as object,
    listen,
  })
  return {
    page,
    element: page.locator(tag),
    faults,
    set: props => page.evaluate(given => window.setProps(given), packed(props) as object),
    events: name => page.evaluate(wanted => window.noted[wanted] ?? [], name),
  }
}
