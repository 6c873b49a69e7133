import { randomUUID } from 'node:crypto'
import type { Browser, Page } from 'playwright-core'
import type { Locale } from '../../shared/domain/locale.ts'
import { type QueueId, splitQueue } from '../../shared/domain/queue.ts'
import type { CentreSettings } from '../../shared/domain/settings.ts'
import { common } from '../../shared/i18n/common/common.ts'
import { languageNames } from '../../shared/i18n/common/messages.ts'
import { purposeTitle } from '../../shared/i18n/common/purposes.ts'
import { kiosk } from '../../shared/i18n/kiosk/kiosk.ts'
import type { LoadedCatalogue } from '../../shared/ui/catalogue-client.ts'
import { watchPage } from './browser.ts'
import { screenCatalogue } from './order.ts'
import { until } from './until.ts'

/** The kiosk's own panel, and the narrowest supported page. */
export const panel = { width: 1080, height: 1920 }
export const narrow = { width: 320, height: 640 }

/** A visitor at a kiosk, who reads and touches the screen. */
export interface Visitor {
  page: Page
  centre: string
  /** Requests to other hosts, and script errors. */
  faults: string[]
  /** Presses the button with the text `text`. */
  press(text: string): Promise<void>
  /** Waits until the screen accepts presses. */
  settles(): Promise<void>
  /** Waits for a step by its heading. */
  sees(heading: string): Promise<void>
  /** Waits for a text anywhere on the screen. */
  reads(text: string): Promise<void>
  /** From the start to the papers of a service. */
  toDocuments(queue: QueueId): Promise<void>
  /** From the start to the question of entitlement. */
  toQuestion(queue: QueueId): Promise<void>
  /** Takes a ticket without a claim. @returns its number */
  take(queue: QueueId): Promise<string>
  /** @returns the number on screen */
  number(): Promise<string>
}

export interface VisitOptions {
  centre: string
  lang?: Locale
  size?: typeof panel
  /** Whether the page's time can be moved. */
  clock?: boolean
  touch?: boolean
  /** What the kiosk offers; the order's catalogue unless named. */
  catalogue?: LoadedCatalogue
}

/** Opens a centre's kiosk in its own browser window. */
export async function visit(
  browser: Browser,
  url: string,
  { centre, lang = 'kk', size = panel, clock = false, touch = false, ...rest }: VisitOptions,
): Promise<Visitor> {
  const context = await browser.newContext({ viewport: size, hasTouch: touch })
  const page = await context.newPage()
  const faults = watchPage(page, url)
  if (clock) await page.clock.install()
  await page.goto(`${url}/kiosk/?centre=${centre}&kiosk=1`)
  return visitorAt(page, { centre, lang, faults, ...rest })
}

/** @returns a visitor at a kiosk that is already open */
export function visitorAt(
  page: Page,
  {
    centre,
    lang = 'kk',
    faults,
    catalogue = screenCatalogue,
  }: Pick<VisitOptions, 'centre' | 'lang' | 'catalogue'> & { faults: string[] },
): Visitor {
  const words = kiosk[lang]
  const visitor: Visitor = {
    page,
    centre,
    faults,
    async settles() {
      const settling = page.locator('kezek-kiosk-page[settling]')
      // The page itself signals it: the library polls less and less often.
      const settled = settling.evaluateAll(steps =>
        Promise.all(
          steps.map(
            step =>
              new Promise<void>(resolve => {
                new MutationObserver(() => resolve()).observe(step, { attributeFilter: ['settling'] })
              }),
          ),
        ),
      )
      await Promise.race([settled, settling.waitFor({ state: 'detached' })])
    },
    async press(text) {
      const button = page.getByRole('button', { name: text }).first()
      await button.waitFor()
      await visitor.settles()
      await button.click()
    },
    sees: heading => page.getByRole('heading', { name: heading, level: 1, exact: true }).waitFor(),
    reads: text => page.getByText(text).first().waitFor(),
    async toDocuments(queue) {
      const { service, purpose } = splitQueue(queue)
      const facts = catalogue.servicesById.get(service)
      const group = catalogue.groups.find(({ letter }) => letter === facts?.group)
      await visitor.press(languageNames[lang])
      await visitor.sees(words.choosePurpose)
      await visitor.press(purposeTitle(lang, purpose, catalogue))
      await visitor.sees(words.chooseGroup)
      await visitor.press(group?.title[lang] ?? '')
      await visitor.sees(words.chooseService)
      await visitor.press(facts?.kioskTitle[lang] ?? '')
      await visitor.sees(facts?.kioskTitle[lang] ?? '')
    },
    async toQuestion(queue) {
      await visitor.toDocuments(queue)
      await visitor.press(words.getTicket)
      await visitor.sees(common[lang].entitlementQuestion)
    },
    async take(queue) {
      await visitor.toQuestion(queue)
      await visitor.press(common[lang].noEntitlement)
      return visitor.number()
    },
    async number() {
      await visitor.sees(words.yourNumber)
      return (await page.locator('.number').textContent())?.trim() ?? ''
    },
  }
  return visitor
}

/** Changes a centre's settings by import, as its staff do. */
export async function changeSettings(
  url: string,
  centre: string,
  change: (settings: CentreSettings) => Partial<CentreSettings>,
): Promise<void> {
  const address = `${url}/api/centres/${centre}/settings`
  const settings = (await (await fetch(address)).json()) as CentreSettings
  const response = await fetch(address, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      requestId: randomUUID(),
      base: settings.version,
      settings: { ...settings, ...change(settings) },
    }),
  })
  if (!response.ok) throw new Error(await response.text())
}

/** @returns controls that can be used now and are smaller than `least` CSS px in a direction */
export async function tooSmall(page: Page, least: number): Promise<string[]> {
  // A step that still moves into place has other sizes.
  await page.evaluate(() => document.fonts.ready.then(() => {}))
  const seen = await page.evaluate(() => {
    const found: { text: string; width: number; height: number }[] = []
    const look = (root: Document | ShadowRoot) => {
      for (const element of root.querySelectorAll('*')) {
        if (element.shadowRoot) look(element.shadowRoot)
        if (!element.matches('button, input, a[href], select, textarea, [role=button]')) continue
        if (!element.checkVisibility()) continue
        const { width, height } = element.getBoundingClientRect()
        found.push({ text: (element.textContent ?? '').trim().slice(0, 30), width, height })
      }
    }
    look(document)
    return found
  })
  if (seen.length === 0) throw new Error('nothing to press was found')
  // A hundredth of a pixel is a rounding error.
  return seen
    .filter(({ width, height }) => Math.min(width, height) < least - 0.01)
    .map(({ text, width, height }) => `${text}: ${width} x ${height}`)
}

/** @returns whether anything is wider than the page: a kiosk must not scroll sideways */
export function isTooWide(page: Page): Promise<boolean> {
  return page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth)
}

/** @returns what has the focus, through shadow roots: its tag and text */
export function focused(page: Page): Promise<string> {
  return page.evaluate(() => {
    let active = document.activeElement
    while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement
    return `${active?.tagName} ${(active?.textContent ?? '').trim().replaceAll(/\s+/g, ' ')}`
  })
}

/** Moves the focus by Tab to the control with the text `text`, and presses it with Enter. */
export async function pressByKey(page: Page, text: string): Promise<void> {
  await until(`the focus is on ${text}`, async () => {
    await page.keyboard.press('Tab')
    return (await focused(page)).includes(text)
  })
  await page.keyboard.press('Enter')
}
