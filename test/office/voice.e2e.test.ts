import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { type Locale, locales } from '../../shared/domain/locale.ts'
import { voice } from '../../shared/i18n/office/voice.ts'
import { recordingProblems } from '../../shared/i18n/office/voice-errors.ts'
import { loudnessDb, loudnessOf } from '../../shared/speech/sound.ts'
import { readWav, writeWav } from '../../shared/speech/wav.ts'
import { startApp, type TestApp } from '../kit/app.ts'
import { axe, closeWindows, openBrowser } from '../kit/browser.ts'
import { fixture } from '../kit/fixture.ts'
import { until } from '../kit/until.ts'
import { toneWav } from '../kit/voice.ts'

let app: TestApp
let browser: Browser
let page: Page
let faults: readonly string[]
/** Files that are chosen. By their paths the browser gets them at once; as bytes they would take seconds. */
const folder = mkdtempSync(join(tmpdir(), 'kezek-voice-'))

beforeAll(async () => {
  ;[app, browser] = await Promise.all([startApp(), openBrowser({ sound: true, microphone: true })])
})
afterAll(async () => {
  await closeWindows(browser)
  await app?.stop()
  rmSync(folder, { recursive: true })
})
afterEach(async () => {
  expect(faults).toEqual([])
  await page.close()
})

/** Opens the section alone, at the address of the server that keeps its clips. */
async function open(centre: string, locale: Locale): Promise<void> {
  const mounted = await fixture(browser, {
    module: 'office/voice/voice-section.ts',
    tag: 'kezek-voice-section',
    props: { centre, locale },
    server: app.url,
  })
  page = mounted.page
  faults = mounted.faults
  await page.locator('kezek-clip-row').first().waitFor()
}

/** The row of a clip, by its code. */
const rowOf = (id: string) => page.locator('kezek-clip-row', { has: page.locator(`code:text-is("${id}")`) })
const button = (row: Locator, action: string) => row.locator(`[data-action="${action}"]`)
const status = () => page.locator('.news [role="status"]')
const progress = () => page.locator('.progress label').textContent()
const says = (locator: Locator, text: string) =>
  until(`it says “${text}”`, async () => (await locator.allTextContents()).join(' ').includes(text))

function file(name: string, content: Buffer): string {
  writeFileSync(join(folder, name), content)
  return join(folder, name)
}

/** Chooses a file for one clip. */
async function choose(id: string, name: string, content: Buffer): Promise<void> {
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), button(rowOf(id), 'choose').click()])
  await chooser.setFiles(file(name, content))
}

/** Loudness, of 1, above which the microphone's signal is a beep. */
const beepLoudness = 0.05

/** Lets the test hear what the section's microphone hears, from the moment at which the section opens it. */
const listenIn = () =>
  page.evaluate(() => {
    const { mediaDevices } = navigator
    const open = mediaDevices.getUserMedia.bind(mediaDevices)
    mediaDevices.getUserMedia = async constraints => {
      const stream = await open(constraints)
      const context = new AudioContext()
      const analyser = context.createAnalyser()
      context.createMediaStreamSource(stream).connect(analyser)
      const samples = new Float32Array(analyser.fftSize)
      window.loudness = () => {
        analyser.getFloatTimeDomainData(samples)
        return Math.max(...samples.map(Math.abs))
      }
      return stream
    }
  })

/** Waits until a beep of the microphone was heard whole. */
async function untilBeeped(): Promise<void> {
  const isLoud = () => page.evaluate(least => window.loudness() > least, beepLoudness)
  await until('it beeps', isLoud)
  await until('the beep has ended', async () => !(await isLoud()))
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
  await open('akmola', 'ru')
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
  await open('almaty-region', 'kk')
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
  await open('kostanay', 'en')
  const t = voice.en
  const files = [
    file('N-7.wav', toneWav()),
    file('ordinal-5.wav', toneWav()),
    file('n-8.wav', Buffer.from('no sound')),
    file('holiday.wav', toneWav()),
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
  await open('zhambyl', 'en')
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
  await open('aktobe', 'en')
  await listenIn()
  await button(rowOf('n-2'), 'record').focus()
  await page.keyboard.press('Enter')
  await says(status(), voice.en.recording('екі'))
  expect(await button(rowOf('n-3'), 'record').getAttribute('aria-disabled')).toBe('true')
  // Two, one second apart: a single one could be shorter than the shortest clip.
  for (const _beep of [1, 2]) await untilBeeped()
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
  await open('atyrau', 'ru')
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
  await open('west-kz', 'en')
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
  const body = new Uint8Array(toneWav())
  // One after another, as the page sends them: a busy server refuses many at once.
  for (const { id } of needed) expect((await fetch(`${base}/${id}`, { method: 'PUT', body })).ok).toBe(true)
  await open('mangystau', 'kk')
  await page.getByRole('button', { name: 'English' }).click()
  await says(page.locator('.progress span'), voice.kk.defaultVoice)
  await choose('go', 'go.wav', toneWav())
  await says(page.locator('.progress span'), voice.kk.ownVoice)
})

test('without a connection the page says so and changes nothing; a second attempt saves the recording', async () => {
  await open('pavlodar', 'en')
  await page.route('**/api/centres/**', route => route.abort())
  await button(rowOf('n-5'), 'play-own').count()
  await choose('n-5', 'n-5.wav', toneWav())
  await says(rowOf('n-5').locator('.trouble'), 'Not connected')
  await page.unroute('**/api/centres/**')
  expect(await ownClip('pavlodar', 'n-5')).toBeUndefined()
  await choose('n-5', 'n-5.wav', toneWav())
  await says(status(), voice.en.saved('бес'))
})

/** Rows that are checked by axe: the clips up to n-9, which have every state. The others look the same. */
const checkedRows = 12
const otherRows = [['kezek-voice-section', `li:nth-child(n + ${checkedRows + 1})`]]

test.each(locales)('in %s nothing is wrong with it for anybody, on a desk and on a phone', async lang => {
  await open('karaganda', lang)
  await choose('n-9', 'n-9.wav', Buffer.from('no sound'))
  await says(rowOf('n-9').locator('.trouble'), recordingProblems[lang]['not-wav'])
  await choose('n-0', 'n-0.wav', toneWav())
  await says(status(), voice[lang].saved('нөл'))
  expect(await axe(page, otherRows)).toEqual([])
  await page.setViewportSize({ width: 360, height: 800 })
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360)
  expect(await axe(page, otherRows)).toEqual([])
  const small = await page
    .locator('button:visible, .filter:visible')
    .evaluateAll(targets =>
      targets
        .filter(target => target.getBoundingClientRect().height < 44)
        .map(target => target.textContent?.trim()),
    )
  expect(small).toEqual([])
})

declare global {
  interface Window {
    /** Put into the page by `listenIn`: of what the microphone hears now, from 0 to 1. */
    loudness(): number
  }
}
