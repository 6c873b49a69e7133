import type { VoicePack as Manifest } from '../shared/contract/voice-pack.ts'
import type { Locale } from '../shared/domain/locale.ts'

/** Timeout of a download, ms; later a call is outdated. */
const fetchTimeoutMs = 5_000
/** Parallel downloads; more would delay what the picture needs. */
const maxDownloads = 6

/** One version of a pack. The screen never mixes clips of two versions. */
interface Version {
  manifest: Manifest
  files: Map<string, ArrayBuffer>
}

/**
 * The clips of one language. They stay in memory (0.3 MB per pack), so that the hall has its voice while the server is away. A
 * clip that failed to load is loaded when it is needed.
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
   * Loads the current version of the pack. The earlier version stays in use until the new one is complete.
   * @returns whether all clips are loaded
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
      await Promise.all(Array.from({ length: maxDownloads }, work))
      if (isWhole) this.#used = version
      else this.#used ??= version
      return isWhole
    } catch {
      return false
    }
  }

  /** @returns the bytes of a clip. @throws if it cannot be loaded */
  async file(id: string): Promise<ArrayBuffer> {
    this.#used ??= await this.#version()
    return this.#file(this.#used, id)
  }

  /** Drops an unreadable clip, so that it is loaded again when it is needed. */
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
  const response = await fetch(url, { signal: AbortSignal.timeout(fetchTimeoutMs) })
  if (!response.ok) throw new Error(`${url.pathname}: ${response.status}`)
  return response
}
