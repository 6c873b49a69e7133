import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { packsFolder, readPacks } from '../../../server/http/read-packs.ts'
import { composePack, listClips } from '../../../server/http/routes/voice-packs.ts'
import { locales } from '../../../shared/domain/locale.ts'
import { clipIds } from '../../../shared/speech/clips.ts'
import { order, orderSettings } from '../../kit/order.ts'

let folder: string
let said: string[]
const log = { error: (...words: unknown[]) => void said.push(String(words.at(-1))) }
const settings = orderSettings()

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kezek-voice-'))
  cpSync(packsFolder, folder, { recursive: true })
  said = []
})
afterEach(() => rmSync(folder, { recursive: true }))

const read = () => readPacks(log, pathToFileURL(`${folder}/`))
const manifestOf = (language: string) => join(folder, language, 'manifest.json')

/** A pack that people edit by hand. */
function changeManifest(language: string, change: (clips: Record<string, { file: string }>) => void): void {
  const manifest = JSON.parse(readFileSync(manifestOf(language), 'utf8'))
  change(manifest.clips)
  writeFileSync(manifestOf(language), JSON.stringify(manifest))
}

test('of packs that are whole nothing is said', () => {
  const packs = read()
  expect(said).toEqual([])
  for (const language of locales)
    expect(Object.keys(packs[language].clips).sort()).toEqual(clipIds(language).sort())
})

test('a pack that lacks clips, in its manifest or as files, is named with them; the others are as ever', () => {
  changeManifest('kk', clips => {
    delete clips['n-7']
    rmSync(join(folder, 'kk', clips.go?.file ?? ''))
  })
  const packs = read()
  expect(said).toEqual(['The voice pack voice/kk lacks 2 clips; calls are spoken without them: go, n-7'])
  expect(Object.keys(packs.ru.clips).length).toBe(clipIds('ru').length)

  const { clips } = composePack(packs.kk, settings, new Map(), order)
  expect([clips.go, clips['n-7'], clips['n-8']]).toEqual([undefined, undefined, expect.anything()])

  // The page lists it as recorded, and once the last needed clip exists it is used.
  const listed = listClips(packs.kk, settings, new Map(), order).clips
  expect(listed.map(({ id }) => id)).toEqual(clipIds('kk'))
  expect(listed.find(({ id }) => id === 'n-7')).toMatchObject({
    text: 'жеті',
    needed: true,
    defaultFile: null,
  })

  const own = new Map(clipIds('kk').map(id => [id, 500]))
  expect(composePack(packs.kk, settings, own, order).clips['n-7']).toMatchObject({
    file: 'clips/n-7',
    ms: 500,
  })
})

test.each([
  ['no JSON', (file: string) => writeFileSync(file, '{ "language": ')],
  [
    'a wrong field',
    (file: string) => writeFileSync(file, readFileSync(file, 'utf8').replace('"rate"', '"speed"')),
  ],
  ['of another language', (file: string) => cpSync(join(folder, 'en/manifest.json'), file)],
  ['not there', (file: string) => rmSync(file)],
])('a manifest that is %s is logged, and the hall still has its chime and its other voices', (_, spoil) => {
  spoil(manifestOf('ru'))
  const packs = read()
  expect(said).toEqual(["The voice pack voice/ru can't be read; its calls are announced by the chime alone"])
  expect(packs.ru).toMatchObject({ language: 'ru', clips: {} })
  expect(Object.keys(packs.kk.clips).length).toBe(clipIds('kk').length)
})
