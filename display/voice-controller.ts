import type { ReactiveController, ReactiveControllerHost } from 'lit'
import type { HallView } from '../shared/contract/hall-view.ts'
import { locales } from '../shared/domain/locale.ts'
import { volumeAt } from '../shared/domain/loudness.ts'
import { areaOf } from '../shared/domain/voice-areas.ts'
import type { HallConnection } from '../shared/ui/hall-connection.ts'
import { Announcer, type SpokenHere } from './announcer.ts'
import { callsToday } from './calls-controller.ts'
import { PhrasePlayer } from './phrase-player.ts'
import { BrowserSound } from './sound.ts'
import type { Turn } from './speech.ts'

/** Interval between updates, ms; nobody notices this delay of a call. */
const stepMs = 250

/** Speaks the hall's calls. The picture depends on it only to show whether sound is on. */
export class VoiceController implements ReactiveController {
  readonly #host: ReactiveControllerHost
  readonly #hall: HallConnection
  readonly #isMute: () => boolean
  readonly #sound: BrowserSound
  readonly #player: PhrasePlayer
  readonly #announcer: Announcer
  readonly #touched = () => {
    if (!this.#isMute()) this.#sound.turnOn()
  }
  readonly #changed = () => this.#host.requestUpdate()
  #loaded = ''
  #timer: ReturnType<typeof setInterval> | undefined
  #stop: (() => void) | undefined

  /** @param isMute returns whether this screen is to be silent; its settings may change at any time */
  constructor(host: ReactiveControllerHost, hall: HallConnection, centre: string, isMute: () => boolean) {
    this.#host = host
    this.#hall = hall
    this.#isMute = isMute
    this.#sound = new BrowserSound(this.#changed)
    this.#player = new PhrasePlayer(this.#sound, centre, this.#changed)
    const voice = {
      chime: (signal: AbortSignal) => this.#sound.chime(signal),
      say: this.#player.say.bind(this.#player),
    }
    this.#announcer = new Announcer(voice, this.#changed)
    host.addController(this)
  }

  hostConnected(): void {
    this.#stop = this.#hall.onChange(() => this.#step())
    this.#timer = setInterval(() => this.#step(), stepMs)
    window.addEventListener('pointerdown', this.#touched)
    window.addEventListener('keydown', this.#touched)
    this.#touched()
  }

  hostDisconnected(): void {
    this.#stop?.()
    clearInterval(this.#timer)
    window.removeEventListener('pointerdown', this.#touched)
    window.removeEventListener('keydown', this.#touched)
    this.#announcer.close()
    this.#player.close()
    this.#sound.close()
  }

  get sound(): 'on' | 'off' | 'none' {
    if (this.#isMute()) return 'none'
    return this.#sound.isOn ? 'on' : 'off'
  }

  /** Whether words are missing, while the chime plays. */
  get isFailing(): boolean {
    return this.#player.isFailing
  }

  get spoken(): SpokenHere[] {
    return this.#announcer.spoken
  }

  /** Whether a call is being spoken. */
  get isSpeaking(): boolean {
    return this.#announcer.isSpeaking
  }

  #step(): void {
    const at = performance.now()
    if (!this.#isMute()) this.#sound.check(at)
    const { view, tick, now, zone } = this.#hall
    const calls = callsToday(this.#hall)
    if (!view || !calls || !tick) return
    const { settings } = view
    this.#sound.percent = volumeAt(settings.voice, now, zone)
    this.#player.zeros = settings.voice.zeros
    if (!this.#isMute()) this.#load(view)
    this.#announcer.update(calls, { now, at }, this.#turn(settings), settings.languages)
  }

  /**
   * Loads the packs of all languages, because a visitor may have any; the hall's come first. It loads them again when clips or
   * the hall's windows and letters change.
   */
  #load({ settings, voice }: HallView): void {
    const wanted = new Set([...settings.languages, ...locales])
    const version = JSON.stringify([...wanted, settings.version, voice])
    if (version === this.#loaded) return
    this.#loaded = version
    void this.#player.load([...wanted])
  }

  /** @returns whose turn it is. A screen that lost the server is silent, because another one may take its turn. */
  #turn(settings: Parameters<typeof areaOf>[0]): Turn {
    const { tick, id, isSilent } = this.#hall
    const grants = tick?.speakers ?? []
    const isOurs = (socket: string) => socket === id && !isSilent && this.sound === 'on'
    return {
      mine: new Set(grants.filter(({ socket }) => isOurs(socket)).map(({ area }) => area)),
      spokenByAny: Object.fromEntries(grants.flatMap(({ area, spoken }) => (spoken ? [[area, spoken]] : []))),
      areaOf: counter => areaOf(settings, counter),
    }
  }
}
