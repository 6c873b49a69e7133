import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { launchBrowser } from '../../test/kit/browser.ts'
import { contactSheetsOf } from './contact-sheets.ts'

/** Pixels: four pictures side by side; see `thumbnailWidth`. */
const viewport = { width: 1960, height: 1000 }

/**
 * Makes a contact sheet per screen and language from the pictures in `folder`: a page and its picture.
 *
 * @returns the files, in `<folder>/sheets`
 */
export async function makeContactSheets(folder: string): Promise<string[]> {
  const sheets = join(folder, 'sheets')
  mkdirSync(sheets, { recursive: true })
  const browser = await launchBrowser()
  try {
    const page = await browser.newPage({ viewport })
    const files: string[] = []
    for (const { name, html } of contactSheetsOf(readdirSync(folder))) {
      const file = join(sheets, name)
      writeFileSync(`${file}.html`, html)
      await page.goto(pathToFileURL(`${file}.html`).href)
      await page.screenshot({ path: `${file}.png`, fullPage: true })
      files.push(`${file}.html`, `${file}.png`)
    }
    return files
  } finally {
    await browser.close()
  }
}
