import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readWav, writeWav } from '../../../shared/speech/wav.ts'

const samples = Float32Array.from([0, 0.5, -0.5, 1, -1])
const file = () => writeWav({ rate: 24_000, samples })
const changed = (change: (view: DataView) => void) => {
  const bytes = file()
  change(new DataView(bytes.buffer))
  return bytes
}

test('what is written is read again', () => {
  const wav = readWav(file())
  expect(wav).toMatchObject({ rate: 24_000 })
  const read = typeof wav === 'string' ? [] : [...wav.samples]
  expect(read).toHaveLength(samples.length)
  for (const [at, sample] of read.entries()) expect(sample).toBeCloseTo(samples[at] ?? 9, 3)
})

test('chunks that say something else are passed over', () => {
  const bytes = file()
  const listed = new Uint8Array(bytes.length + 12)
  listed.set(bytes.subarray(0, 36))
  // A LIST chunk of three bytes and one byte of padding.
  listed.set([0x4c, 0x49, 0x53, 0x54, 3, 0, 0, 0, 1, 2, 3, 0], 36)
  listed.set(bytes.subarray(36), 48)
  expect(readWav(listed)).toMatchObject({ rate: 24_000, samples: { length: 5 } })
})

test('a length that a pipe could not know is the length of what came', () => {
  const piped = changed(view => view.setUint32(40, 0x7ffff000, true))
  expect(readWav(piped)).toMatchObject({ samples: { length: 5 } })
})

test.each([
  ['nothing', new Uint8Array(), 'not-wav'],
  ['a text', new TextEncoder().encode('Бұл дыбыс емес, мәтін ғой'), 'not-wav'],
  ['a float WAV', changed(view => view.setUint16(20, 3, true)), 'not-pcm'],
  ['8 bits', changed(view => view.setUint16(34, 8, true)), 'not-pcm'],
  ['stereo', changed(view => view.setUint16(22, 2, true)), 'not-mono'],
  ['no rate', changed(view => view.setUint32(24, 0, true)), 'not-wav'],
  ['a file without data', file().subarray(0, 36), 'cut-off'],
  ['half the samples', file().subarray(0, 49), 'cut-off'],
  ['half a header', file().subarray(0, 30), 'cut-off'],
])('%s is no WAV of ours', (_, bytes, problem) => {
  expect(readWav(bytes)).toBe(problem)
})

test('whatever the bytes are, reading them ends', () => {
  const header = file()
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 80 }), fc.nat(44), (noise, keep) => {
      const bytes = new Uint8Array([...header.subarray(0, keep), ...noise])
      const wav = readWav(bytes)
      expect(typeof wav === 'string' || wav.samples.length <= bytes.length).toBe(true)
    }),
  )
})
