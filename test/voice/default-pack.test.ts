import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { type VoicePack, voicePackSchema } from '../../shared/contract/voice-pack.ts'
import { locales } from '../../shared/domain/locale.ts'
import { clipIds, clipText } from '../../shared/speech/clips.ts'
import { readOggOpus } from './ogg.ts'

const folderOf = (language: string) => new URL(`../../voice/${language}/`, import.meta.url)
const read = (language: string, file: string) => readFileSync(new URL(file, folderOf(language)))

function packOf(language: string): VoicePack {
  return voicePackSchema.parse(JSON.parse(read(language, 'manifest.json').toString()))
}

describe.each(locales)('%s', language => {
  test('has every clip that the grammar can ask for, and no other', () => {
    const pack = packOf(language)
    expect(pack.language).toBe(language)
    expect(Object.keys(pack.clips).sort()).toEqual(clipIds(language).sort())
    for (const [id, { text }] of Object.entries(pack.clips)) expect(text).toBe(clipText(language, id))
    const files = Object.values(pack.clips).map(({ file }) => file)
    expect(readdirSync(folderOf(language)).sort()).toEqual([...files, 'manifest.json'].sort())
  })

  test('each file is Opus of one channel, as long as the manifest says, and named by what it holds', () => {
    for (const [id, { file, ms }] of Object.entries(packOf(language).clips)) {
      const bytes = read(language, file)
      const opus = readOggOpus(bytes)
      expect(opus.channels, file).toBe(1)
      expect(Math.abs(opus.ms - ms), file).toBeLessThan(5)
      expect(file).toBe(`${id}.${createHash('sha256').update(bytes).digest('hex').slice(0, 8)}.opus`)
    }
  })

  test('no clip is as short as a click, or as long as a sentence', () => {
    const lengths = Object.values(packOf(language).clips).map(({ ms }) => ms)
    expect(Math.min(...lengths)).toBeGreaterThan(120)
    expect(Math.max(...lengths)).toBeLessThan(2_500)
  })

  test('is small: 320 KiB with its manifest', () => {
    const files = readdirSync(folderOf(language))
    const bytes = files.reduce((sum, file) => sum + statSync(new URL(file, folderOf(language))).size, 0)
    expect(bytes).toBeLessThan(320 * 1024)
  })
})

test('a file whose bytes were changed, cut off or lost would be found out', () => {
  const clip = packOf('kk').clips['n-42']
  const bytes = read('kk', clip?.file ?? '')
  const changed = Buffer.from(bytes)
  changed.writeUInt8(changed.readUInt8(200) ^ 1, 200)
  expect(() => readOggOpus(changed)).toThrow('a broken page')
  expect(() => readOggOpus(bytes.subarray(0, -1))).toThrow('a broken page')
  expect(() => readOggOpus(Buffer.from('RIFF'))).toThrow('no page')
  expect(() => readOggOpus(Buffer.alloc(0))).toThrow('no head')
})
