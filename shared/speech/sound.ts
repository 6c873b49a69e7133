/** What is done to every clip, of a voice or of a microphone, so that they sound as one. Samples are mono, -1 to 1. */

/** Short enough to find where a word begins, long enough for the lowest voice. */
const frameS = 0.01
/** Kept before and after what sounds: an "s" begins softly. */
const marginS = 0.03
/** The cut is faded, or it would click. */
const fadeS = 0.005
/** What lies so far below the loudest part is no part of the word, */
const silenceDb = -40
/** and in a noisy room neither is what lies below this, if it is hardly louder than the room. */
const noisyDb = -26
const aboveNoiseDb = 6
/** A recording whose loudest part is below this holds nobody's voice. */
const silentDb = -50

/**
 * The one loudness of all clips, dBFS: the mean power of what sounds in them. The peaks of speech stand up to 19 dB above it:
 * at -18 they would keep 16 of 37 Russian clips softer than the rest, at -20 hardly one. Broadcasting's -23 is soft for a
 * hall; and EBU R 128 measures in blocks of 400 ms, longer than many a clip.
 */
export const loudnessDb = -20
/** Frames further below the loudest than this are pauses, which must not make a word louder. */
const soundsDb = -25
/** -1 dBFS: encoders overshoot a little. */
const highestPeak = 0.89

/** @returns the samples without the silence before and after; all of them where nothing sounds. @param rate Hz */
export function trimmed(samples: Float32Array, rate: number): Float32Array {
  const frames = framesOf(samples, rate)
  const loudest = Math.max(...frames)
  const room = [...frames].sort((a, b) => a - b)[Math.floor(frames.length / 10)] ?? 0
  const floor = Math.min(
    Math.max(room * ratio(aboveNoiseDb), loudest * ratio(silenceDb)),
    loudest * ratio(noisyDb),
  )
  const first = frames.findIndex(frame => frame > floor)
  if (first < 0) return samples.slice()
  const last = frames.findLastIndex(frame => frame > floor)
  const size = frameSize(rate)
  const margin = Math.round(marginS * rate)
  const cut = samples.slice(Math.max(0, first * size - margin), (last + 1) * size + margin)
  const fade = Math.min(Math.round(fadeS * rate), Math.floor(cut.length / 2))
  for (let at = 0; at < fade; at++) {
    const part = at / fade
    cut[at] = (cut[at] ?? 0) * part
    cut[cut.length - 1 - at] = (cut[cut.length - 1 - at] ?? 0) * part
  }
  return cut
}

/** @returns the samples at the one loudness, or as near to it as their highest peak allows. @param rate Hz */
export function levelled(samples: Float32Array, rate: number): Float32Array {
  const loudness = loudnessOf(samples, rate)
  if (loudness === Number.NEGATIVE_INFINITY) return samples.slice()
  const peak = samples.reduce((highest, sample) => Math.max(highest, Math.abs(sample)), 0)
  const gain = Math.min(ratio(loudnessDb - loudness), highestPeak / peak)
  return samples.map(sample => sample * gain)
}

/** @returns the mean loudness of what sounds, dBFS; minus infinity of pure silence. @param rate Hz */
export function loudnessOf(samples: Float32Array, rate: number): number {
  const frames = framesOf(samples, rate)
  const loudest = Math.max(...frames)
  const sounding = frames.filter(frame => frame >= loudest * ratio(soundsDb))
  return decibels(Math.sqrt(sounding.reduce((sum, frame) => sum + frame * frame, 0) / sounding.length))
}

/** @returns whether nobody's voice is in it. @param rate Hz */
export function isSilent(samples: Float32Array, rate: number): boolean {
  return decibels(Math.max(0, ...framesOf(samples, rate))) < silentDb
}

/** The root mean square of each frame. */
function framesOf(samples: Float32Array, rate: number): number[] {
  const size = frameSize(rate)
  const frames: number[] = []
  for (let start = 0; start < samples.length; start += size) {
    const frame = samples.subarray(start, start + size)
    frames.push(Math.sqrt(frame.reduce((sum, sample) => sum + sample * sample, 0) / frame.length))
  }
  return frames
}

function frameSize(rate: number): number {
  return Math.max(1, Math.round(frameS * rate))
}

function ratio(db: number): number {
  return 10 ** (db / 20)
}

function decibels(amplitude: number): number {
  return amplitude > 0 ? 20 * Math.log10(amplitude) : Number.NEGATIVE_INFINITY
}
