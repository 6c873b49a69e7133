import type { Logger } from 'pino'
import type { HallView } from '../../shared/contract/hall-view.ts'
import type { Report, Spoken } from '../../shared/contract/report.ts'
import type { SpeakerGrant } from '../../shared/contract/wire.ts'
import { type Area, areasOf } from '../../shared/domain/voice-areas.ts'
import type { Hall } from '../halls/hall.ts'
import { everySafely, noteFailure, runSafely } from '../lib/boundary.ts'
import type { CentreKeys } from '../queue/keys.ts'
import { type RedisClient, withDeadline } from '../redis/client.ts'
import { Lease } from '../stream/lease.ts'
import type { Candidate, Displays } from './displays.ts'

/** The hall must not be silent for longer than 5 s when a node dies: a reader's lease of 10 s would be too long. */
const leaseMs = 3_000
/** A third of the lease: two renewals may be missed. */
const renewMs = 1_000
/** A speaker that froze is known by its last frame 4 s ago; half a second later another speaks. */
const roundMs = 500
const answerMs = 1_000

/** One area of one hall: this node's lease of it, and the screen that it lets speak. */
interface Speaking {
  lease: Lease
  renewedAt: number
  holder: string | undefined
  spoken: SpokenOf | undefined
}

/** Numbers of calls say something in their own epoch alone. */
interface SpokenOf extends Spoken {
  epoch: string
}

export interface SpeakersOptions {
  client: RedisClient
  displays: Displays
  halls(): readonly Hall[]
  keys(centre: string): CentreKeys
  /** Another screen of this node speaks now, or none: they need to know at once. */
  onChange(hall: Hall): void
  log: Logger
}

/**
 * Lets one screen speak in each area of each hall. The node holds the area's lease in the store for the screen; how far the
 * area has been spoken to stands beside it, so that whoever is next repeats nothing and leaves nothing out.
 */
export class Speakers {
  readonly #options: SpeakersOptions
  readonly #areas = new Map<string, Map<string, Speaking>>()
  readonly #running = new Map<string, Promise<void>>()
  #timer: NodeJS.Timeout | undefined
  #stopped = false

  constructor(options: SpeakersOptions) {
    this.#options = options
  }

