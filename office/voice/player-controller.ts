import type { ReactiveController, ReactiveControllerHost } from 'lit'

/** Plays one sound at a time. */
export class PlayerController implements ReactiveController {
  /** The name of the sound that is playing. */
  playing: string | undefined
  readonly #host: ReactiveControllerHost
  #audio: HTMLAudioElement | undefined

  constructor(host: ReactiveControllerHost) {
    this.#host = host
    host.addController(this)
  }

  hostDisconnected(): void {
    this.stop()
  }

  /** Resolves when the sound has ended or was stopped. @throws when the browser can't play it. */
  async play(name: string, sound: Blob | string): Promise<void> {
    this.stop()
    const address = typeof sound === 'string' ? sound : URL.createObjectURL(sound)
    const audio = new Audio(address)
    this.#audio = audio
    this.#tell(name)
    try {
      await new Promise<void>((resolve, reject) => {
        for (const end of ['ended', 'pause']) audio.addEventListener(end, () => resolve())
        audio.addEventListener('error', reject)
        audio.play().catch(reject)
      })
    } finally {
      if (typeof sound !== 'string') URL.revokeObjectURL(address)
      if (this.#audio === audio) {
        this.#audio = undefined
        this.#tell(undefined)
      }
    }
  }

  stop(): void {
    this.#audio?.pause()
    this.#audio = undefined
    if (this.playing !== undefined) this.#tell(undefined)
  }

  #tell(playing: string | undefined): void {
    this.playing = playing
    this.#host.requestUpdate()
  }
}
