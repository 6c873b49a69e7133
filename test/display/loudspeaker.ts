import type { Page } from 'playwright-core'
import { type Locale, locales } from '../../shared/domain/locale.ts'
import { clipIds } from '../../shared/speech/clips.ts'

// A voice in which every clip is a different tone, so that a recording shows which clips were heard.

/** Length of a tone, s. */
const toneS = 0.16
/** Frequency of the lowest tone, Hz; above the chime's notes. */
const lowestHz = 1_000
/** Distance between two tones, Hz; large enough to distinguish them on a busy machine. */
const stepHz = 105
/** Frequency of all clips that no test expects, Hz. */
const otherHz = 800
const clipRate = 22_050
/** Amplitude as a share of full scale. */
const clipLoudness = 0.5

const known = /^(ticket|go|letter-[a-c]|n-\d|ordinal-\d)$/
const names = locales.flatMap(language =>
  clipIds(language)
    .filter(id => known.test(id))
    .map(id => `${language} ${id}`),
)

/** @returns the pitch of a clip. */
function pitchOf(name: string): number {
  const at = names.indexOf(name)
  return at < 0 ? otherHz : lowestHz + at * stepHz
}

/** @returns a WAV file: 16-bit PCM, one channel. */
function wavOf(hz: number): Buffer {
  const count = Math.round(toneS * clipRate)
  const file = Buffer.alloc(44 + count * 2)
  file.write('RIFF', 0)
  file.writeUInt32LE(36 + count * 2, 4)
  file.write('WAVEfmt ', 8)
  file.writeUInt32LE(16, 16)
  file.writeUInt16LE(1, 20)
  file.writeUInt16LE(1, 22)
  file.writeUInt32LE(clipRate, 24)
  file.writeUInt32LE(clipRate * 2, 28)
  file.writeUInt16LE(2, 32)
  file.writeUInt16LE(16, 34)
  file.write('data', 36)
  file.writeUInt32LE(count * 2, 40)
  for (let at = 0; at < count; at++) {
    // Ends without a click, which would contain every frequency.
    const edge = Math.min(1, at / 200, (count - at) / 200)
    const sample = Math.sin((2 * Math.PI * hz * at) / clipRate) * clipLoudness * edge
    file.writeInt16LE(Math.round(sample * 0x7fff), 44 + at * 2)
  }
  return file
}

export interface Pack {
  /** Clips that the server lacks, such as `kk go`. */
  missing?: readonly string[]
  /** Clips whose bytes no browser can read. */
  broken?: readonly string[]
}

/** Serves voice packs of tones to a page: real files that the browser fetches, decodes and plays. */
export async function giveVoice(page: Page, { missing = [], broken = [] }: Pack = {}): Promise<void> {
  await page.route(/\/api\/centres\/[^/]+\/voice\//, route => {
    const [, language = '', file = ''] = /\/voice\/([^/]+)\/(.+)$/.exec(route.request().url()) ?? []
    if (file === 'manifest.json') {
      const ids = clipIds(language as Locale)
      const clips = Object.fromEntries(ids.map(id => [id, { file: `${id}.wav`, text: id, ms: toneS * 1000 }]))
      return route.fulfill({
        json: { language, rate: clipRate, gaps: { word: 140, comma: 140, stop: 160 }, clips },
      })
    }
    const name = `${language} ${file.replace('.wav', '')}`
    if (missing.includes(name)) return route.fulfill({ status: 404 })
    const body = broken.includes(name) ? Buffer.from('not a sound') : wavOf(pitchOf(name))
    return route.fulfill({ body, contentType: 'audio/wav' })
  })
}

/** Records everything that a page plays, from its beginning. */
export async function record(page: Page): Promise<Recording> {
  await page.addInitScript(() => {
    const recorded = { rate: 0, chunks: [] as Float32Array[] }
    Object.assign(window, { recorded })
    const recorder = `registerProcessor('recorder', class extends AudioWorkletProcessor {
      process([input]) {
        const samples = input[0] ?? new Float32Array(128)
        this.port.postMessage(samples.slice())
        return true
      }
    })`
    const { connect } = AudioNode.prototype
    const tap = async (node: AudioNode) => {
      const { audioWorklet, sampleRate, destination } = node.context
      await audioWorklet.addModule(URL.createObjectURL(new Blob([recorder], { type: 'text/javascript' })))
      const tapped = new AudioWorkletNode(node.context, 'recorder')
      recorded.rate = sampleRate
      tapped.port.onmessage = ({ data }) => recorded.chunks.push(data)
      plug(node, tapped)
      plug(tapped, destination)
    }
    const plug = (node: AudioNode, to: AudioNode) => Reflect.apply(connect, node, [to])
    Object.assign(AudioNode.prototype, {
      connect(this: AudioNode, ...to: [AudioNode]) {
        if (to[0] instanceof AudioDestinationNode) void tap(this)
        return Reflect.apply(connect, this, to)
      },
    })
  })
  return new Recording(page)
}

