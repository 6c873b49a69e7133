import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PNG } from 'pngjs'
import { expect, onTestFinished, test } from 'vitest'
import { pictureErrors } from '../../scripts/check/pictures.ts'
import { contactSheetsOf } from '../../scripts/pictures/contact-sheets.ts'
import { makeContactSheets } from '../../scripts/pictures/make-sheets.ts'
import { projectOf, ROOT } from './project.ts'

test('documents show every picture of this project that is in Git', () => {
  expect(pictureErrors(ROOT)).toEqual([])
})

test('a picture that no document shows is refused', () => {
  const root = projectOf({
    'README.md': '![](docs/screens/kiosk-one-kk.png)',
    'docs/acceptance/kiosk.md': '![](../screens/kiosk-closed-kk.png)',
    'docs/screens/kiosk-one-kk.png': '',
    'docs/screens/kiosk-closed-kk.png': '',
    'docs/screens/kiosk-many-kk.png': '',
  })
  expect(pictureErrors(root)).toEqual(['docs/screens/kiosk-many-kk.png: no document shows it'])
})

test('each screen has one contact sheet per language, and other files are in none', () => {
  const files = [
    'kiosk-one-kk.png',
    'kiosk-many-kk.png',
    'kiosk-one-ru.png',
    'counter-strip-one-kk.png',
    'sheets',
  ]
  const sheets = contactSheetsOf(files)
  expect(sheets.map(({ name }) => name)).toEqual(['counter-kk', 'kiosk-kk', 'kiosk-ru'])
  const shown = sheets.map(({ html }) => [...html.matchAll(/src="\.\.\/([^"]+)"/g)].map(([, file]) => file))
  expect(shown).toEqual([
    ['counter-strip-one-kk.png'],
    ['kiosk-many-kk.png', 'kiosk-one-kk.png'],
    ['kiosk-one-ru.png'],
  ])
})

test('a contact sheet shows its pictures', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'kezek-sheets-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const red = new PNG({ width: 100, height: 100 })
  for (let at = 0; at < red.data.length; at += 4) red.data.set([255, 0, 0, 255], at)
  for (const name of ['kiosk-one-kk', 'kiosk-many-kk'])
    writeFileSync(join(folder, `${name}.png`), PNG.sync.write(red))
  await makeContactSheets(folder)
  expect(readdirSync(join(folder, 'sheets'))).toEqual(['kiosk-kk.html', 'kiosk-kk.png'])
  const sheet = PNG.sync.read(readFileSync(join(folder, 'sheets/kiosk-kk.png')))
  // The middle of the first picture of each of the first two columns.
  for (const x of [200, 700])
    expect([...sheet.data.subarray((200 * sheet.width + x) * 4).subarray(0, 3)]).toEqual([255, 0, 0])
})
