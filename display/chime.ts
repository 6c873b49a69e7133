/** Two notes that fall, e'' and c'', as halls and stations have them: heard over talk, and nobody is startled. */
const notes = [
  { hz: 659.3, atS: 0 },
  { hz: 523.3, atS: 0.45 },
] as const
const noteS = 1.1
/** Of full scale; the loudspeakers of a hall have a volume of their own. */
const loudness = 0.3
/** Ends a note's silence-to-sound without a click. */
const attackS = 0.015

/** How long a chime sounds. */
export const chimeS = 1.6

/** Sounds the chime at a moment of the audio's own clock; it is made here, from no file. */
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
