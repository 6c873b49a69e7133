import { writeWav } from '../../shared/speech/wav.ts'

/** @returns a WAV file with a tone, like a microphone's recording */
export function toneWav(options: { seconds?: number; rate?: number; amplitude?: number } = {}): Buffer {
  const { seconds = 0.5, rate = 24_000, amplitude = 0.3 } = options
  const samples = Float32Array.from(
    { length: Math.round(seconds * rate) },
    (_, at) => amplitude * Math.sin((at * 2 * Math.PI * 220) / rate),
  )
  return Buffer.from(writeWav({ rate, samples }))
}
