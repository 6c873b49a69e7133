/** Trims and levels every clip, synthesised or recorded, so that all sound alike. Samples are mono, -1 to 1. */

/** Length of a frame, s: short enough to find the beginning of a word, long enough for the lowest voice. */
const frameS = 0.01
/** Sound kept before and after the word, s; an "s" begins softly. */
const marginS = 0.03
/** Fade at each cut, s; without it the cut clicks. */
const fadeS = 0.005
/** Frames this far below the loudest one, dB, are silence in a quiet room. */
const silenceDb = -40
/** In a noisy room the limit of silence rises up to this far below the loudest frame, dB. */
const noisyDb = -26
/** In a noisy room the word must be this much louder than the room, dB. */
const aboveNoiseDb = 6
/** A recording whose loudest frame is below this, dBFS, has no voice. */
const silentDb = -50

/**
 * Loudness of all clips, dBFS: the mean power of their sounding frames. Peaks of speech are up to 19 dB above it: at -18 they
 * would keep 16 of 37 Russian clips softer than the rest, at -20 hardly one. Broadcasting's -23 is too soft for a hall, and
 * EBU R 128 measures blocks of 400 ms, which are longer than many clips.
 */
export const loudnessDb = -20
/** Frames more than this below the loudest one, dB, are pauses, which the loudness of a word leaves out. */
const soundsDb = -25
/** Largest amplitude, -1 dBFS; encoders overshoot a little. */
const maxPeak = 0.89

/** @returns the samples without silence before and after; all samples if nothing sounds. @param rate Hz */
export function trimSilence(samples: Float32Array, rate: number): Float32Array {
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

/** @returns the samples at the loudness of all clips, or as near as their highest peak allows. @param rate Hz */
export function levelLoudness(samples: Float32Array, rate: number): Float32Array {
  const loudness = loudnessOf(samples, rate)
  if (loudness === Number.NEGATIVE_INFINITY) return samples.slice()
  const peak = samples.reduce((highest, sample) => Math.max(highest, Math.abs(sample)), 0)
  const gain = Math.min(ratio(loudnessDb - loudness), maxPeak / peak)
  return samples.map(sample => sample * gain)
}

/** @returns the mean loudness of the sounding frames, dBFS; minus infinity for pure silence. @param rate Hz */
export function loudnessOf(samples: Float32Array, rate: number): number {
  const frames = framesOf(samples, rate)
  const loudest = Math.max(...frames)
  const sounding = frames.filter(frame => frame >= loudest * ratio(soundsDb))
  return decibels(Math.sqrt(sounding.reduce((sum, frame) => sum + frame * frame, 0) / sounding.length))
}

/** @returns whether the samples hold no voice. @param rate Hz */
export function isSilent(samples: Float32Array, rate: number): boolean {
  return decibels(Math.max(0, ...framesOf(samples, rate))) < silentDb
}

/** @returns the root mean square of each frame. */
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
