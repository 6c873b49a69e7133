import type { ReactiveController, ReactiveControllerHost } from 'lit'
import type { HallView } from '../shared/contract/hall-view.ts'
import { locales } from '../shared/domain/locale.ts'
import { volumeAt } from '../shared/domain/loudness.ts'
import { areaOf } from '../shared/domain/voice-areas.ts'
import type { HallConnection } from '../shared/ui/hall-connection.ts'
import { Announcer, type SpokenHere } from './announcer.ts'
import { callsToday } from './board-controller.ts'
import { PhrasePlayer } from './phrase-player.ts'
import { BrowserSound } from './sound.ts'
import type { Turn } from './speech.ts'

/** Of a call that is due, nobody hears the difference. */
const stepMs = 250

/** What is heard of the hall's calls. On its own line: the picture never asks it for anything but whether sound is on. */
export class VoiceController implements ReactiveController {
  readonly #host: ReactiveControllerHost
  readonly #hall: HallConnection
  readonly #isMute: boolean
  readonly #sound: BrowserSound
  readonly #player: PhrasePlayer
  readonly #announcer: Announcer
  readonly #touched = () => this.#sound.turnOn()
  readonly #changed = () => this.#host.requestUpdate()
  #loaded = ''
  #timer: ReturnType<typeof setInterval> | undefined
  #stop: (() => void) | undefined

  /** @param isMute this screen has no loudspeakers, and is to say nothing */
  constructor(host: ReactiveControllerHost, hall: HallConnection, centre: string, isMute: boolean) {
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
    if (this.#isMute) return
    this.#stop = this.#hall.onChange(() => this.#step())
    this.#timer = setInterval(() => this.#step(), stepMs)
    window.addEventListener('pointerdown', this.#touched)
    window.addEventListener('keydown', this.#touched)
    this.#sound.turnOn()
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
    if (this.#isMute) return 'none'
    return this.#sound.isOn ? 'on' : 'off'
  }

  /** Words don't come, or come in part; the chime does. */
  get isFailing(): boolean {
    return this.#player.isFailing
  }

  get spoken(): SpokenHere[] {
    return this.#announcer.spoken
  }

  /** A call is being said. */
  get isSpeaking(): boolean {
    return this.#announcer.isSpeaking
  }

  #step(): void {
    const at = performance.now()
    this.#sound.look(at)
    const { view, tick, now, zone } = this.#hall
    const calls = callsToday(this.#hall)
    if (!view || !calls || !tick) return
    const { settings } = view
    this.#sound.percent = volumeAt(settings.voice, now, zone)
    this.#player.zeros = settings.voice.zeros
    this.#load(view)
    this.#announcer.look(calls, { now, at }, this.#turn(settings), settings.languages)
  }

  /**
   * Every language may be some visitor's own; the hall's come first. A pack may be another when its clips or the hall's
   * windows and letters have changed.
   */
  #load({ settings, voice }: HallView): void {
    const wanted = new Set([...settings.languages, ...locales])
    const version = JSON.stringify([...wanted, settings.version, voice])
    if (version === this.#loaded) return
    this.#loaded = version
    void this.#player.load([...wanted])
  }

  /** Another screen may speak as soon as nothing was heard of the server for a while: then this one is silent. */
  #turn(settings: Parameters<typeof areaOf>[0]): Turn {
    const { tick, id, isSilent } = this.#hall
    const grants = tick?.speakers ?? []
    const isOurs = (socket: string) => socket === id && !isSilent && this.#sound.isOn
    return {
      mine: new Set(grants.filter(({ socket }) => isOurs(socket)).map(({ area }) => area)),
      told: Object.fromEntries(grants.flatMap(({ area, spoken }) => (spoken ? [[area, spoken]] : []))),
      areaOf: counter => areaOf(settings, counter),
    }
  }
}
