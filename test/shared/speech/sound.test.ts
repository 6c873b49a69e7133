import { expect, test } from 'vitest'
import { isSilent, levelLoudness, loudnessDb, loudnessOf, trimSilence } from '../../../shared/speech/sound.ts'

const rate = 24_000
const tone = (seconds: number, amplitude: number) =>
  Float32Array.from(
    { length: seconds * rate },
    (_, at) => amplitude * Math.sin((at * 2 * Math.PI * 300) / rate),
  )
/** Noise of a room, the same every time. */
const noise = (seconds: number, amplitude: number) =>
  Float32Array.from({ length: seconds * rate }, (_, at) => amplitude * Math.sin(at * at * 12.9898))
const silence = (seconds: number) => new Float32Array(seconds * rate)
const together = (...parts: Float32Array[]) => Float32Array.from(parts.flatMap(part => [...part]))
const seconds = (samples: Float32Array) => samples.length / rate

test('the silence before and after a word goes, a pause in it stays, and 30 ms are kept at either end', () => {
  const word = together(silence(1), tone(0.4, 0.3), silence(0.2), tone(0.3, 0.3), silence(2))
  expect(seconds(trimSilence(word, rate))).toBeCloseTo(0.96, 2)
})

test('the noise of a room before and after a word goes too', () => {
  const word = together(noise(1, 0.01), tone(0.5, 0.3), noise(1.5, 0.01))
  expect(seconds(trimSilence(word, rate))).toBeCloseTo(0.56, 1)
})

test('a soft beginning is not taken for noise where there is no silence', () => {
  const word = together(tone(0.05, 0.03), tone(0.5, 0.5), tone(0.05, 0.03))
  expect(seconds(trimSilence(word, rate))).toBeCloseTo(0.6, 2)
})

test('a cut does not click: it begins and ends at nothing', () => {
  const cut = trimSilence(tone(0.5, 0.5), rate)
  expect(Math.abs(cut[0] ?? 1)).toBeLessThan(0.01)
  expect(Math.abs(cut.at(-1) ?? 1)).toBeLessThan(0.01)
})

test.each([0.01, 0.1, 0.6])('a voice of amplitude %d comes to the one loudness', amplitude => {
  const levelledTone = levelLoudness(together(tone(0.4, amplitude), silence(0.3), tone(0.2, amplitude)), rate)
  expect(loudnessOf(levelledTone, rate)).toBeCloseTo(loudnessDb, 1)
})

test('peaks stay below full scale, even if that keeps the rest softer', () => {
  const sharp = tone(0.5, 0.02)
  sharp[6_000] = 0.9
  const level = levelLoudness(sharp, rate)
  expect(Math.max(...level)).toBeCloseTo(0.89, 2)
  expect(loudnessOf(level, rate)).toBeLessThan(loudnessDb)
})

test('silence is silence, and stays', () => {
  expect(isSilent(silence(1), rate)).toBe(true)
  expect(isSilent(new Float32Array(), rate)).toBe(true)
  expect(isSilent(noise(1, 0.001), rate)).toBe(true)
  expect(isSilent(together(silence(1), tone(0.05, 0.05)), rate)).toBe(false)
  expect([...levelLoudness(silence(0.1), rate)].every(sample => sample === 0)).toBe(true)
  expect(trimSilence(silence(0.1), rate)).toHaveLength(2_400)
  expect(trimSilence(new Float32Array(), rate)).toHaveLength(0)
  expect(levelLoudness(new Float32Array(), rate)).toHaveLength(0)
})
