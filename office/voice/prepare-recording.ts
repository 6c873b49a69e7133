import { type RecordingProblem, readRecording } from '../../shared/speech/recording.ts'
import { isSilent, levelLoudness, trimSilence } from '../../shared/speech/sound.ts'
import { writeWav } from '../../shared/speech/wav.ts'

/** Samples a second: all of a voice that a hall's loudspeaker gives. A second is 64 KB in the store, a language some 5 MB. */
const rate = 24_000
/** A minute of the largest WAV; longer recordings hold no word, and decoding them takes a page's memory. */
const mostFileBytes = 12 * 1024 * 1024

/**
 * Makes a clip of whatever sound the browser can read: one channel, the silence at its ends cut off, as loud as all others.
 * @returns a WAV file, or why it is none
 */
export async function prepareRecording(file: Blob): Promise<Blob | RecordingProblem> {
  if (file.size > mostFileBytes) return 'too-long'
  const samples = await decode(file)
  if (!samples) return 'not-wav'
  // Before it is made louder: a hum would then be a voice.
  if (isSilent(samples, rate)) return 'silent'
  const wav = writeWav({ rate, samples: levelLoudness(trimSilence(samples, rate), rate) })
  const recording = readRecording(wav)
  return typeof recording === 'string' ? recording : new Blob([wav], { type: 'audio/wav' })
}

async function decode(file: Blob): Promise<Float32Array | undefined> {
  try {
    // A context decodes to its own rate; this one never plays.
    const context = new OfflineAudioContext(1, 1, rate)
    const audio = await context.decodeAudioData(await file.arrayBuffer())
    const channels = Array.from({ length: audio.numberOfChannels }, (_, at) => audio.getChannelData(at))
    return Float32Array.from({ length: audio.length }, (_, at) =>
      channels.reduce((sum, channel) => sum + (channel[at] ?? 0) / channels.length, 0),
    )
  } catch {
    return undefined
  }
}
