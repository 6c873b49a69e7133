import { randomBytes } from 'node:crypto'
import type { Patch } from '../server/queue/build-scripts.ts'
import { loadScripts } from '../server/queue/load-scripts.ts'
import { QueueStore } from '../server/queue/queue-store.ts'
import { settingsArgs } from '../server/queue/rules.ts'
import { scriptArgs } from '../server/queue/script-args.ts'
import type { RedisConnection, ScriptResult } from '../server/queue/script-runner.ts'
import type { QueueId } from '../shared/domain/queue.ts'
import { randomId } from '../shared/ui/random-id.ts'
import { order, orderSettings, queues } from '../test/kit/order.ts'

const counters = 8

/** The bench's device id, of the same form as a browser's. */
export const device = randomId()

/** @returns queues in an order in which no window runs out of visitors before the others */
export function demandOf(queuesPerCounter: number): QueueId[] {
  return Array.from({ length: counters }, (_, counter) => queuesOf(counter, queuesPerCounter)).flat()
}

function queuesOf(counter: number, count: number): QueueId[] {
  const own = Array.from({ length: count }, (_, i) => queues[(counter * count + i) % queues.length])
  return own.filter(queue => queue !== undefined)
}

/**
 * Patches the script so that a window can be called to again while its visit lasts, and a call is measured alone.
 * Reads, writes and comparisons stay the same; one comparison finds nothing.
 */
const alwaysFree: Patch = (name, source) => {
  if (name !== 'call-next') return source
  const busy = "if c.ticket ~= '' then return nil, {'COUNTER_BUSY'"
  if (!source.includes(busy)) throw new Error('the script no longer contains the check for a busy counter')
  return source.replace(busy, busy.replace("''", 'c.ticket'))
}

/** A centre whose windows serve some queues each, used through the queue store alone. */
export class StoreHall {
  readonly centre: string
  readonly #store: QueueStore
  readonly #sessions: string[] = []

  private constructor(store: QueueStore, centre: string) {
    this.#store = store
    this.centre = centre
  }

  /** @param options prefix: keeps its keys apart */
  static async open(
    redis: RedisConnection,
    queuesPerCounter: number,
    options: { prefix?: string; centre?: string } = {},
  ): Promise<StoreHall> {
    const { prefix = '', centre = 'akmola' } = options
    const store = new QueueStore(redis, {
      prefix,
      calendarOf: () => ({ zone: 'Asia/Almaty', dayStartsAt: '00:00' }),
      clock: Date.now,
      scripts: loadScripts(scriptArgs, alwaysFree),
    })
    const hall = new StoreHall(store, centre)
    await store.createCentre(centre, 'bench')
    const settings = {
      ...orderSettings(),
      maxWaiting: 10_000_000,
      counters: Array.from({ length: counters }, (_, counter) => ({
        id: String(counter + 1),
        queues: queuesOf(counter, queuesPerCounter),
        ownQueues: true,
      })),
    }
    done(await store.run(centre, 'update-settings', { by: 'system:bench' }, settingsArgs(0, settings, order)))
    for (const { id, queues: own } of settings.counters) {
      const session = randomBytes(16).toString('hex')
      const by = `inspector:person-${id}`
      done(
        await store.run(
          centre,
          'open-counter',
          { by },
          { counter: id, newSession: session, inspector: `person-${id}`, sign: '{}', queues: own.join(',') },
        ),
      )
      hall.#sessions.push(session)
    }
    return hall
  }

  /** Issues a ticket as the edge does for a kiosk. */
  async issue(queue: QueueId): Promise<void> {
    const request = { asker: `kiosk-${device}`, id: randomId() }
    const context = { by: `kiosk:${device}`, sentAt: Date.now(), request }
    const shown = { before: 3, waitFrom: 10, waitTo: 25 }
    done(await this.#store.run(this.centre, 'issue', context, { queue, lang: 'kk', from: device, ...shown }))
  }

  /** Calls as the edge does for an inspector. @param counter from 0 @returns false when nobody waits there */
  async callNext(counter: number): Promise<boolean> {
    const id = String((counter % counters) + 1)
    const request = { asker: `inspector-${device}`, id: randomId() }
    const context = { by: `inspector:person-${id}`, sentAt: Date.now(), request }
    const session = this.#sessions[counter % counters]
    const result = await this.#store.run(this.centre, 'call-next', context, { counter: id, session })
    if (!result.ok && result.error.code === 'QUEUE_EMPTY') return false
    done(result)
    return true
  }
}

function done(result: ScriptResult): void {
  if (!result.ok) throw new Error(`a command of the bench was refused: ${result.error.code}`)
}
