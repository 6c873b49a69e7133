import type { Browser, Locator } from 'playwright-core'
import { PNG } from 'pngjs'
import type { CatalogueData } from '../../shared/catalogue/schema.ts'
import type { CatalogueDocument } from '../../shared/contract/catalogue.ts'
import { type Locale, locales } from '../../shared/domain/locale.ts'
import type { StaffRole } from '../../shared/domain/roles.ts'
import { type Fixture, fixture } from '../kit/fixture.ts'

/** @returns what mounts the section of the catalogue for somebody with this role */
export const mounting = (locale: Locale, role: StaffRole) => ({
  module: 'office/catalogue/catalogue-section.ts',
  tag: 'kezek-catalogue-section',
  props: { office: { centre: 'akmola', locale, role, catalogue: { version: 1 } } },
})

/** Shows the section of the catalogue, at the server that has it. */
export async function showCatalogue(
  browser: Browser,
  url: string,
  locale: Locale,
  role: StaffRole,
  width: number,
): Promise<Fixture> {
  const section = await fixture(browser, {
    ...mounting(locale, role),
    server: url,
    query: `?as=${role}`,
    viewport: { width, height: 800 },
  })
  await section.element.locator('[data-part=services]').waitFor()
  return section
}

/** @returns the catalogue as the server has it */
export async function readCatalogue(url: string): Promise<CatalogueData> {
  const response = await fetch(`${url}/api/catalogue/document`, {
    headers: { 'kezek-role': 'administrator' },
  })
  return ((await response.json()) as { reply: CatalogueDocument }).reply.catalogue
}

export const field = (element: Locator, path: string) => element.locator(`[id="${path}"]`)

export async function fillText(element: Locator, path: string, words: string): Promise<void> {
  for (const locale of locales) await field(element, `${path}.${locale}`).fill(`${words} ${locale}`)
}

export async function save(element: Locator): Promise<void> {
  await element.locator('[data-act=save]').click()
  await element.locator('[data-said=saved]').waitFor()
}

/** @returns a picture of a page that is this wide, px */
export const picture = (name: string, width: number) => ({
  name,
  mimeType: 'image/png',
  buffer: PNG.sync.write(new PNG({ width, height: 800 })),
})
