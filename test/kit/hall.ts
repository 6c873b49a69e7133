import type { Patch } from '../../server/queue/build-scripts.ts'
import type { Calendar } from '../../server/queue/calendar.ts'
import { loadScripts } from '../../server/queue/load-scripts.ts'
import { parseView } from '../../server/queue/parse-view.ts'
import { QueueStore } from '../../server/queue/queue-store.ts'
import { settingsArgs } from '../../server/queue/rules.ts'
import { scriptArgs } from '../../server/queue/script-args.ts'
import type { RedisConnection } from '../../server/queue/script-runner.ts'
import type { HallView } from '../../shared/contract/hall-view.ts'
import type { CentreSettings } from '../../shared/domain/settings.ts'
import type { Ticket } from '../../shared/domain/ticket.ts'
import { order, orderSettings } from './order.ts'
import { randomPrefix } from './redis.ts'

/** A Wednesday, 10:00 in Almaty, in the far future, so that Redis expires no key of that day during a test. */
export const morning = Date.UTC(2099, 10, 25, 5)

/** Read once: many tests open a centre in each of their rounds. */
const ourScripts = loadScripts()

export interface TestHall {
  store: QueueStore
  centre: string
  prefix: string
  /** The time that scripts use; tests move it freely. */
  clock: { now: number | undefined }
  view(): Promise<HallView<Ticket>>
  /** The same centre through another connection, as another node has it. */
  storeOn(connection: RedisConnection): QueueStore
}

export interface HallOptions {
  prefix?: string
  centre?: string
  now?: number | undefined
  /** The clock for calendar days, unless Almaty's. */
  calendar?: Calendar
  /** Changes that break this centre's scripts, for tests that show that they would notice. */
  patch?: Patch | undefined
}

/** A new centre under a random prefix, with default settings unless changed, and a clock that does not move. */
export async function openHall(
  redis: RedisConnection,
  change: (settings: CentreSettings) => CentreSettings = settings => settings,
  hallOptions: HallOptions = {},
): Promise<TestHall> {
  const { prefix = randomPrefix(), centre = 'akmola', calendar, patch } = hallOptions
  const clock = { now: 'now' in hallOptions ? hallOptions.now : morning }
  const scripts = patch ? loadScripts(scriptArgs, patch) : ourScripts
  const options = {
    prefix,
    scripts,
    calendarOf: () => calendar ?? { zone: 'Asia/Almaty', dayStartsAt: '00:00' },
    clock: () => clock.now ?? Date.now(),
    // An undefined time is sent empty: then the script asks Redis.
    now: () => clock.now as number,
  }
  const store = new QueueStore(redis, options)
  await store.createCentre(centre, 'epoch-1')
  const settings = change({ ...orderSettings(), ...calendar })
  const result = await store.run(
    centre,
    'update-settings',
    { by: 'system:test' },
    settingsArgs(0, settings, order),
  )
  if (!result.ok) throw new Error(result.error.code)
  return {
    store,
    centre,
    prefix,
    clock,
    storeOn: connection => new QueueStore(connection, options),
    async view() {
      const view = parseView(centre, await store.readView(centre))
      if (!view) throw new Error('the centre has no settings')
      return view
    },
  }
}
