import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { locales } from '../../shared/domain/locale.ts'
import { voice } from '../../shared/i18n/office/voice.ts'
import { recordingProblems } from '../../shared/i18n/office/voice-errors.ts'
import { loudnessDb, loudnessOf } from '../../shared/speech/sound.ts'
import { readWav, writeWav } from '../../shared/speech/wav.ts'
import { startApp, type TestApp } from '../kit/app.ts'
import { axe, closeWindows, openBrowser } from '../kit/browser.ts'
import { until } from '../kit/until.ts'
import { toneWav } from '../kit/voice.ts'
import { buildVoicePages, type VoicePages } from './voice-pages.ts'

let app: TestApp
let browser: Browser
let pages: VoicePages
let page: Page
let faults: string[]

beforeAll(async () => {
  app = await startApp()
  browser = await openBrowser({ sound: true, microphone: true })
  pages = await buildVoicePages(browser)
})
afterAll(async () => {
  await closeWindows(browser)
  await app?.stop()
  pages?.remove()
})
afterEach(async () => {
  expect(faults).toEqual([])
  await page.close()
})

async function open(query: string, size?: { width: number; height: number }): Promise<void> {
  const opened = await pages.open(app.url, query, size)
  page = opened.page
  faults = opened.faults
  await page.locator('kezek-clip-row').first().waitFor()
}

/** The row of a clip, by its code. */
const rowOf = (id: string) => page.locator('kezek-clip-row', { has: page.locator(`code:text-is("${id}")`) })
const button = (row: Locator, action: string) => row.locator(`[data-action="${action}"]`)
const status = () => page.locator('.news [role="status"]')
const progress = () => page.locator('.progress label').textContent()
const says = (locator: Locator, text: string) =>
  until(`it says “${text}”`, async () => (await locator.allTextContents()).join(' ').includes(text))

/** Chooses a file for one clip. */
async function choose(id: string, name: string, buffer: Buffer): Promise<void> {
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), button(rowOf(id), 'choose').click()])
  await chooser.setFiles({ name, mimeType: 'audio/wav', buffer })
}

async function ownClip(centre: string, id: string): Promise<Buffer | undefined> {
  const response = await fetch(`${app.url}/api/centres/${centre}/voice/kk/clips/${id}`)
  return response.ok ? Buffer.from(await response.arrayBuffer()) : undefined
}

/** A word in stereo at 44.1 kHz, soft, with a second of silence on either side, as a recorder gives it. */
function rawRecording(): Buffer {
  const rate = 44_100
  const word = Float32Array.from(
    { length: rate * 0.6 },
    (_, at) => 0.02 * Math.sin((at * 2 * Math.PI * 300) / rate),
  )
  const samples = new Float32Array(rate * 2.6)
  samples.set(word, rate)
  const mono = Buffer.from(writeWav({ rate, samples }))
  const pcm = mono.subarray(44)
  const both = Buffer.alloc(44 + pcm.length * 2)
  mono.copy(both, 0, 0, 44)
  both.writeUInt32LE(both.length - 8, 4)
  both.writeUInt16LE(2, 22)
  both.writeUInt32LE(rate * 4, 28)
  both.writeUInt16LE(4, 32)
  both.writeUInt32LE(pcm.length * 2, 40)
  for (let at = 0; at < pcm.length; at += 2) {
    pcm.copy(both, 44 + at * 2, at, at + 2)
    pcm.copy(both, 46 + at * 2, at, at + 2)
  }
  return both
}

test('a file becomes a clip: cut to the word, as loud as all others, heard, replaced, taken back', async () => {
  await open('centre=akmola&lang=ru')
  const t = voice.ru
  expect(await progress()).toBe(t.recordedOf(0, 118))
  expect(await button(rowOf('n-42'), 'play-own').count()).toBe(0)
  await choose('n-42', 'anything.wav', rawRecording())
  await says(status(), t.saved('қырық екі'))
  await says(rowOf('n-42').locator('.mark'), t.own)
  expect(await progress()).toBe(t.recordedOf(1, 118))

  const saved = await ownClip('akmola', 'n-42')
  const wav = saved ? readWav(saved) : 'not-wav'
  if (typeof wav === 'string') throw new Error(wav)
  expect(wav.rate).toBe(24_000)
  expect(wav.samples.length / wav.rate).toBeGreaterThan(0.6)
  expect(wav.samples.length / wav.rate).toBeLessThan(0.75)
  expect(loudnessOf(wav.samples, wav.rate)).toBeCloseTo(loudnessDb, 0)

  await choose('n-42', 'other.wav', toneWav({ seconds: 1 }))
  await until(
    'another is there',
    async () => !(await ownClip('akmola', 'n-42'))?.equals(saved ?? Buffer.alloc(0)),
  )
  await page.getByRole('button', { name: t.undo, exact: true }).click()
  await says(status(), t.undone)
  expect((await ownClip('akmola', 'n-42'))?.equals(saved ?? Buffer.alloc(0))).toBe(true)
  expect(await page.getByRole('button', { name: t.undo, exact: true }).count()).toBe(0)

  await button(rowOf('n-42'), 'remove').click()
  await says(status(), t.removed('қырық екі'))
  expect(await ownClip('akmola', 'n-42')).toBeUndefined()
  expect(await progress()).toBe(t.recordedOf(0, 118))
  await page.getByRole('button', { name: t.undo, exact: true }).click()
  await says(rowOf('n-42').locator('.mark'), t.own)
  expect((await ownClip('akmola', 'n-42'))?.equals(saved ?? Buffer.alloc(0))).toBe(true)
})

