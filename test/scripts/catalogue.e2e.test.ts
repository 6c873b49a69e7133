import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PNG } from 'pngjs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { pageAddress } from '../../shared/catalogue/files.ts'
import type { CatalogueData } from '../../shared/catalogue/schema.ts'
import type { ScreenCatalogue } from '../../shared/catalogue/screen-catalogue.ts'
import { startApp, type TestApp } from '../kit/app.ts'
import { startBuilt } from '../kit/run-script.ts'
import { until } from '../kit/until.ts'

let app: TestApp
let folder: string

beforeAll(async () => {
  app = await startApp()
  folder = mkdtempSync(join(tmpdir(), 'kezek-catalogue-'))
})
afterAll(async () => {
  await app?.stop()
  rmSync(folder, { recursive: true, force: true })
})

/** Runs `npm run catalogue -- …` on the running server's data. */
const catalogue = (...args: string[]) => startBuilt('catalogue', { DATA_DIR: app.dataDir }, ...args).done

const inFolder = (name: string) => join(folder, name)
const onScreens = async () => (await (await fetch(`${app.url}/api/catalogue`)).json()) as ScreenCatalogue

/** Exports the catalogue, and writes a changed copy. @returns the copy's path */
async function changedCopy(name: string, change: (old: CatalogueData) => unknown): Promise<string> {
  const from = inFolder('present.json')
  await catalogue('export', from)
  const old = JSON.parse(readFileSync(from, 'utf8')) as CatalogueData
  writeFileSync(inFolder(name), JSON.stringify(change(old)))
  return inFolder(name)
}

test('an export is a whole catalogue, and importing it changes nothing', async () => {
  const file = inFolder('whole.json')

  expect(await catalogue('export', file)).toEqual({
    code: 0,
    said: `${file} holds version 1 of the catalogue.\n`,
  })

  expect((await catalogue('check', file)).said).toBe(`${file} is a catalogue: 18 services, 24 centres.\n`)
  expect(await catalogue('import', file)).toEqual({
    code: 0,
    said: 'The file says what the catalogue says already.\n',
  })
})

test('a dry run says what would change; the import does it, and screens follow', async () => {
  const file = await changedCopy('other.json', old => ({
    ...old,
    services: old.services
      .filter(({ id }) => id !== 'housing-aid')
      .map(one =>
        one.id === 'land-plots' ? { ...one, queues: { submission: { targetMinutes: 10 } } } : one,
      ),
  }))

  const dry = await catalogue('import', file, '--dry-run')

  expect(dry.code).toBe(0)
  expect(dry.said).toContain('services.housing-aid.retired: – → true\n')
  expect(dry.said).toContain('Nothing has changed: this was a dry run.')
  expect((await onScreens()).version).toBe(1)

  const done = await catalogue('import', file)
  expect(done.said).toContain('The catalogue has version 2: 17 services (1 retired), 24 centres.')
  await until('screens get it', async () => (await onScreens()).version === 2)
  expect((await onScreens()).services.find(({ id }) => id === 'housing-aid')?.retired).toBe(true)
})

test('a file cut in half, a wrong fact, a missing centre and a missing file are named; nothing changes', async () => {
  const { version } = await onScreens()
  const cut = inFolder('cut.json')
  const whole = await changedCopy('whole-2.json', old => old)
  writeFileSync(cut, readFileSync(whole, 'utf8').slice(0, 50_000))
  const wrong = await changedCopy('wrong.json', old => ({ ...old, groups: [] }))
  const fewer = await changedCopy('fewer.json', old => ({ ...old, centres: old.centres.slice(2) }))

  const answers = await Promise.all(
    [cut, wrong, fewer, inFolder('none.json')].map(file => catalogue('import', file)),
  )

  expect(answers.map(({ code }) => code)).toEqual([1, 1, 1, 1])
  expect(answers[0]?.said).toContain(`${cut} is no whole JSON file`)
  expect(answers[1]?.said).toContain(`${wrong} is wrong at groups: `)
  expect(answers[2]?.said).toMatch(
    /lacks centres that have a hall here: akmola, aktobe\. Nothing has changed\./,
  )
  expect(answers[3]?.said).toContain('none.json cannot be read (ENOENT)')
  expect((await onScreens()).version).toBe(version)
})

test('words that are no command are answered with the usage', async () => {
  for (const args of [[], ['export'], ['check', 'a', 'b'], ['export', 'a', '--dry-run']])
    expect(await catalogue(...args)).toEqual({
      code: 1,
      said: 'Use: npm run catalogue -- check FILE | export FILE | import FILE [--dry-run]\n',
    })
})

test('forms lie beside the file: an import takes them, an export writes them, and a missing one is named', async () => {
  const form = PNG.sync.write(new PNG({ width: 40, height: 40 }))
  const digest = createHash('sha256').update(form).digest('hex')
  const title = { kk: 'Өтініш', ru: 'Заявление', en: 'Application' }
  const facts = { kind: 'form', title, digest, type: 'image/png', bytes: form.length, pages: 1 } as const
  const file = await changedCopy('with-form.json', old => ({
    ...old,
    services: old.services.map((service, at) =>
      at === 0 ? { ...service, files: [{ id: 'application', ...facts }] } : service,
    ),
  }))

  const early = await catalogue('import', file)
  mkdirSync(inFolder('files'))
  writeFileSync(inFolder(`files/${digest}.png`), form)
  const late = await catalogue('import', file)

  expect(early).toMatchObject({ code: 1 })
  expect(early.said).toContain(`${digest}.png, which is not there. Nothing has changed.`)
  expect(late.code).toBe(0)
  await until('screens have it', async () => (await onScreens()).services[0]?.files?.[0]?.digest === digest)
  const shown = await fetch(app.url + pageAddress(digest, 1))
  expect(Buffer.from(await shown.arrayBuffer()).equals(form)).toBe(true)
  rmSync(inFolder('files'), { recursive: true })
  await catalogue('export', inFolder('again.json'))
  expect(readFileSync(inFolder(`files/${digest}.png`)).equals(form)).toBe(true)
})
