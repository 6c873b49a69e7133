import { chime, chimeSeconds } from './chime.ts'

/** Delay before sound begins, s; with less, its first ms would be cut off. */
const leadS = 0.05
/** Fade when sound is cut off, s; without it the cut clicks. */
const fadeS = 0.02
/** Time without progress of the audio's clock, ms, after which the sound card counts as hung. */
const hungAfterMs = 3_000

/** Interval between attempts to restart sound that has ended, ms; an attempt costs nothing. */
const retryEveryMs = 2_000

/** A clip, and the pause after it in ms. */
export interface Piece {
  sound: AudioBuffer
  pauseMs: number
}

/**
 * The browser's sound. Browsers may block it until somebody touches the page. All sound has one volume and plays one after
 * another.
 */
export class BrowserSound {
  readonly #onChange: () => void
  #audio: AudioContext | undefined
  #volume: GainNode | undefined
  /** Node of everything that sounds now, so that all of it can be cut off. */
  #voice: GainNode | undefined
  #percent = 100
  #seen = { time: -1, at: 0 }
  #isHung = false
  #triedAt = Number.NEGATIVE_INFINITY
  #wasOn = false

  /** @param onChange called when sound turns on or off */
  constructor(onChange: () => void) {
    this.#onChange = onChange
  }

  get isOn(): boolean {
    return this.#audio?.state === 'running' && !this.#isHung
  }

  /** Volume in percent. */
  set percent(percent: number) {
    this.#percent = percent
    if (this.#volume) this.#volume.gain.value = percent / 100
  }

  /** Asks the browser for sound; called again at every touch of the page. */
  turnOn(): void {
    if (this.#audio?.state === 'closed' || this.#isHung) this.#drop()
    try {
      this.#audio ??= this.#open()
      // Without a touch the promise stays pending.
      this.#audio.resume().then(this.#onChange, this.#onChange)
    } catch {
      // This machine has no sound; the screen shows that it is off.
      this.#onChange()
    }
  }

  /**
   * Checks that sound runs, and otherwise asks for it again. A television that changes its source suspends, interrupts or ends
   * sound, and nobody comes to touch the screen.
   *
   * @param at this machine's monotonic clock, ms
   */
  check(at: number): void {
    const time = this.#audio?.currentTime ?? 0
    if (time !== this.#seen.time) this.#seen = { time, at }
    // The clock of sound that waits for a touch does not move either, so only running sound can hang.
    const isHung = this.#audio?.state === 'running' && at - this.#seen.at >= hungAfterMs
    const changed = isHung !== this.#isHung
    this.#isHung = isHung
    if (changed) this.#onChange()
    this.#wasOn ||= this.isOn
    // Sound that was never allowed has to wait for a touch.
    const mayReturn = this.#wasOn || this.#audio === undefined
    if (this.isOn || !mayReturn || at - this.#triedAt < retryEveryMs) return
    this.#triedAt = at
    this.turnOn()
  }

  /** Decodes a clip. @throws if the browser cannot */
  async decode(file: ArrayBuffer): Promise<AudioBuffer> {
    if (!this.#audio) throw new Error('there is no sound')
    // Decodes a copy, because decoding detaches the buffer.
    return this.#audio.decodeAudioData(file.slice(0))
  }

  /** Plays the chime. Resolves at its end or when `signal` aborts it. */
  async chime(signal: AbortSignal): Promise<void> {
    const { audio, voice, startS } = this.#begin(signal)
    chime(audio, voice, startS)
    await this.#end(leadS + chimeSeconds, signal)
  }

  /** Plays clips one after another. Resolves after the last pause or when `signal` aborts them. */
  async play(pieces: readonly Piece[], signal: AbortSignal): Promise<void> {
    const { audio, voice, startS } = this.#begin(signal)
    let at = startS
    for (const { sound, pauseMs } of pieces) {
      const source = audio.createBufferSource()
      source.buffer = sound
      source.connect(voice)
      source.start(at)
      at += sound.duration + pauseMs / 1000
    }
    await this.#end(leadS + at - startS, signal)
  }

  close(): void {
    this.#drop()
  }

  /** Closes sound that will not return. The next one uses the loudspeakers of that moment. */
  #drop(): void {
    const audio = this.#audio
    this.#audio = undefined
    this.#volume = undefined
    this.#isHung = false
    this.#seen = { time: -1, at: performance.now() }
    audio?.removeEventListener('statechange', this.#onChange)
    if (audio && audio.state !== 'closed') audio.close().catch(() => {})
  }

  #open(): AudioContext {
    const audio = new AudioContext()
    audio.addEventListener('statechange', this.#onChange)
    this.#volume = audio.createGain()
    this.#volume.gain.value = this.#percent / 100
    this.#volume.connect(audio.destination)
    return audio
  }

  #begin(signal: AbortSignal): { audio: AudioContext; voice: GainNode; startS: number } {
    signal.throwIfAborted()
    if (!this.#audio || !this.#volume) throw new Error('there is no sound')
    this.#voice?.disconnect()
    this.#voice = this.#audio.createGain()
    this.#voice.connect(this.#volume)
    return { audio: this.#audio, voice: this.#voice, startS: this.#audio.currentTime + leadS }
  }

  /** Waits for the end by a timer and not by an event of the sound, because a hung sound card must not delay the next call. */
  async #end(seconds: number, signal: AbortSignal): Promise<void> {
    let cut = () => {}
    await new Promise<void>(resolve => {
      const timer = setTimeout(resolve, seconds * 1000)
      cut = () => {
        clearTimeout(timer)
        this.#voice?.gain.setTargetAtTime(0, this.#audio?.currentTime ?? 0, fadeS / 3)
        setTimeout(resolve, fadeS * 1000)
      }
      signal.addEventListener('abort', cut, { once: true })
    })
    signal.removeEventListener('abort', cut)
  }
}
