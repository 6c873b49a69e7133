import { type RecordingProblem, readRecording } from '../../shared/speech/recording.ts'
import { isSilent, levelLoudness, trimSilence } from '../../shared/speech/sound.ts'
import { writeWav } from '../../shared/speech/wav.ts'

/** Samples per second: enough for speech on a hall's loudspeaker. A second takes 64 KB in the store, a language about 5 MB. */
const rate = 24_000
/** Bytes: a minute of the largest WAV. A single word is shorter, and decoding a longer file takes too much memory. */
const maxFileBytes = 12 * 1024 * 1024

/**
 * Makes a clip of whatever sound the browser can read: one channel, the silence at its ends cut off, as loud as all others.
 * @returns a WAV file, or why it is none
 */
export async function prepareRecording(file: Blob): Promise<Blob | RecordingProblem> {
  if (file.size > maxFileBytes) return 'too-long'
  const samples = await decode(file)
  if (!samples) return 'not-wav'
  // Checked before the sound is made louder: amplified hum would pass for a voice.
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
