import { execFileSync } from 'node:child_process'
import type { Wav } from '../../shared/speech/wav.ts'

/** kbit/s. More makes no audible difference with this voice; 24 would make the packs half as large again. */
const bitrate = 16

/** Encodes a sound as Opus in Ogg. */
export function encode(program: string, { rate, samples }: Wav): Buffer {
  const pcm = Buffer.alloc(samples.length * 2)
  for (const [at, sample] of samples.entries()) pcm.writeInt16LE(Math.round(sample * 0x7fff), at * 2)
  const args = [
    ...['--quiet', '--raw', '--raw-bits', '16', '--raw-chan', '1', '--raw-rate', String(rate)],
    ...['--bitrate', String(bitrate), '--speech', '--padding', '0'],
    // A random serial number would change every file at each run.
    ...['--serial', '1'],
  ]
  return execFileSync(program, [...args, '-', '-'], { input: pcm })
}
