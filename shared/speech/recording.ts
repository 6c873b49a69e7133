import { isSilent } from './sound.ts'
import { readWav, type Wav, type WavProblem } from './wav.ts'

/** What a centre's own recording of a clip may be: it stands in the store, and is said in the middle of a sentence. */

/** The longest clip, «латынша эр», takes a slow speaker three. */
const longestS = 6
/** Shorter is a click. */
const shortestS = 0.1
const rates = { lowest: 8_000, highest: 48_000 }
/** Room for what some programs write beside the sound. */
const otherBytes = 4_096

/** No file of a recording is larger, bytes. */
export const maxRecordingBytes = longestS * rates.highest * 2 + otherBytes

export type RecordingProblem = WavProblem | 'bad-rate' | 'too-short' | 'too-long' | 'silent'

/** @returns the recording that a file holds, or the first thing that is wrong with it. Takes any bytes. */
export function readRecording(bytes: Uint8Array): Wav | RecordingProblem {
  const wav = readWav(bytes)
  if (typeof wav === 'string') return wav
  const { rate, samples } = wav
  if (rate < rates.lowest || rate > rates.highest) return 'bad-rate'
  const seconds = samples.length / rate
  if (seconds < shortestS) return 'too-short'
  if (seconds > longestS) return 'too-long'
  return isSilent(samples, rate) ? 'silent' : wav
}
