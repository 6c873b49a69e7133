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

/** How a clip was before: its own sound, or none. */
interface Before {
  id: ClipId
  was: Blob | undefined
}

/** The clips of one language as the server has them, and the way to change them: one after the other, and back once. */
export class ClipsController implements ReactiveController {
  list: VoiceClips | undefined
  /** Why there is no list. */
  refusal: Refusal | undefined
  /** Repeats the reading of the list. */
  readonly retry: Retry
  readonly #host: ReactiveControllerHost
  #client: VoiceClient | undefined
  /** What the last step changed, newest last. */
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

  /** Shows the clips that `client` has, from the beginning. */
  async open(client: VoiceClient): Promise<void> {
    this.#client = client
    this.#before = []
    this.list = undefined
    await this.load()
  }

  async load(): Promise<void> {
    const client = this.#client
    const answer = await client?.list()
    // Another language may have been chosen meanwhile.
    if (!answer || client !== this.#client) return
    if (answer.ok) this.list = answer.reply
    this.refusal = answer.ok ? undefined : answer.error
    this.retry.heard(this.refusal)
    this.#host.requestUpdate()
  }

  /** Another step begins: the one before can't be undone any more. */
  begin(): void {
    this.#before = []
  }

  /** Makes a clip of a sound and saves it. @returns why it was not saved. The list is to be loaded anew afterwards. */
  async save(id: ClipId, sound: Blob): Promise<Trouble | undefined> {
    const wav = await prepareRecording(sound)
    if (typeof wav === 'string') return { problem: wav }
    return this.#change(id, client => client.set(id, wav))
  }

  /** Takes the centre's own clip away. @returns why it was not removed. */
  remove(id: ClipId): Promise<Trouble | undefined> {
    return this.#change(id, client => client.remove(id))
  }

  /** Brings back what was before the last step. @returns why it could not. */
  async undo(): Promise<Trouble | undefined> {
    const client = this.#client
    for (let before = this.#before.at(-1); client && before; before = this.#before.at(-1)) {
      const { id, was } = before
      const answer = was ? await client.set(id, was) : await client.remove(id)
      // Somebody else has taken it away already.
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
