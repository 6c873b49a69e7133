import type { Logger } from 'pino'
import type { HallView } from '../../shared/contract/hall-view.ts'
import type { ScreenHeartbeat, Spoken } from '../../shared/contract/heartbeat.ts'
import type { SpeakerGrant } from '../../shared/contract/wire.ts'
import { type Area, areasOf } from '../../shared/domain/voice-areas.ts'
import type { Hall } from '../halls/hall.ts'
import { everySafely, noteFailure, runSafely } from '../lib/boundary.ts'
import type { CentreKeys } from '../queue/keys.ts'
import { type RedisClient, withDeadline } from '../redis/client.ts'
import { Lease } from '../stream/lease.ts'
import type { Candidate, Displays } from './displays.ts'

/** Milliseconds of a lease. When a node dies, the hall must be silent for at most 5 s; background work's lease of 10 s is too long. */
const leaseMs = 3_000
/** Milliseconds between two renewals: a third of the lease, so that two may be missed. */
const renewEveryMs = 1_000
/** Milliseconds between two checks. A frozen speaker is recognised after 4 s; half a second later another screen speaks. */
const checkEveryMs = 500
/** Milliseconds after which the store counts as away; must be below the lease. */
const storeTimeoutMs = 1_000

/** One area of one hall: this node's lease of it, and the socket of the screen that speaks. */
interface Speaking {
  lease: Lease
  renewedAt: number
  holder: string | undefined
  spoken: SpokenOf | undefined
}

/** How far an area has been spoken to. The numbers are only valid in their epoch. */
interface SpokenOf extends Spoken {
  epoch: string
}

export interface SpeakersOptions {
  client: RedisClient
  displays: Displays
  halls(): readonly Hall[]
  keys(centre: string): CentreKeys
  /** Called when the speaking screens of this node have changed; the screens must learn it at once. */
  onChange(hall: Hall): void
  log: Logger
}