  start(): void {
    const { log, halls } = this.#options
    this.#timer = everySafely(log, 'round of speakers', roundMs, () => {
      for (const hall of halls()) runSafely(log, 'who speaks', () => this.look(hall), hall.centre)
    })
  }

  /** Gives the word to the next screen where the present one can't speak. One look at a time in a hall. */
  look(hall: Hall): void {
    if (this.#stopped || this.#running.has(hall.centre) || !hall.view) return
    const look = this.#look(hall, hall.view)
      .catch(error => noteFailure(this.#options.log, 'who speaks', error, hall.centre))
      .finally(() => this.#running.delete(hall.centre))
    this.#running.set(hall.centre, look)
  }

  /** Notes what a screen says it has spoken; only the one whose turn it is may say so. */
  heard({ centre, view }: Hall, socket: string, report: Report): void {
    if (!view || report.epoch !== view.epoch) return
    for (const { area, n, again } of report.spoken) {
      const speaking = this.#areas.get(centre)?.get(area)
      if (!speaking || speaking.holder !== socket || !speaking.lease.held || n > view.n) continue
      const known = spokenIn(view, speaking.spoken) ?? { n: 0, again: 0 }
      const spoken = { n: Math.max(n, known.n), again: Math.max(again, known.again) }
      if (spoken.n === known.n && spoken.again === known.again) continue
      speaking.spoken = { epoch: view.epoch, ...spoken }
      this.#remember(centre, area, speaking.spoken)
    }
  }

  /** @returns who speaks now, as far as this node may say. */
  grants({ centre, view }: Hall): SpeakerGrant[] {
    return [...(this.#areas.get(centre) ?? [])].flatMap(([area, speaking]): SpeakerGrant[] => {
      const { lease, holder } = speaking
      if (!view || holder === undefined || !lease.held) return []
      const spoken = spokenIn(view, speaking.spoken)
      return [{ area, socket: holder, ...(spoken && { spoken }) }]
    })
  }

  async stop(): Promise<void> {
    this.#stopped = true
    clearInterval(this.#timer)
    await Promise.all(this.#running.values())
    const held = [...this.#areas.values()].flatMap(areas => [...areas.values()])
    await Promise.all(
      held.map(({ lease }) => lease.letGo().catch(() => this.#options.log.debug('the lease ends by itself'))),
    )
  }

  async #look(hall: Hall, view: HallView): Promise<void> {
    const before = holders(this.grants(hall))
    const areas = areasOf(view.settings)
    const known = this.#areas.get(hall.centre) ?? new Map<string, Speaking>()
    this.#areas.set(hall.centre, known)
    try {
      for (const area of areas) await this.#settle(view, area, known)
      for (const [id, speaking] of known) {
        if (areas.some(area => area.id === id)) continue
        known.delete(id)
        await speaking.lease.letGo()
      }
    } finally {
      if (holders(this.grants(hall)) !== before) this.#options.onChange(hall)
    }
  }

  async #settle(view: HallView, area: Area, known: Map<string, Speaking>): Promise<void> {
    const candidates = this.#options.displays.candidates(view, area)
    let speaking = known.get(area.id)
    if (candidates.length === 0) {
      if (!speaking) return
      speaking.holder = undefined
      return speaking.lease.letGo()
    }
    if (!speaking) {
      const { client, keys } = this.#options
      const lease = new Lease(client, keys(view.centre).lease(`speaker-${area.id}`), leaseMs)
      speaking = { lease, renewedAt: Number.NEGATIVE_INFINITY, holder: undefined, spoken: undefined }
      known.set(area.id, speaking)
    }
    if (await this.#keeps(speaking, view, area)) speaking.holder = next(speaking.holder, candidates)
    else speaking.holder = undefined
  }

  /** Takes the lease or renews it where that is due. @returns whether this node may let somebody speak. */
  async #keeps(speaking: Speaking, view: HallView, area: Area): Promise<boolean> {
    const { lease } = speaking
    const held = lease.held
    if (held && performance.now() - speaking.renewedAt < renewMs) return true
    if (!(await lease.keep())) return false
    speaking.renewedAt = performance.now()
    // Whoever held it meanwhile may have spoken.
    if (!held) speaking.spoken = await this.#recall(view, area)
    return true
  }

  async #recall({ centre }: HallView, area: Area): Promise<SpokenOf | undefined> {
    const { client, keys } = this.#options
    const stored = await withDeadline(client.hGet(keys(centre).spoken, area.id), answerMs)
    return stored ? (JSON.parse(stored) as SpokenOf) : undefined
  }

  /** Once a call, not once a report. One that is lost is said again by the next node's screen. */
  #remember(centre: string, area: string, spoken: SpokenOf): void {
    const { client, keys, log } = this.#options
    const written = client.hSet(keys(centre).spoken, area, JSON.stringify(spoken))
    void withDeadline(written, answerMs).catch(error =>
      log.debug({ error }, 'spoken calls not written to the store; the next speaker may repeat one'),
    )
  }
}

/** @returns who speaks: whoever did, unless only others have a voice; else the area's own screen before others. */
function next(holder: string | undefined, candidates: readonly Candidate[]): string | undefined {
  const voiced = candidates.filter(({ failing }) => !failing)
  const able = voiced.length > 0 ? voiced : candidates
  const present = able.find(({ socket }) => socket === holder)
  return (present ?? able.find(({ fit }) => fit === 2) ?? able[0])?.socket
}

/** A store that went back knows nothing of what was said since. */
function spokenIn({ epoch, n }: HallView, spoken: SpokenOf | undefined): Spoken | undefined {
  return spoken?.epoch === epoch && spoken.n <= n ? { n: spoken.n, again: spoken.again } : undefined
}

function holders(grants: readonly SpeakerGrant[]): string {
  return grants.map(({ area, socket }) => `${area} ${socket}`).join(',')
}
