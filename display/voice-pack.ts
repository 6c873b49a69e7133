import type { VoicePack as Manifest } from '../shared/contract/voice-pack.ts'
import type { Locale } from '../shared/domain/locale.ts'

/** An answer that takes longer is none: whoever was called would have come by then. */
const answerMs = 5_000
/** Clips fetched at once; more would hold up what the picture needs. */
const atOnce = 6

/** A pack that is used: one version of it, never clips of two. */
interface Version {
  manifest: Manifest
  files: Map<string, ArrayBuffer>
}

/**
 * The clips of one language, kept in memory (a whole pack is 0.3 MB): a hall whose server is away for a moment still has its
 * voice. A clip that could not be had is tried again when it is needed.
 */
export class VoicePack {
  readonly #url: URL
  #used: Version | undefined

  constructor(centre: string, language: Locale) {
    this.#url = new URL(`/api/centres/${centre}/voice/${language}/manifest.json`, window.location.href)
  }

  get gaps(): Manifest['gaps'] | undefined {
    return this.#used?.manifest.gaps
  }

  /**
   * Loads the pack as it is now; the one before is used until the new one is whole.
   * @returns whether all of it is here
   */
  async load(): Promise<boolean> {
    try {
      const version = await this.#version()
      const missing = Object.keys(version.manifest.clips)
      let isWhole = true
      const work = async () => {
        for (let id = missing.pop(); id !== undefined; id = missing.pop())
          await this.#file(version, id).catch(() => (isWhole = false))
      }
      await Promise.all(Array.from({ length: atOnce }, work))
      if (isWhole) this.#used = version
      else this.#used ??= version
      return isWhole
    } catch {
      return false
    }
  }

  /** @returns the bytes of a clip. @throws where it can't be had. */
  async file(id: string): Promise<ArrayBuffer> {
    this.#used ??= await this.#version()
    return this.#file(this.#used, id)
  }

  /** A clip that can't be read is asked for anew when it is needed again. */
  forget(id: string): void {
    this.#used?.files.delete(id)
  }

  async #version(): Promise<Version> {
    return { manifest: (await (await get(this.#url)).json()) as Manifest, files: new Map() }
  }

  async #file({ manifest, files }: Version, id: string): Promise<ArrayBuffer> {
    const known = files.get(id)
    if (known) return known
    const clip = manifest.clips[id]
    if (!clip) throw new Error(`the pack has no ${id}`)
    const file = await (await get(new URL(clip.file, this.#url))).arrayBuffer()
    files.set(id, file)
    return file
  }
}

async function get(url: URL): Promise<Response> {
  const response = await fetch(url, { signal: AbortSignal.timeout(answerMs) })
  if (!response.ok) throw new Error(`${url.pathname}: ${response.status}`)
  return response
}
