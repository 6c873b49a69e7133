import type { ZeroWay } from '../shared/domain/displays.ts'
import { type Locale, locales } from '../shared/domain/locale.ts'
import { phraseOf } from '../shared/speech/phrase.ts'
import type { BrowserSound, Piece } from './sound.ts'
import { VoicePack } from './voice-pack.ts'

/** Delay before failed clips are loaded again, ms; staff may repair a voice pack during the day. */
const retryDelayMs = 15_000

/** Speaks calls with the clips of the centre's voice packs. */
export class PhrasePlayer {
  /** How to say leading zeros. */
  zeros: ZeroWay = 'drop'

  readonly #sound: BrowserSound
  readonly #packs: Readonly<Record<Locale, VoicePack>>
  readonly #onChange: () => void
  readonly #failing = new Set<Locale>()
  #timer: ReturnType<typeof setTimeout> | undefined
  #closed = false

  /** @param onChange called when clips begin or stop to fail */
  constructor(sound: BrowserSound, centre: string, onChange: () => void) {
    this.#sound = sound
    this.#onChange = onChange
    const packs = locales.map(locale => [locale, new VoicePack(centre, locale)] as const)
    this.#packs = Object.fromEntries(packs) as Record<Locale, VoicePack>
  }

  /** Whether some clips could not be loaded or played when they were last needed. */
  get isFailing(): boolean {
    return this.#failing.size > 0
  }

  /** Loads all clips of some languages in advance, and retries until it has them. */
  async load(languages: readonly Locale[]): Promise<void> {
    for (const locale of languages) this.#note(locale, await this.#packs[locale].load())
  }

  /** Speaks one call in one language, without missing clips. Resolves at its end or when `signal` aborts it. */
  async say(locale: Locale, number: string, counter: string, signal: AbortSignal): Promise<void> {
    const pack = this.#packs[locale]
    const steps = phraseOf(locale, number, counter, this.zeros)
    const pieces = await Promise.all(
      steps.map(async ({ clip, pause }): Promise<Piece | undefined> => {
        try {
          const file = await pack.file(clip)
          return { sound: await this.#sound.decode(file), pauseMs: pack.gaps?.[pause] ?? 0 }
        } catch (error) {
          pack.forget(clip)
          console.warn('a clip is missing', locale, clip, error)
          return undefined
        }
      }),
    )
    const whole = pieces.filter(piece => piece !== undefined)
    this.#note(locale, whole.length === pieces.length)
    if (whole.length > 0) await this.#sound.play(whole, signal)
  }

  close(): void {
    this.#closed = true
    clearTimeout(this.#timer)
  }

  #note(locale: Locale, isWhole: boolean): void {
    const was = this.isFailing
    if (isWhole) this.#failing.delete(locale)
    else this.#failing.add(locale)
    if (was !== this.isFailing) this.#onChange()
    if (this.isFailing && !this.#closed) this.#tryLater()
  }

  #tryLater(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined
      void this.load([...this.#failing])
    }, retryDelayMs)
  }
}
