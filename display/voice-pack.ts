import type { Pause } from '../shared/speech/phrase.ts'
import type { Language } from '../shared/speech/words.ts'

/** The manifest of a voice pack, as the server gives it. */
interface Manifest {
  /** How long it is quiet after a clip, ms. */
  gaps: Readonly<Record<Pause, number>>
  clips: Readonly<Record<string, { file: string }>>
}

/** A clip in whatever way the browser can read. */
type File = ArrayBuffer

/** An answer that takes longer is none: whoever was called would have come by then. */
const answerMs = 5_000
/** Clips fetched at once; more would hold up what the picture needs. */
const atOnce = 6

/**
 * The clips of one language, kept in memory (a whole pack is 0.3 MB): a hall whose server is away for a moment still has its
 * voice. What could not be loaded is tried again when it is needed, or when the pack is loaded again.
 */
export class VoicePack {
  readonly #url: URL
  readonly #files = new Map<string, File>()
  #manifest: Manifest | undefined

  /** @param url of its manifest */
  constructor(centre: string, language: Language) {
    this.#url = new URL(`/api/centres/${centre}/voice/${language}/manifest.json`, window.location.href)
  }

  get gaps(): Manifest['gaps'] | undefined {
    return this.#manifest?.gaps
  }

  /** Loads all clips that are not here yet. @returns whether all are. */
  async load(): Promise<boolean> {
    try {
      this.#manifest = (await (await get(this.#url)).json()) as Manifest
    } catch {
      return false
    }
    const missing = Object.keys(this.#manifest.clips).filter(id => !this.#files.has(id))
    let isWhole = true
    const work = async () => {
      for (let id = missing.pop(); id !== undefined; id = missing.pop())
        await this.file(id).catch(() => (isWhole = false))
    }
    await Promise.all(Array.from({ length: atOnce }, work))
    return isWhole
  }

  /** @returns the bytes of a clip. @throws where it can't be had. */
  async file(id: string): Promise<File> {
    const known = this.#files.get(id)
    if (known) return known
    this.#manifest ??= (await (await get(this.#url)).json()) as Manifest
    const clip = this.#manifest.clips[id]
    if (!clip) throw new Error(`the pack has no ${id}`)
    const file = await (await get(new URL(clip.file, this.#url))).arrayBuffer()
    this.#files.set(id, file)
    return file
  }

  /** A clip that can't be read is asked for anew when it is needed again. */
  forget(id: string): void {
    this.#files.delete(id)
  }
}

async function get(url: URL): Promise<Response> {
  const response = await fetch(url, { signal: AbortSignal.timeout(answerMs) })
  if (!response.ok) throw new Error(`${url.pathname}: ${response.status}`)
  return response
}
