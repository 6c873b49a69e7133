import type { ReactiveController, ReactiveControllerHost } from 'lit'
import type { Refusal } from '../../shared/contract/errors.ts'
import type { ClipEntry, VoiceClips } from '../../shared/contract/voice-pack.ts'
import type { ClipId } from '../../shared/speech/clips.ts'
import type { RecordingProblem } from '../../shared/speech/recording.ts'
import { Retry } from '../../shared/ui/retry.ts'
import { prepareRecording } from './prepare-recording.ts'
import type { VoiceClient } from './voice-client.ts'

/** Why one recording was not saved. */
export type Trouble = { problem: RecordingProblem } | { refusal: Refusal }

/** A clip before a change: the centre's own sound, or none. */
interface Before {
  id: ClipId
  was: Blob | undefined
}

/** Holds the clips of one language, changes them one after the other and undoes the last step. */
export class ClipsController implements ReactiveController {
  list: VoiceClips | undefined
  /** Why the list could not be read. */
  refusal: Refusal | undefined
  /** Retries reading the list. */
  readonly retry: Retry
  readonly #host: ReactiveControllerHost
  #client: VoiceClient | undefined
  /** What the last step changed, newest last; undone in reverse order. */
  #before: Before[] = []

  constructor(host: ReactiveControllerHost) {
    this.#host = host
    host.addController(this)
    this.retry = new Retry(host, () => this.load())
  }

  hostConnected(): void {}

  get canUndo(): boolean {
    return this.#before.length > 0
  }

  clip(id: ClipId): ClipEntry | undefined {
    return this.list?.clips.find(clip => clip.id === id)
  }

  /** Loads the clips of another client. */
  async open(client: VoiceClient): Promise<void> {
    this.#client = client
    this.#before = []
    this.list = undefined
    await this.load()
  }

  async load(): Promise<void> {
    const client = this.#client
    const answer = await client?.list()
    // The user may have chosen another language meanwhile.
    if (!answer || client !== this.#client) return
    if (answer.ok) this.list = answer.reply
    this.refusal = answer.ok ? undefined : answer.error
    this.retry.heard(this.refusal)
    this.#host.requestUpdate()
  }

  /** Begins a step, after which the one before it can no longer be undone. */
  begin(): void {
    this.#before = []
  }

  /** Makes a clip of a sound and saves it. The caller reloads the list afterwards. @returns why it was not saved, if so. */
  async save(id: ClipId, sound: Blob): Promise<Trouble | undefined> {
    const wav = await prepareRecording(sound)
    if (typeof wav === 'string') return { problem: wav }
    return this.#change(id, client => client.set(id, wav))
  }

  /** Removes the centre's own clip. @returns why it was not removed, if so. */
  remove(id: ClipId): Promise<Trouble | undefined> {
    return this.#change(id, client => client.remove(id))
  }

  /** Undoes the last step. @returns why it could not, if so. */
  async undo(): Promise<Trouble | undefined> {
    const client = this.#client
    for (let before = this.#before.at(-1); client && before; before = this.#before.at(-1)) {
      const { id, was } = before
      const answer = was ? await client.set(id, was) : await client.remove(id)
      // Another user has removed it already.
      if (!answer.ok && answer.error.code !== 'NO_SUCH_CLIP') return { refusal: answer.error }
      this.#before.pop()
    }
    return undefined
  }

  async #change(
    id: ClipId,
    change: (client: VoiceClient) => ReturnType<VoiceClient['set']>,
  ): Promise<Trouble | undefined> {
    const client = this.#client
    if (!client) return { refusal: { code: 'NOT_CONNECTED' } }
    const was = await client.own(id)
    if (!was.ok && was.error.code !== 'NO_SUCH_CLIP') return { refusal: was.error }
    const answer = await change(client)
    if (!answer.ok) return { refusal: answer.error }
    this.#before.push({ id, was: was.ok ? was.reply : undefined })
    return undefined
  }
}
