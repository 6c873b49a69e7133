/** Reads and writes WAV files of 16-bit PCM with one channel, which pages send and the speech synthesis makes. */

export interface Wav {
  /** Sample rate, Hz. */
  rate: number
  /** Values from -1 to 1. */
  samples: Float32Array
}

/** Why a file is not a WAV that we can read. */
export type WavProblem = 'not-wav' | 'not-pcm' | 'not-mono' | 'cut-off'

const headerBytes = 44
const pcm = 1
/** Scale of samples, equal for reading and writing, so that repeated conversion does not change the sound. */
const fullScale = 0x7fff
/** Lengths from here on mean that the writer did not know the length. */
const unknownLength = 0x7fff0000

/** @returns a WAV file of these samples. @param rate Hz */
export function writeWav({ rate, samples }: Wav): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(headerBytes + samples.length * 2)
  const view = new DataView(bytes.buffer)
  write(bytes, 0, 'RIFF')
  view.setUint32(4, bytes.length - 8, true)
  write(bytes, 8, 'WAVEfmt ')
  view.setUint32(16, 16, true)
  view.setUint16(20, pcm, true)
  view.setUint16(22, 1, true)
  view.setUint32(24, rate, true)
  view.setUint32(28, rate * 2, true)
  view.setUint16(32, 2, true)
  view.setUint16(34, 16, true)
  write(bytes, 36, 'data')
  view.setUint32(40, samples.length * 2, true)
  for (const [at, sample] of samples.entries())
    view.setInt16(headerBytes + at * 2, Math.round(Math.max(-1, Math.min(1, sample)) * fullScale), true)
  return bytes
}

/** Reads a WAV file from any bytes. @returns its content, or the first problem. */
export function readWav(bytes: Uint8Array): Wav | WavProblem {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (textAt(bytes, 0) !== 'RIFF' || textAt(bytes, 8) !== 'WAVE') return 'not-wav'
  let rate = 0
  for (let at = 12; at + 8 <= bytes.length; ) {
    const name = textAt(bytes, at)
    const size = view.getUint32(at + 4, true)
    const start = at + 8
    if (name === 'fmt ') {
      if (size < 16 || start + size > bytes.length) return 'cut-off'
      if (view.getUint16(start, true) !== pcm || view.getUint16(start + 14, true) !== 16) return 'not-pcm'
      if (view.getUint16(start + 2, true) !== 1) return 'not-mono'
      rate = view.getUint32(start + 4, true)
    }
    if (name === 'data') {
      if (rate === 0) return 'not-wav'
      // A program that writes to a pipe cannot fill in the length; the sound then ends with the file.
      if (size < unknownLength && start + size > bytes.length) return 'cut-off'
      return { rate, samples: samplesOf(view, start, Math.min(size, bytes.length - start)) }
    }
    // Chunks begin at even offsets.
    at = start + size + (size % 2)
  }
  return 'cut-off'
}

function samplesOf(view: DataView, start: number, size: number): Float32Array {
  const length = Math.floor(size / 2)
  return Float32Array.from({ length }, (_, at) => view.getInt16(start + at * 2, true) / fullScale)
}

function textAt(bytes: Uint8Array, at: number): string {
  return String.fromCharCode(...bytes.subarray(at, at + 4))
}

function write(bytes: Uint8Array, at: number, text: string): void {
  bytes.set(
    [...text].map(letter => letter.charCodeAt(0)),
    at,
  )
}