test('what is no sound is refused with a sentence at its word, and what was there stays', async () => {
  await open('centre=almaty-region&lang=kk')
  await choose('go', 'go.wav', toneWav())
  await says(status(), voice.kk.saved('терезеге келіңіз'))
  const saved = await ownClip('almaty-region', 'go')
  const broken: [Buffer, keyof typeof recordingProblems.kk][] = [
    [Buffer.from('Бұл дыбыс емес'), 'not-wav'],
    [toneWav({ amplitude: 0 }), 'silent'],
    [toneWav({ seconds: 8 }), 'too-long'],
    [toneWav({ seconds: 0.02 }), 'too-short'],
    [Buffer.alloc(13 * 1024 * 1024), 'too-long'],
  ]
  for (const [file, problem] of broken) {
    await choose('go', 'go.wav', file)
    await says(rowOf('go').locator('.trouble'), recordingProblems.kk[problem])
    expect(await progress()).toBe(voice.kk.recordedOf(1, 118))
  }
  expect((await ownClip('almaty-region', 'go'))?.equals(saved ?? Buffer.alloc(0))).toBe(true)
  expect(await rowOf('ticket').locator('.trouble').count()).toBe(0)
})

test('many files at once by their names: the bad are named, the others are saved, and all are taken back together', async () => {
  await open('centre=kostanay&lang=en')
  const t = voice.en
  const files = [
    { name: 'N-7.wav', mimeType: 'audio/wav', buffer: toneWav() },
    { name: 'ordinal-5.wav', mimeType: 'audio/wav', buffer: toneWav() },
    { name: 'n-8.wav', mimeType: 'audio/wav', buffer: Buffer.from('no sound') },
    { name: 'holiday.wav', mimeType: 'audio/wav', buffer: toneWav() },
  ]
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.getByRole('button', { name: t.chooseFiles }).click(),
  ])
  await chooser.setFiles(files)
  await says(status(), t.filesSaved(2, 4))
  const troubles = page.locator('.troubles')
  await says(troubles, `n-8.wav: ${recordingProblems.en['not-wav']}`)
  await says(troubles, `holiday.wav: ${t.unknownName}`)
  expect(await progress()).toBe(t.recordedOf(2, 118))
  await page.getByRole('button', { name: t.undo, exact: true }).click()
  await says(status(), t.undone)
  expect(await progress()).toBe(t.recordedOf(0, 118))
})

test('both voices of a word are heard, to their end', async () => {
  await open('centre=zhambyl&lang=en')
  await page.evaluate(() => {
    const played: string[] = []
    Object.assign(window, { played })
    const { play } = HTMLMediaElement.prototype
    HTMLMediaElement.prototype.play = function () {
      this.addEventListener('ended', () =>
        played.push(`${this.src.split(':')[0]} ${this.currentTime.toFixed(1)}`),
      )
      return play.call(this)
    }
  })
  const played = () => page.evaluate(() => (window as unknown as { played: string[] }).played)
  await button(rowOf('n-1'), 'play-default').click()
  await until('the default voice has ended', async () => (await played()).length === 1)
  await choose('n-1', 'n-1.wav', toneWav({ seconds: 0.8 }))
  await says(status(), voice.en.saved('бір'))
  await button(rowOf('n-1'), 'play-own').click()
  await until('the own voice has ended', async () => (await played()).length === 2)
  expect((await played())[1]).toMatch(/^blob 0\.[89]$/)
  expect(await rowOf('n-1').locator('.playing').count()).toBe(0)
})

