import type { Call } from '../shared/contract/events.ts'
import type { ScreenHeartbeat } from '../shared/contract/heartbeat.ts'
import type { Locale } from '../shared/domain/locale.ts'
import type { Calls, Clock } from '../shared/ui/hall-screen/shown-calls.ts'
import { listen, markSpoken, newSpeech, type Speech, type Turn, type Utterance } from './speech.ts'

/** Plays the parts of an announcement: the chime, then words. */
export interface Voice {
  chime(signal: AbortSignal): Promise<void>
  say(locale: Locale, number: string, counter: string, signal: AbortSignal): Promise<void>
}

/** The last call that this screen spoke in an area, for its heartbeats. */
export type SpokenHere = ScreenHeartbeat['spoken'][number]

/** @returns the languages of an announcement: the visitor's own, then the hall's others in their order. */
export function languagesOf({ lang }: Call, languages: readonly Locale[]): Locale[] {
  return [lang, ...languages.filter(locale => locale !== lang)]
}

/**
 * Speaks the calls that `speech.ts` selects, one at a time. The picture never depends on it, because sound may fail, lag or be
 * blocked.
 */
export class Announcer {
  readonly #voice: Voice
  readonly #onSpoken: () => void
  #speech: Speech = newSpeech
  #saying: { utterance: Utterance; stop: AbortController } | undefined
  #spoken = new Map<string, SpokenHere>()
  #last: { view: Calls; clock: Clock; turn: Turn; languages: readonly Locale[] } | undefined

  /** @param onSpoken called after each spoken call */
  constructor(voice: Voice, onSpoken: () => void) {
    this.#voice = voice
    this.#onSpoken = onSpoken
  }

  /** The last call that this screen spoke in each area. */
  get spoken(): SpokenHere[] {
    return [...this.#spoken.values()]
  }

  get isSpeaking(): boolean {
    return this.#saying !== undefined
  }

  /** Follows the hall's calls. @param languages the hall's languages, in their order */
  update(view: Calls, clock: Clock, turn: Turn, languages: readonly Locale[]): void {
    // After the event numbers went back, earlier progress says nothing about the new calls.
    if (view.epoch !== this.#speech.epoch || view.n < this.#speech.n) this.#spoken.clear()
    this.#last = { view, clock, turn, languages }
    this.#follow(listen(this.#speech, view, clock, turn))
  }

  close(): void {
    this.#saying?.stop.abort()
  }

  #follow(speech: Speech): void {
    this.#speech = speech
    const { saying } = speech
    if (this.#saying?.utterance === saying) return
    this.#saying?.stop.abort()
    this.#saying = undefined
    if (saying) void this.#say(saying)
  }

  async #say(utterance: Utterance): Promise<void> {
    const stop = new AbortController()
    this.#saying = { utterance, stop }
    const { call } = utterance
    const { languages } = this.#last ?? { languages: [] }
    await this.#part(() => this.#voice.chime(stop.signal))
    for (const locale of languagesOf(call, languages)) {
      if (stop.signal.aborted) return
      await this.#part(() => this.#voice.say(locale, call.number, call.counter, stop.signal))
    }
    if (!stop.signal.aborted) this.#end(utterance)
  }

  /** Plays one part of an announcement; if it fails, the other parts still play. */
  async #part(play: () => Promise<void>): Promise<void> {
    try {
      await play()
    } catch (error) {
      console.warn('a part of a call was not heard', error)
    }
  }

  #end(utterance: Utterance): void {
    this.#saying = undefined
    const at = performance.now()
    const speech = markSpoken(this.#speech, utterance, at)
    const { area } = utterance
    const spoken = speech.spoken[area]
    const last = this.#last
    if (spoken && last)
      this.#spoken.set(area, { area, ...spoken, at: last.clock.now + Math.round(at - last.clock.at) })
    this.#onSpoken()
    // The next call begins at once and does not wait for the next update.
    if (last) this.#follow(listen(speech, last.view, { now: last.clock.now, at }, last.turn))
    else this.#speech = speech
  }
}
