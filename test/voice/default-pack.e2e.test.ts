import { readFileSync } from 'node:fs'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { VoicePack } from '../../shared/contract/voice-pack.ts'
import { locales } from '../../shared/domain/locale.ts'
import { loudnessDb, loudnessOf } from '../../shared/speech/sound.ts'
import { closeWindows, openBrowser } from '../kit/browser.ts'

/** Sample rate of the context, Hz; Chromium decodes at it, and a low one suffices to tell a voice from silence. */
const rate = 16_000

let browser: Browser
let page: Page

beforeAll(async () => {
  browser = await openBrowser()
  page = await browser.newPage()
})
afterAll(() => closeWindows(browser))

/** @returns a file as the halls' browser decodes it. */
async function decode(file: URL): Promise<{ ms: number; samples: Float32Array }> {
  const base64 = readFileSync(file).toString('base64')
  const said = await page.evaluate(
    async ([text, hertz]) => {
      const bytes = Uint8Array.from(atob(text), letter => letter.charCodeAt(0))
      const audio = await new OfflineAudioContext(1, 1, hertz).decodeAudioData(bytes.buffer)
      const whole = Int16Array.from(audio.getChannelData(0), sample => Math.round(sample * 0x7fff))
      const codes = new Uint8Array(whole.buffer)
      let letters = ''
      for (let at = 0; at < codes.length; at += 0x8000)
        letters += String.fromCharCode(...codes.subarray(at, at + 0x8000))
      return btoa(letters)
    },
    [base64, rate] as const,
  )
  const bytes = Buffer.from(said, 'base64')
  const whole = new Int16Array(bytes.buffer, bytes.byteOffset, bytes.length / 2)
  return { ms: (whole.length / rate) * 1000, samples: Float32Array.from(whole, sample => sample / 0x7fff) }
}

test.each(locales)(
  'Chromium hears every clip of %s, as long as it is said to be, all as loud as one another',
  async language => {
    const folder = new URL(`../../voice/${language}/`, import.meta.url)
    const pack = JSON.parse(readFileSync(new URL('manifest.json', folder), 'utf8')) as VoicePack
    for (const [id, { file, ms }] of Object.entries(pack.clips)) {
      const heard = await decode(new URL(file, folder))
      expect(Math.abs(heard.ms - ms), id).toBeLessThan(5)
      // Peaks limit only few clips, and an encoder at 16 kbit/s keeps the loudness within 2 dB.
      expect(Math.abs(loudnessOf(heard.samples, rate) - loudnessDb), id).toBeLessThan(3)
    }
  },
)
