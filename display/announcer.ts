import type { Call } from '../shared/contract/events.ts'
import type { ScreenHeartbeat } from '../shared/contract/heartbeat.ts'
import type { Locale } from '../shared/domain/locale.ts'
import type { Calls, Clock } from './board.ts'
import { listen, newSpeech, type Speech, said, type Turn, type Utterance } from './speech.ts'

/** What makes a call heard: the chime, then words. */
export interface Voice {
  chime(signal: AbortSignal): Promise<void>
  say(locale: Locale, number: string, counter: string, signal: AbortSignal): Promise<void>
}

/** What has been spoken by this screen, as its reports tell. */
export type SpokenHere = ScreenHeartbeat['spoken'][number]

/** @returns the languages a call is said in: the visitor's own, then the hall's in their order, none twice. */
export function languagesOf({ lang }: Call, languages: readonly Locale[]): Locale[] {
  return [lang, ...languages.filter(locale => locale !== lang)]
}

/**
 * Says what `speech.ts` decides, one call at a time. It is told of calls and never asked: sound may fail, lag or be forbidden
 * while the picture goes on.
 */
export class Announcer {
  readonly #voice: Voice
  readonly #onSpoken: () => void
  #speech: Speech = newSpeech
  #saying: { utterance: Utterance; stop: AbortController } | undefined
  #spoken = new Map<string, SpokenHere>()
  #last: { view: Calls; clock: Clock; turn: Turn; languages: readonly Locale[] } | undefined

  /** @param onSpoken called when a call has been said */
  constructor(voice: Voice, onSpoken: () => void) {
    this.#voice = voice
    this.#onSpoken = onSpoken
  }

  /** The last call that was said here, by area. */
  get spoken(): SpokenHere[] {
    return [...this.#spoken.values()]
  }

  get isSpeaking(): boolean {
    return this.#saying !== undefined
  }

  /** Looks at the hall as it is now. @param languages the hall's own, in their order */
  look(view: Calls, clock: Clock, turn: Turn, languages: readonly Locale[]): void {
    // Numbers that went back say nothing of what was said.
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

  /** One part that can't be heard leaves the others. */
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
    const speech = said(this.#speech, utterance, at)
    const { area } = utterance
    const spoken = speech.spoken[area]
    const last = this.#last
    if (spoken && last)
      this.#spoken.set(area, { area, ...spoken, at: last.clock.now + Math.round(at - last.clock.at) })
    this.#onSpoken()
    // The next one begins now, not at the next look.
    if (last) this.#follow(listen(speech, last.view, { now: last.clock.now, at }, last.turn))
    else this.#speech = speech
  }
}
