import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { locales } from '../../../shared/domain/locale.ts'
import { axe, closeWindows, openBrowser } from '../../kit/browser.ts'
import { type Fixture, fixture } from '../../kit/fixture.ts'

let browser: Browser
let page: Fixture['page']

beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => closeWindows(browser))
afterEach(() => page.close())

/** Opens a page with a button that has the focus, and lets the button's owner show a dialog with this content. */
async function open(content: string, props: object = {}): Promise<void> {
  ;({ page } = await fixture(browser, { module: 'shared/ui/dialog-frame.ts', tag: 'kezek-dialog' }))
  await page.evaluate(
    given => {
      document.querySelector('kezek-dialog')?.remove()
      const main = document.querySelector('main')
      main?.insertAdjacentHTML('beforeend', '<button id="opener">Open</button>')
      document.querySelector<HTMLElement>('#opener')?.focus()
      const dialog = document.createElement('kezek-dialog')
      Object.assign(dialog, { heading: 'Hand over', closeLabel: 'Close', ...given.props })
      dialog.innerHTML = given.content
      dialog.addEventListener('kezek-dialog-close', () => dialog.remove())
      main?.append(dialog)
    },
    { content, props },
  )
  await page.locator('dialog[open]').waitFor()
}

/** @returns the id or the text of the focused element, also inside the dialog. */
const focusedElement = () =>
  page.evaluate(() => {
    const outer = document.activeElement
    const inner = outer?.shadowRoot?.activeElement ?? outer
    return inner?.id || inner?.textContent?.trim()
  })
const dialogs = () => page.locator('kezek-dialog').count()

test('a dialog is named by its heading, and nothing is wrong for a screen reader', async () => {
  await open('<p>Which service?</p><button>Send</button>')

  await page.getByRole('dialog', { name: 'Hand over' }).waitFor()
  expect(await axe(page)).toEqual([])
})

test('the element with autofocus has the first focus; without one the close button has it', async () => {
  await open('<button id="send">Send</button><button id="stay" autofocus>Stay</button>')
  expect(await focusedElement()).toBe('stay')
  await page.close()

  await open('<button id="send">Send</button>')
  expect(await focusedElement()).toBe('Close Esc')
})

test('the focus never reaches the page behind the dialog', async () => {
  await open('<button id="send">Send</button><button id="stay">Stay</button>')
  /** More than the dialog has, so that the focus goes round. */
  const presses = 8

  const seen = new Set<string | undefined>()
  for (const key of ['Tab', 'Shift+Tab'])
    for (let press = 0; press < presses; press++) {
      await page.keyboard.press(key)
      seen.add(await focusedElement())
    }

  expect([...seen]).toEqual(expect.arrayContaining(['send', 'stay', 'Close Esc']))
  expect([...seen]).not.toContain('opener')
})

test.each([
  ['Escape', () => page.keyboard.press('Escape')],
  ['the close button', () => page.getByRole('button', { name: 'Close' }).click()],
])('%s closes the dialog, and the focus returns to where it was', async (_, close) => {
  await open('<button autofocus>Send</button>')

  await close()

  await expect.poll(dialogs).toBe(0)
  expect(await focusedElement()).toBe('opener')
})

test('the reason why a press did nothing is announced', async () => {
  await open('<button>Send</button>', { trouble: 'The window is closed.' })

  await page.getByRole('alert').getByText('The window is closed.').waitFor()
  expect(await axe(page)).toEqual([])
})

test.each(locales)(
  'in %s the question before leaving has no close button, and Escape stays',
  async locale => {
    const leave = await fixture(browser, {
      module: 'office/leave-dialog.ts',
      tag: 'kezek-leave-dialog',
      props: { locale, section: 'Билет', canSave: true },
      listen: ['kezek-leave-choice'],
    })
    page = leave.page
    await page.locator('dialog[open]').waitFor()

    expect(await page.getByRole('button').count()).toBe(3)
    expect(await axe(page)).toEqual([])
    await page.keyboard.press('Escape')

    expect(await leave.events('kezek-leave-choice')).toEqual(['stay'])
    expect(leave.faults).toEqual([])
  },
)
