/** Frequencies of the two falling notes, e'' and c'', Hz. They carry over talk and startle nobody. */
const notes = [
  { hz: 659.3, atS: 0 },
  { hz: 523.3, atS: 0.45 },
] as const
const noteS = 1.1
/** Amplitude as a share of full scale; the hall's loudspeakers have their own volume. */
const loudness = 0.3
/** Fade-in of a note, s; without it the note clicks. */
const attackS = 0.015

/** Length of the chime, s. */
export const chimeSeconds = 1.6

/** Synthesises the chime and plays it at a moment of the audio's clock. */
export function chime(audio: BaseAudioContext, to: AudioNode, startS: number): void {
  for (const { hz, atS } of notes) {
    const start = startS + atS
    const tone = audio.createOscillator()
    const volume = audio.createGain()
    tone.frequency.value = hz
    volume.gain.setValueAtTime(0, start)
    volume.gain.linearRampToValueAtTime(loudness, start + attackS)
    volume.gain.exponentialRampToValueAtTime(0.001, start + noteS)
    tone.connect(volume).connect(to)
    tone.start(start)
    tone.stop(start + noteS)
  }
}
