import type { Logger } from 'pino'
import type { CentreState } from '../../shared/contract/centres.ts'
import { businessDay } from '../../shared/domain/business-day.ts'
import { hallTime } from '../../shared/domain/hall-time.ts'
import { publicHolidays } from '../calendar/public-holidays.ts'
import type { Config } from '../config.ts'
import type { Hall } from '../halls/hall.ts'
import { cutTimetable, Timetables } from '../halls/timetables.ts'
import type { Origin } from '../http/guards/address.ts'
import { everySafely, runSafely } from '../lib/boundary.ts'
import { type Part, startAll, stopAll } from '../lib/life-cycle.ts'
import type { SpaceWatch } from '../redis/space.ts'
import {
  broadcastEvent,
  broadcastSnapshot,
  broadcastTick,
  cutTick,
  type TickOf,
} from '../screens/broadcast.ts'
import { centreState } from '../screens/centre-state.ts'
import { Displays } from '../screens/displays.ts'
import { NodePresence } from '../screens/node-presence.ts'
import { Presence } from '../screens/presence.ts'
import { Speakers } from '../screens/speakers.ts'
import { createDevicePlaces } from '../sockets/device-places.ts'
import { Revoker } from '../sockets/revoker.ts'
import { countersOf, createRooms } from '../sockets/rooms.ts'
import { openSockets } from '../sockets/sockets.ts'
import type { BackgroundWork } from './background.ts'
import type { CommandsPart } from './commands.ts'
import type { Limits } from './limits.ts'
import type { PaperPart } from './paper.ts'
import type { PeoplePart } from './people.ts'
import type { RecordsPart } from './records.ts'
import type { StorePart } from './store.ts'
import type { WebPart } from './web.ts'

/** Milliseconds between two ticks; a screen without one for three seconds calls itself stale. */
const tickEveryMs = 1_000

interface Deps {
  config: Config
  store: StorePart
  people: PeoplePart
  records: RecordsPart
  paper: PaperPart
  commands: CommandsPart
  background: BackgroundWork
  web: WebPart
  limits: Limits
  origin: Origin
  space: Pick<SpaceWatch, 'state'>
  /** @returns whether today's backup could not be written. */
  isBackupFailing(): boolean
  /** @returns whether the hall can issue and call. */
  isReady(): boolean
  log: Logger
}

export interface ScreensPart extends Part {
  /** @returns the states of these centres, without those whose hall this node has not read yet. */
  statesOf(centres: readonly string[]): CentreState[]
}

