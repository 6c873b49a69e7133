import type { Page } from 'playwright-core'
import { type Locale, locales } from '../../shared/domain/locale.ts'
import { clipIds } from '../../shared/speech/clips.ts'
import { until } from '../kit/until.ts'

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

/** A clip, or a note of the chime, that a page has started. */
interface Piece {
  node: AudioNode
  /** Moments of its audio's clock, s. */
  fromS: number
  toS: number
  /** Samples from its middle; empty for a note of the chime. */
  samples: number[]
  rate: number
}

/**
 * Notes everything that a page plays, from its beginning, by its audio's clock. On a busy machine the browser leaves out parts of a
 * sound, so that a recording would not show what the page has played.
 */
export async function record(page: Page): Promise<Recording> {
  await page.addInitScript(() => {
    const pieces: Piece[] = []
    Object.assign(window, { pieces })
    /** Where each node's sound goes. */
    const outputs = new Map<AudioNode, AudioNode>()
    const before = <A extends unknown[]>(
      of: object,
      name: string,
      note: (node: AudioNode, ...args: A) => void,
    ) => {
      const original = Reflect.get(of, name)
      const noted = {
        [name](this: AudioNode, ...args: A) {
          note(this, ...args)
          return Reflect.apply(original, this, args)
        },
      }
      Object.assign(of, noted)
    }
    const passes = (node: AudioNode | undefined, through: AudioNode): boolean =>
      node !== undefined && (node === through || passes(outputs.get(node), through))
    const cut = (at: AudioNode) => {
      const nowS = at.context.currentTime
      for (const piece of pieces) if (passes(piece.node, at)) piece.toS = Math.min(piece.toS, nowS)
    }
    before(AudioNode.prototype, 'connect', (node, to: unknown) => {
      if (to instanceof AudioNode) outputs.set(node, to)
    })
    before(AudioNode.prototype, 'disconnect', cut)
    const { setTargetAtTime } = AudioParam.prototype
    AudioParam.prototype.setTargetAtTime = function (target, ...rest) {
      for (const node of outputs.keys())
        if (node instanceof GainNode && node.gain === this && target === 0) cut(node)
      return setTargetAtTime.call(this, target, ...rest)
    }
    before(AudioBufferSourceNode.prototype, 'start', (node, fromS: number) => {
      const { buffer } = node as AudioBufferSourceNode
      if (!buffer) return
      const { duration, length, sampleRate: rate } = buffer
      const size = Math.round(rate * 0.06)
      const first = Math.max(0, Math.round((length - size) / 2))
      const samples = [...buffer.getChannelData(0).subarray(first, first + size)]
      pieces.push({ node, fromS, toS: fromS + duration, samples, rate })
    })
    before(OscillatorNode.prototype, 'start', (node, fromS: number) => {
      pieces.push({ node, fromS, toS: Number.POSITIVE_INFINITY, samples: [], rate: 0 })
    })
    before(OscillatorNode.prototype, 'stop', (node, toS: number) => {
      for (const piece of pieces) if (piece.node === node) piece.toS = toS
    })
  })
  return new Recording(page)
}

/** Length of a piece, s, from which on people recognise it. */
const recognisedS = 0.1
/** Overlap of two clips, s, which nobody hears. */
const unheardOverlapS = 0.02

/** What a page has played. */
export class Recording {
  readonly #page: Page

  constructor(page: Page) {
    this.#page = page
  }

  /** @returns the chime and the clips that were heard, in order, such as `chime` and `kk go`; `noise` where one began over another. */
  async heard(): Promise<readonly string[]> {
    const pieces = await this.#page.evaluate(leastS => {
      const { pieces } = window as unknown as { pieces: Piece[] }
      return pieces
        .map(({ node, ...piece }) => ({ ...piece, toS: Math.min(piece.toS, node.context.currentTime) }))
        .filter(({ fromS, toS }) => toS - fromS >= leastS)
    }, recognisedS)
    const heard: string[] = []
    let [endS, last] = [0, '']
    for (const { fromS, toS, samples, rate } of pieces) {
      const name = samples.length === 0 ? 'chime' : nameOf(samples, rate)
      // The chime has two notes that sound together.
      if (name === 'chime' && last === 'chime') continue
      // Another sound that was opened later has a clock of its own.
      const isOver = last !== 'chime' && fromS < endS - unheardOverlapS && toS > endS
      heard.push(isOver ? 'noise' : name)
      ;[endS, last] = [toS, name]
    }
    return heard
  }
}

/** Notes the loudest sound of a page, from its beginning. @returns it as a share of full scale, once sound is open */
export async function notePeak(page: Page): Promise<() => Promise<number>> {
  await page.addInitScript(() => {
    const meter = `registerProcessor('meter', class extends AudioWorkletProcessor {
      peak = 0
      process([input]) {
        const loudest = (input[0] ?? []).reduce((most, sample) => Math.max(most, Math.abs(sample)), 0)
        if (loudest > this.peak) this.port.postMessage(this.peak = loudest)
        return true
      }
    })`
    const { connect } = AudioNode.prototype
    const measure = async (node: AudioNode) => {
      const { audioWorklet, destination } = node.context
      await audioWorklet.addModule(URL.createObjectURL(new Blob([meter], { type: 'text/javascript' })))
      const measured = new AudioWorkletNode(node.context, 'meter')
      measured.port.onmessage = ({ data: peak }) => Object.assign(window, { peak })
      Reflect.apply(connect, node, [measured])
      Reflect.apply(connect, measured, [destination])
      Object.assign(window, { peak: 0 })
    }
    Object.assign(AudioNode.prototype, {
      connect(this: AudioNode, ...to: [AudioNode]) {
        if (to[0] instanceof AudioDestinationNode) void measure(this)
        return Reflect.apply(connect, this, to)
      },
    })
  })
  return () =>
    until('sound is measured', () => page.evaluate(() => (window as unknown as { peak?: number }).peak))
}

/** @returns the clip in these samples. */
function nameOf(samples: readonly number[], rate: number): string {
  const hz = pitchIn(samples, rate)
  if (hz < (lowestHz + otherHz) / 2) return 'another clip'
  return names[Math.round((hz - lowestHz) / stepHz)] ?? 'noise'
}

/** @returns the upward zero crossings per second of these samples: the frequency of a single tone. */
function pitchIn(samples: readonly number[], rate: number): number {
  const rises: number[] = []
  for (let at = 1; at < samples.length; at++) {
    const [before = 0, after = 0] = [samples[at - 1], samples[at]]
    if (before < 0 && after >= 0) rises.push(at - after / (after - before))
  }
  const [first = 0, last = 0] = [rises[0], rises.at(-1)]
  return last > first ? ((rises.length - 1) * rate) / (last - first) : 0
}
