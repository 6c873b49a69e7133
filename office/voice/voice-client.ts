import type { Refusal } from '../../shared/contract/errors.ts'
import type { VoiceClips } from '../../shared/contract/voice-pack.ts'
import type { Locale } from '../../shared/domain/locale.ts'
import type { ClipId } from '../../shared/speech/clips.ts'

/** The result of a request: the reply, or why there is none. No function here throws. */
export type Answer<T> = { ok: true; reply: T } | { ok: false; error: Refusal }

/** Reads and changes the clips of one centre and language by HTTP. */
export class VoiceClient {
  readonly #base: string

  constructor(centre: string, language: Locale) {
    this.#base = `/api/centres/${centre}/voice/${language}/clips`
  }

  list(): Promise<Answer<VoiceClips>> {
    return ask(this.#base, {}, response => response.json() as Promise<VoiceClips>)
  }

  /** @returns the centre's own clip as it was uploaded. */
  own(id: ClipId): Promise<Answer<Blob>> {
    return ask(`${this.#base}/${id}`, {}, response => response.blob())
  }

  set(id: ClipId, wav: Blob): Promise<Answer<void>> {
    return ask(`${this.#base}/${id}`, { method: 'PUT', body: wav }, async () => {})
  }

  remove(id: ClipId): Promise<Answer<void>> {
    return ask(`${this.#base}/${id}`, { method: 'DELETE' }, async () => {})
  }
}

async function ask<T>(
  path: string,
  request: RequestInit,
  read: (response: Response) => Promise<T>,
): Promise<Answer<T>> {
  try {
    const response = await fetch(path, request)
    if (response.ok) return { ok: true, reply: await read(response) }
    const { error } = (await response.json()) as { error: Refusal }
    return { ok: false, error }
  } catch {
    return { ok: false, error: { code: 'NOT_CONNECTED' } }
  }
}