/**
 * Chooses one screen to speak in each area of each hall. The screen's node holds the area's lease in the store. The store also keeps how
 * far the area has been spoken to, so that the next speaker neither repeats nor skips a call.
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
    this.#timer = everySafely(log, 'choosing speakers', checkEveryMs, () => {
      for (const hall of halls()) runSafely(log, 'choosing speakers', () => this.choose(hall), hall.centre)
    })
  }

  /** Chooses another speaker in each area of a hall whose speaker cannot speak. Does nothing while a choice in this hall is running. */
  choose(hall: Hall): void {
    if (this.#stopped || this.#running.has(hall.centre) || !hall.view) return
    const choice = this.#choose(hall, hall.view)
      .catch(error => noteFailure(this.#options.log, 'choosing speakers', error, hall.centre))
      .finally(() => this.#running.delete(hall.centre))
    this.#running.set(hall.centre, choice)
  }

  /** Notes which calls a screen has spoken. Ignores screens that are not their area's speaker. */
  noteSpoken({ centre, view }: Hall, socket: string, heartbeat: ScreenHeartbeat): void {
    if (!view || heartbeat.epoch !== view.epoch) return
    for (const { area, n, again } of heartbeat.spoken) {
      const speaking = this.#areas.get(centre)?.get(area)
      if (!speaking || speaking.holder !== socket || !speaking.lease.isHeld || n > view.n) continue
      const known = spokenIn(view, speaking.spoken) ?? { n: 0, again: 0 }
      const spoken = { n: Math.max(n, known.n), again: Math.max(again, known.again) }
      if (spoken.n === known.n && spoken.again === known.again) continue
      speaking.spoken = { epoch: view.epoch, ...spoken }
      this.#writeSpoken(centre, area, speaking.spoken)
    }
  }

  /** @returns the speakers of the areas whose lease this node holds. */
  grants({ centre, view }: Hall): SpeakerGrant[] {
    return [...(this.#areas.get(centre) ?? [])].flatMap(([area, speaking]): SpeakerGrant[] => {
      const { lease, holder } = speaking
      if (!view || holder === undefined || !lease.isHeld) return []
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
      held.map(({ lease }) =>
        lease.release().catch(() => this.#options.log.debug('the lease ends by itself')),
      ),
    )
  }

  async #choose(hall: Hall, view: HallView): Promise<void> {
    const before = holders(this.grants(hall))
    const areas = areasOf(view.settings)
    const known = this.#areas.get(hall.centre) ?? new Map<string, Speaking>()
    this.#areas.set(hall.centre, known)
    try {
      for (const area of areas) await this.#chooseInArea(view, area, known)
      for (const [id, speaking] of known) {
        if (areas.some(area => area.id === id)) continue
        known.delete(id)
        await speaking.lease.release()
      }
    } finally {
      if (holders(this.grants(hall)) !== before) this.#options.onChange(hall)
    }
  }

  async #chooseInArea(view: HallView, area: Area, known: Map<string, Speaking>): Promise<void> {
    const candidates = this.#options.displays.candidates(view, area)
    let speaking = known.get(area.id)
    if (candidates.length === 0) {
      if (!speaking) return
      speaking.holder = undefined
      return speaking.lease.release()
    }
    if (!speaking) {
      const { client, keys } = this.#options
      const lease = new Lease(client, keys(view.centre).lease(`speaker-${area.id}`), leaseMs)
      speaking = { lease, renewedAt: Number.NEGATIVE_INFINITY, holder: undefined, spoken: undefined }
      known.set(area.id, speaking)
    }
    if (await this.#keepLease(speaking, view, area)) speaking.holder = chooseNext(speaking.holder, candidates)
    else speaking.holder = undefined
  }

  /** Takes an area's lease, or renews it when due. @returns whether this node holds it */
  async #keepLease(speaking: Speaking, view: HallView, area: Area): Promise<boolean> {
    const { lease } = speaking
    const held = lease.isHeld
    if (held && performance.now() - speaking.renewedAt < renewEveryMs) return true
    if (!(await lease.takeOrRenew())) return false
    speaking.renewedAt = performance.now()
    // The speaker of another node may have spoken while that node held the lease.
    if (!held) speaking.spoken = await this.#readSpoken(view, area)
    return true
  }

  async #readSpoken({ centre }: HallView, area: Area): Promise<SpokenOf | undefined> {
    const { client, keys } = this.#options
    const stored = await withDeadline(client.hGet(keys(centre).spoken, area.id), storeTimeoutMs)
    return stored ? (JSON.parse(stored) as SpokenOf) : undefined
  }

  /** Writes how far an area has been spoken to, once per call. When a write is lost, the next node's speaker repeats the call. */
  #writeSpoken(centre: string, area: string, spoken: SpokenOf): void {
    const { client, keys, log } = this.#options
    const written = client.hSet(keys(centre).spoken, area, JSON.stringify(spoken))
    void withDeadline(written, storeTimeoutMs).catch(error =>
      log.debug({ error }, 'spoken calls not written to the store; the next speaker may repeat one'),
    )
  }
}

/**
 * Chooses a speaker. Screens whose voice works come first. Among them the present speaker stays; otherwise a screen of exactly this area is
 * preferred.
 */
function chooseNext(holder: string | undefined, candidates: readonly Candidate[]): string | undefined {
  const voiced = candidates.filter(({ failing }) => !failing)
  const able = voiced.length > 0 ? voiced : candidates
  const present = able.find(({ socket }) => socket === holder)
  return (present ?? able.find(({ fit }) => fit === 2) ?? able[0])?.socket
}

/** @returns how far the area has been spoken to; undefined when that belongs to another epoch or to events that the store has lost. */
function spokenIn({ epoch, n }: HallView, spoken: SpokenOf | undefined): Spoken | undefined {
  return spoken?.epoch === epoch && spoken.n <= n ? { n: spoken.n, again: spoken.again } : undefined
}

function holders(grants: readonly SpeakerGrant[]): string {
  return grants.map(({ area, socket }) => `${area} ${socket}`).join(',')
}
