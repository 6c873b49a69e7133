import { isSilent } from './sound.ts'
import { readWav, type Wav, type WavProblem } from './wav.ts'

/** Checks a centre's own recording of a clip, which the store keeps and the hall plays within sentences. */

/** Length of a recording, s; a slow speaker needs 3 s for the longest clip, «латынша эр». */
const maxSeconds = 6
/** Length of a recording, s; anything shorter is a click. */
const minSeconds = 0.1
const rates = { lowest: 8_000, highest: 48_000 }
/** Bytes for metadata that some programs add to the sound. */
const otherBytes = 4_096

/** Bytes of a recording's file: the longest one at the highest rate. */
export const maxRecordingBytes = maxSeconds * rates.highest * 2 + otherBytes

export type RecordingProblem = WavProblem | 'bad-rate' | 'too-short' | 'too-long' | 'silent'

/** Reads a recording from any bytes. @returns the recording, or the first problem. */
export function readRecording(bytes: Uint8Array): Wav | RecordingProblem {
  const wav = readWav(bytes)
  if (typeof wav === 'string') return wav
  const { rate, samples } = wav
  if (rate < rates.lowest || rate > rates.highest) return 'bad-rate'
  const seconds = samples.length / rate
  if (seconds < minSeconds) return 'too-short'
  if (seconds > maxSeconds) return 'too-long'
  return isSilent(samples, rate) ? 'silent' : wav
}