interface Recorded {
  rate: number
  chunks: Float32Array[]
}

/** Length of an analysed window of sound, s. */
const windowS = 0.06
/** Step between two windows, s. */
const hopS = 0.02
/** Amplitude below which a tone counts as silence; a clip at a twentieth of its loudness is still heard. */
const minLoudness = 0.02

/** The sound of a page. */
export class Recording {
  readonly #page: Page
  readonly #heard: string[] = []
  #chunks = 0
  #rate = 0
  /** Samples that are not analysed yet. */
  #ahead = new Float32Array()
  #last = { name: '', times: 0 }
  /** Number of silent windows in a row. */
  #silent = 0
  #peak = 0

  constructor(page: Page) {
    this.#page = page
  }

  /** @returns the chime and the clips that were heard, in order, such as `chime` and `kk go`. */
  async heard(): Promise<readonly string[]> {
    await this.#listen()
    return this.#heard
  }

  /** @returns the greatest deviation so far, 0 to 1. */
  async peak(): Promise<number> {
    await this.#listen()
    return this.#peak
  }

  async #listen(): Promise<void> {
    const samples = await this.#more()
    const [size, hop] = [Math.round(windowS * this.#rate), Math.round(hopS * this.#rate)]
    let at = 0
    for (; hop > 0 && at + size <= samples.length; at += hop) this.#look(samples.subarray(at, at + size))
    this.#ahead = samples.slice(at)
  }

  #look(samples: Float32Array): void {
    const loudest = samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0)
    this.#peak = Math.max(this.#peak, loudest)
    const name = loudest < minLoudness ? '' : nameOf(samples, this.#rate)
    const times = name === this.#last.name ? this.#last.times + 1 : 1
    this.#last = { name, times }
    if (name === '') this.#silent = times
    // Three windows must agree, because some lie on a tone's border. The same clip counts again only after a pause.
    if (times !== 3 || name === '') return
    const isStill = name === this.#heard.at(-1) && (name === 'chime' || this.#silent < 2)
    this.#silent = 0
    if (!isStill) this.#heard.push(name)
  }

  /** @returns the samples recorded since the last call, after those left over from it. */
  async #more(): Promise<Float32Array<ArrayBuffer>> {
    const { rate, count, text } = await this.#page.evaluate(async since => {
      const { rate, chunks } = (window as unknown as { recorded: Recorded }).recorded
      const blob = new Blob(chunks.slice(since) as unknown as BlobPart[])
      const url = await new Promise<string>(resolve => {
        const reader = new FileReader()
        reader.onload = () => resolve(String(reader.result))
        reader.readAsDataURL(blob)
      })
      return { rate, count: chunks.length, text: url.slice(url.indexOf(',') + 1) }
    }, this.#chunks)
    this.#chunks = count
    this.#rate = rate
    const bytes = Buffer.from(text, 'base64')
    const news = new Float32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length))
    const all = new Float32Array(this.#ahead.length + news.length)
    all.set(this.#ahead)
    all.set(news, this.#ahead.length)
    return all
  }
}

/** @returns the clip or the chime in these samples; undefined if they hold neither. */
function nameOf(samples: Float32Array, rate: number): string {
  const hz = pitchIn(samples, rate)
  // Both notes of the chime together have a frequency between theirs.
  if (hz < (lowestHz + otherHz) / 2) return hz < (otherHz + 660) / 2 ? 'chime' : 'another clip'
  return names[Math.round((hz - lowestHz) / stepHz)] ?? 'noise'
}

/** @returns the upward zero crossings per second of these samples: the frequency of a single tone. */
function pitchIn(samples: Float32Array, rate: number): number {
  const rises: number[] = []
  for (let at = 1; at < samples.length; at++) {
    const [before = 0, after = 0] = [samples[at - 1], samples[at]]
    if (before < 0 && after >= 0) rises.push(at - after / (after - before))
  }
  const [first = 0, last = 0] = [rises[0], rises.at(-1)]
  return last > first ? ((rises.length - 1) * rate) / (last - first) : 0
}