/** Creates the part that sends screens their events, snapshots and ticks, and that knows who speaks and who is present. */
export function createScreens(deps: Deps): ScreensPart {
  const { config, store, people, paper, commands, limits, origin, log } = deps
  const { client, followed, halls, queue } = store
  const tickOf = createTickOf(deps, () => ({ displays, speakers, nodePresence, awayOf }))
  const displays = new Displays()
  const presence = new Presence(config.awayAfterMs)
  const speakers = new Speakers({
    client,
    displays,
    halls: () => halls.all(),
    keys: centre => queue.keys(centre),
    onChange: hall => broadcastTick(rooms, hall, tickOf),
    log,
  })
  const io = openSockets(deps.web.server, {
    hall: centre => halls.get(centre),
    isCentre: store.isCentre,
    identify: people.identify,
    log,
    addressOf: origin.addressOf,
    cookiesOf: origin.cookiesOf,
    ...limits,
    changes: () => revoker.checks,
    recheck({ identity }) {
      const concerned = { person: identity.person?.id, device: identity.device?.id }
      runSafely(log, 'rights that changed', () => revoker.recheck(concerned), concerned)
    },
    execute: commands.execute,
    refuseMessage: commands.refuseMessage,
    readStory: store.readStory,
    listDevices: centres => people.devices.list(centres),
    catalogue: store.catalogue,
    now: store.now,
    publicHolidays,
    aroundTheClock: config.hours === 'demo',
    tick: (hall, audience) => cutTick(hall, audience, tickOf),
    timetable(hall, audience) {
      const content = tickOf(hall)
      return content && cutTimetable(content.timetable(), audience)
    },
    onHeartbeat(hall, socket, device, heartbeat) {
      if (hall.view) displays.noteHeartbeat(socket, hall.view, device, heartbeat)
      speakers.noteSpoken(hall, socket, heartbeat)
      speakers.choose(hall)
    },
    onLeft(hall, socket) {
      if (displays.noteLeft(socket)) speakers.choose(hall)
    },
    onAgent: ({ centre, device }, connection) => paper.agents.join(centre, device, connection),
  })
  const rooms = createRooms(io)
  const revoker = new Revoker(io, { identify: people.identify, log })
  const { devices } = people
  const devicePlaces = createDevicePlaces({ io, devices, revoker, isDemo: config.demo, log })
  const nodePresence = new NodePresence({
    client,
    target: followed,
    prefix: config.keyPrefix,
    log,
    onNews(centre) {
      const hall = halls.get(centre)
      if (hall) broadcastTick(rooms, hall, tickOf)
    },
  })
  const parts: readonly Part[] = [nodePresence, speakers, devicePlaces]
  let timer: NodeJS.Timeout | undefined

  const tick = (hall: Hall) => runSafely(log, 'tick', () => broadcastTick(rooms, hall, tickOf), hall.centre)
  store.events.on('event', (event, context) => {
    runSafely(log, 'event to screens', () => broadcastEvent(rooms, event, context), event)
    // Send a tick at once when the openings of queues may have changed.
    const hall = (context.change.days ?? context.change.settings) && halls.get(context.view.centre)
    if (hall) tick(hall)
  })
  store.events.on('reload', hall =>
    runSafely(log, 'snapshot to screens', () => broadcastSnapshot(rooms, hall), hall.centre),
  )
  // Send a tick as soon as the store is back, so that waiting screens need not wait another second.
  store.events.on('live', tick)
  store.events.on('clockStep', () => halls.all().forEach(tick))
  people.events.on('rights', concerned =>
    runSafely(log, 'rights that changed', () => revoker.recheck(concerned), concerned),
  )
  people.events.on('followed', () => runSafely(log, 'rights of all', () => revoker.recheckAll()))

  function awayOf({ centre, view }: Hall): string[] {
    const present = nodePresence.counters(centre, countersOf(io, centre))
    return view ? presence.away(view, present, performance.now()) : []
  }

  function everySecond(hall: Hall): void {
    const counters = [...countersOf(io, hall.centre)]
    nodePresence.announce(hall.centre, { counters, displays: statusesOf(hall, displays, speakers) })
    broadcastTick(rooms, hall, tickOf)
    notePresence(hall)
  }

  /** Writes to the store which windows have lost their screen or have one again, for reports. When several nodes write, the first one counts. */
  function notePresence(hall: Hall): void {
    const { centre, view } = hall
    if (!view || !halls.isLive(centre) || !deps.isReady()) return
    const moment = { steadyMs: performance.now(), now: store.now() }
    for (const change of presence.changes(view, awayOf(hall), moment)) {
      queue
        .run(centre, 'note-presence', { by: 'system:presence' }, { ...change })
        .catch(error => log.debug({ error }, 'presence of a window not written; retrying at next tick'))
    }
  }

  return {
    statesOf: centres =>
      centres.flatMap(centre => {
        const hall = halls.get(centre)
        const content = hall && tickOf(hall)
        if (!hall?.view || !content) return []
        const { tick, status, timetable } = content
        const known = { view: hall.view, isLive: tick.live, timetable: timetable(), status, now: tick.now }
        return [centreState(known)]
      }),
    start() {
      startAll(parts)
      timer = everySafely(log, 'every second', tickEveryMs, () => {
        runSafely(log, 'end of sessions', () => revoker.expire(store.now()))
        for (const hall of halls.all()) runSafely(log, 'tick', () => everySecond(hall), hall.centre)
      })
    },
    async stop() {
      clearInterval(timer)
      io.disconnectSockets(true)
      io.engine.close()
      await stopAll(parts, log)
    },
  }
}

interface Seen {
  displays: Displays
  speakers: Speakers
  nodePresence: NodePresence
  awayOf(hall: Hall): string[]
}

/** Creates the function that computes the content of a hall's tick. `seen` is a function because its parts need the tick themselves. */
function createTickOf(deps: Deps, seen: () => Seen): TickOf {
  const { config, store, records, background, space, isBackupFailing } = deps
  const timetables = new Timetables()
  const aroundTheClock = config.hours === 'demo'
  return hall => {
    const { centre, view } = hall
    if (!view) return undefined
    const { displays, speakers, nodePresence, awayOf } = seen()
    const now = store.now()
    const judged = hallTime(view.at, now)
    const { day } = businessDay(judged, view.settings.zone, view.settings.dayStartsAt)
    displays.noteNumber(view)
    const archiveTrouble = records.archive?.troubleOf(centre)
    return {
      tick: { now, day, live: store.halls.isLive(centre) },
      timetable: () =>
        timetables.of(centre, {
          view,
          catalogue: store.catalogue(),
          publicHolidays,
          now: judged,
          aroundTheClock,
        }),
      status: {
        space: space.state(),
        store: [...store.notices(), ...(isBackupFailing() ? (['no-backup'] as const) : [])],
        behind: background.behind(centre),
        ...(archiveTrouble && { archive: archiveTrouble }),
        away: awayOf(hall),
        displays: nodePresence.displays(centre, statusesOf(hall, displays, speakers)),
      },
      speakers: speakers.grants(hall),
    }
  }
}

/** @returns the states of the hall screens at this node. */
function statusesOf(hall: Hall, displays: Displays, speakers: Speakers) {
  if (!hall.view) return []
  return displays.statuses(hall.view, new Set(speakers.grants(hall).map(({ socket }) => socket)))
}
