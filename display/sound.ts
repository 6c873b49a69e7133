import { chime, chimeS } from './chime.ts'

/** Sound begins so long after it is asked for: less, and its first ms would be cut off. */
const leadS = 0.05
/** Cut off within so long, without a click. */
const fadeS = 0.02
/** A clock that stands still for so long: the browser believes in a sound card that hangs. */
const hungAfterMs = 3_000

/** Sound that has ended is asked for again this often, ms: a hall is silent no longer than that, and a retry costs nothing. */
const healEveryMs = 2_000

/** A clip, and how long it is quiet after it, ms. */
export interface Piece {
  sound: AudioBuffer
  pauseMs: number
}

/**
 * The browser's sound. It begins only when the browser allows it: at once, or after somebody has touched the page. Everything
 * goes through one volume to the loudspeakers; one thing is heard after the other.
 */
export class BrowserSound {
  readonly #onChange: () => void
  #audio: AudioContext | undefined
  #volume: GainNode | undefined
  /** What sounds now hangs on it, so that all of it can be cut off. */
  #voice: GainNode | undefined
  #percent = 100
  #seen = { time: -1, at: 0 }
  #isHung = false
  #triedAt = Number.NEGATIVE_INFINITY
  #wasOn = false

  /** @param onChange called when sound goes on or off */
  constructor(onChange: () => void) {
    this.#onChange = onChange
  }

  get isOn(): boolean {
    return this.#audio?.state === 'running' && !this.#isHung
  }

  /** How loud all of it is, in percent. */
  set percent(percent: number) {
    this.#percent = percent
    if (this.#volume) this.#volume.gain.value = percent / 100
  }

  /** Asks the browser for sound; asked again whenever the page is touched. */
  turnOn(): void {
    if (this.#audio?.state === 'closed' || this.#isHung) this.#drop()
    try {
      this.#audio ??= this.#open()
      // Without a touch it neither resolves nor fails.
      this.#audio.resume().then(this.#onChange, this.#onChange)
    } catch {
      // A machine without sound: the screen says that it is off.
      this.#onChange()
    }
  }

  /**
   * Checks that the sound is running, and asks for it again where it is not: a television that is switched over suspends
   * it, interrupts it or ends it, and nobody comes to touch the screen.
   * @param at this machine's steady clock, ms
   */
  look(at: number): void {
    const time = this.#audio?.currentTime ?? 0
    if (time !== this.#seen.time) this.#seen = { time, at }
    // Sound that waits for a touch has a clock that does not move, too.
    const isHung = this.#audio?.state === 'running' && at - this.#seen.at >= hungAfterMs
    const changed = isHung !== this.#isHung
    this.#isHung = isHung
    if (changed) this.#onChange()
    this.#wasOn ||= this.isOn
    // Sound that was never allowed waits for a touch: the browser refuses it until then.
    const mayReturn = this.#wasOn || this.#audio === undefined
    if (this.isOn || !mayReturn || at - this.#triedAt < healEveryMs) return
    this.#triedAt = at
    this.turnOn()
  }

  /** Reads a clip. @throws where the browser can't. */
  async decode(file: ArrayBuffer): Promise<AudioBuffer> {
    if (!this.#audio) throw new Error('there is no sound')
    // Decoding takes the bytes away from whoever keeps them.
    return this.#audio.decodeAudioData(file.slice(0))
  }

  async chime(signal: AbortSignal): Promise<void> {
    const { audio, voice, startS } = this.#begin(signal)
    chime(audio, voice, startS)
    await this.#end(leadS + chimeS, signal)
  }

  /** Plays clips one after the other. Resolves when the last pause is over, or when it is cut off. */
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

  /** Lets go of sound that will not come back: the next one has the loudspeakers of that moment. */
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

  /** By a timer, not by the sound's own end: a sound card that hangs must not hold the next call. */
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