test('a word is recorded by the microphone, by keyboard alone, and the focus stays', async () => {
  await open('centre=aktobe&lang=en')
  await button(rowOf('n-2'), 'record').focus()
  await page.keyboard.press('Enter')
  await says(status(), voice.en.recording('екі'))
  expect(await button(rowOf('n-3'), 'record').getAttribute('aria-disabled')).toBe('true')
  // The microphone beeps once a second.
  await page.waitForTimeout(2_500)
  await page.keyboard.press('Enter')
  await says(status(), voice.en.saved('екі'))
  const wav = readWav((await ownClip('aktobe', 'n-2')) ?? Buffer.alloc(0))
  if (typeof wav === 'string') throw new Error(wav)
  expect(loudnessOf(wav.samples, wav.rate)).toBeGreaterThan(loudnessDb - 6)
  expect(
    await page.evaluate(() => {
      let focused = document.activeElement
      while (focused?.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement
      return focused?.getAttribute('data-action')
    }),
  ).toBe('record')
})

test('without a microphone it says so, and a file is still taken', async () => {
  await open('centre=atyrau&lang=ru')
  await page.evaluate(() => {
    navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('', 'NotAllowedError'))
  })
  await button(rowOf('n-2'), 'record').click()
  await says(rowOf('n-2').locator('.trouble'), voice.ru.noMicrophone)
  await choose('n-2', 'n-2.wav', toneWav())
  await says(status(), voice.ru.saved('екі'))
  expect(await rowOf('n-2').locator('.trouble').count()).toBe(0)
})

test('each language has its own list; only those that are missing can be asked for', async () => {
  await open('centre=west-kz&lang=en')
  expect(await page.locator('kezek-clip-row').count()).toBe(148)
  await page.getByRole('button', { name: 'Русский' }).click()
  await says(rowOf('n-42').locator('strong'), 'сорок два')
  await page.getByLabel(voice.en.onlyMissing).check()
  expect(await page.locator('kezek-clip-row').count()).toBe(126)
  await choose('n-42', 'x.wav', toneWav())
  await says(rowOf('n-42').locator('.mark'), voice.en.own)
  await page.getByLabel(voice.en.onlyMissing).uncheck()
  await page.getByLabel(voice.en.onlyMissing).check()
  expect(await page.locator('kezek-clip-row').count()).toBe(125)
})

test('when all that is needed is there, it says that the hall hears the own voice', async () => {
  const base = `${app.url}/api/centres/mangystau/voice/en/clips`
  const { clips } = (await (await fetch(base)).json()) as { clips: { id: string; needed: boolean }[] }
  const needed = clips.filter(clip => clip.needed && clip.id !== 'go')
  for (const { id } of needed)
    await fetch(`${base}/${id}`, { method: 'PUT', body: new Uint8Array(toneWav()) })
  await open('centre=mangystau&lang=kk')
  await page.getByRole('button', { name: 'English' }).click()
  await says(page.locator('.progress span'), voice.kk.defaultVoice)
  await choose('go', 'go.wav', toneWav())
  await says(page.locator('.progress span'), voice.kk.ownVoice)
})

test('without a connection the page says so and changes nothing; a second attempt saves the recording', async () => {
  await open('centre=pavlodar&lang=en')
  await page.route('**/api/centres/**', route => route.abort())
  await button(rowOf('n-5'), 'play-own').count()
  await choose('n-5', 'n-5.wav', toneWav())
  await says(rowOf('n-5').locator('.trouble'), 'Not connected')
  await page.unroute('**/api/centres/**')
  expect(await ownClip('pavlodar', 'n-5')).toBeUndefined()
  await choose('n-5', 'n-5.wav', toneWav())
  await says(status(), voice.en.saved('бес'))
})

test.each(locales)('in %s nothing is wrong with it for anybody, on a desk and on a phone', async lang => {
  await open(`centre=karaganda&lang=${lang}`)
  await choose('n-9', 'n-9.wav', Buffer.from('no sound'))
  await says(rowOf('n-9').locator('.trouble'), recordingProblems[lang]['not-wav'])
  await choose('n-0', 'n-0.wav', toneWav())
  await says(status(), voice[lang].saved('нөл'))
  expect(await axe(page)).toEqual([])
  await page.setViewportSize({ width: 360, height: 800 })
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360)
  expect(await axe(page)).toEqual([])
  const small = await page
    .locator('button:visible, .filter:visible')
    .evaluateAll(targets =>
      targets
        .filter(target => target.getBoundingClientRect().height < 44)
        .map(target => target.textContent?.trim()),
    )
  expect(small).toEqual([])
})
