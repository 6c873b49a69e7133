import type { Browser } from 'playwright-core'
import { kioskAppStyles } from '../../kiosk/kiosk-app.styles.ts'
import { type Fixture, fixture } from '../kit/fixture.ts'
import { panel } from '../kit/visitor.ts'

/** Shows one step of the kiosk alone, in the frame and in the sizes that the kiosk gives it, once it no longer ignores taps. */
export async function showStep(
  browser: Browser,
  name: string,
  props: object,
  { viewport = panel, touch = false } = {},
): Promise<Fixture> {
  const step = await fixture(browser, {
    module: `kiosk/${name}.ts`,
    tag: `kezek-${name}`,
    props,
    listen: ['kezek-act', 'kezek-begin'],
    alongside: ['shared/ui/press.ts'],
    viewport,
    touch,
  })
  await step.page.addStyleTag({ path: 'kiosk/page.css' })
  await step.page.addStyleTag({ content: kioskAppStyles.cssText.replace(':host', 'main') })
  await step.page.locator('kezek-kiosk-page[settling]').waitFor({ state: 'detached' })
  return step
}
