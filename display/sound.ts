import type { Call } from '../shared/contract/events.ts'
import { chime, chimeMs } from './chime.ts'

/** What sounds: the browser's, or a test's. */
export interface Speaker {
  /** The browser lets the page sound. */
  readonly isOn: boolean
  /** Says one call. Resolves when the next may begin. */
  say(call: Call): Promise<void>
}

/** As many as may wait for the large place: nobody listens for a call that is half a minute old. */
const mostWaiting = 6

/**
 * Says calls one after the other. On its own line: it is told of a call and never asked, so that sound may fail, lag or be
 * forbidden while the picture goes on.
 */
export class SoundQueue {
  readonly #speaker: Speaker
  #waiting: Call[] = []
  #saying = false

  constructor(speaker: Speaker) {
    this.#speaker = speaker
  }

  announce(calls: readonly Call[]): void {
    // While sound is off nothing is kept for later: a call is said when it is made or not at all.
    if (!this.#speaker.isOn) return
    this.#waiting = [...this.#waiting, ...calls].slice(-mostWaiting)
    void this.#sayAll()
  }

  async #sayAll(): Promise<void> {
    if (this.#saying) return
    this.#saying = true
    for (let call = this.#waiting.shift(); call; call = this.#waiting.shift()) {
      await this.#speaker.say(call).catch(error => console.warn('a call was not heard', error))
    }
    this.#saying = false
  }
}

/** The browser's sound. It begins only when the browser allows it: at once, or after somebody has touched the page. */
export class BrowserSpeaker implements Speaker {
  readonly #onChange: () => void
  #audio: AudioContext | undefined

  /** @param onChange called when sound goes on or off */
  constructor(onChange: () => void) {
    this.#onChange = onChange
  }

  get isOn(): boolean {
    return this.#audio?.state === 'running'
  }

  /** Asks the browser for sound; asked again whenever the page is touched. */
  turnOn(): void {
    try {
      if (!this.#audio) {
        this.#audio = new AudioContext()
        this.#audio.addEventListener('statechange', this.#onChange)
      }
      // Without a touch it neither resolves nor fails.
      this.#audio.resume().then(this.#onChange, this.#onChange)
    } catch {
      // A machine without sound: the screen says that it is off.
      this.#onChange()
    }
  }

  /** What is heard of one call. */
  async say(_call: Call): Promise<void> {
    if (!this.#audio) return
    chime(this.#audio)
    // By a timer, not by the sound's own end: a sound card that hangs must not hold the next call.
    await new Promise(resolve => setTimeout(resolve, chimeMs))
  }

  close(): void {
    this.#audio?.removeEventListener('statechange', this.#onChange)
    void this.#audio?.close()
  }
}
