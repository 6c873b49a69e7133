import { randomBytes, randomUUID } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import { createServer as createTlsServer, type Server as TlsServer } from 'node:https'
import type { Logger } from 'pino'
import { centres, validateCatalogue } from '../shared/catalogue/catalogue.ts'
import { defaultSettings } from '../shared/catalogue/default-settings.ts'
import type { CommandBody, CommandName } from '../shared/contract/commands.ts'
import { protocol } from '../shared/contract/protocol.ts'
import type { CommandReply } from '../shared/contract/wire.ts'
import { businessDay, businessDayOf } from '../shared/domain/business-day.ts'
import { hallTime } from '../shared/domain/hall-time.ts'
import { Access } from './access.ts'
import { Archive } from './archive/archive.ts'
import type { Database } from './archive/database.ts'
import type { ArchiveTarget } from './archive/open-archive.ts'
import { Trails } from './audit/trails.ts'
import type { Asker } from './auth/asker.ts'
import type { RequestCharge } from './auth/context.ts'
import { Provider } from './auth/provider.ts'
import { type RegisterName, registerNames } from './auth/register.ts'
import type { Config } from './config.ts'
import { Exports } from './exports/exports.ts'
import { rowsOf } from './exports/make-file.ts'
import type { Hall } from './halls/hall.ts'
import { Halls } from './halls/halls.ts'
import { readStory } from './halls/story.ts'
import { cutTimetable, Timetables } from './halls/timetables.ts'
import { originOf } from './http/guards/address.ts'
import type { Admitted } from './http/guards/admit.ts'
import { securityHeaders } from './http/guards/headers.ts'
import { serverOptions } from './http/guards/http-limits.ts'
import { ownSiteOnly } from './http/guards/same-site.ts'
import { auditRoutes } from './http/routes/audit.ts'
import { clockRoutes } from './http/routes/clock.ts'
import { exportRoutes } from './http/routes/exports.ts'
import { reportRoutes } from './http/routes/reports.ts'
import { createWeb } from './http/web.ts'
import { everySafely, runSafely } from './lib/boundary.ts'
import { openLimits } from './limits.ts'
import { Agents } from './printing/agents.ts'
import { RenderThread } from './printing/draw.ts'
import { LinkSecret, linksUnder } from './printing/link-secret.ts'
import { createPreview } from './printing/preview.ts'
import { printerNetworksOf } from './printing/printer-networks.ts'
import { isAllowedAddress, printersOf } from './printing/printer-of.ts'
import { centreKeys } from './queue/keys.ts'
import type { StreamEntry } from './queue/parse-event.ts'
import { QueueStore } from './queue/queue-store.ts'
import { readOwnClip, readOwnClips } from './queue/read-clips.ts'
import { Readers } from './readers.ts'
import { type RedisTarget, withDeadline } from './redis/client.ts'
import { RedisClock } from './redis/clock.ts'
import { connectStore } from './redis/connect-store.ts'
import type { SpaceWatch } from './redis/space.ts'
import { Reports } from './reports/reports.ts'
import { tableNames } from './reports/table-names.ts'
import {
  broadcastEvent,
  broadcastSnapshot,
  broadcastTick,
  cutTick,
  type TickOf,
} from './screens/broadcast.ts'
import { Displays } from './screens/displays.ts'
import { Neighbours } from './screens/neighbours.ts'
import { Presence } from './screens/presence.ts'
import { Speakers } from './screens/speakers.ts'
import { countersOf, roomsOf } from './sockets/rooms.ts'
import { type RunDeps, runRateLimited } from './sockets/run-command.ts'
import { openSockets } from './sockets/sockets.ts'
import { Shares, shareOf } from './stream/shares.ts'

export interface AppDeps {
  readonly config: Config
  /** The Redis of the queues. */
  readonly redis: RedisTarget
  /** The Redis of the job queues; usually the same. */
  readonly jobs: RedisTarget
  readonly log: Logger
  /** Free space where the private Redis writes: under `full`, commands are refused. */
  readonly space: Pick<SpaceWatch, 'state'>
  /** The private Redis was started on files whose damaged end was cut off. */
  readonly isRepaired?: (() => boolean) | undefined
  /** Certificate and key in PEM; absent: plain HTTP. */
  readonly tls?: { readonly cert: string; readonly key: string } | undefined
  /** Whether this day's backup could not be written. */
  readonly isBackupFailing?: () => boolean
  /** Where events are kept to be looked back at; absent: nowhere. */
  readonly archive?: ArchiveTarget | undefined
  /** This process must not go on. @param sentence says why to whoever started it */
  readonly onFatal?: (sentence: string) => void
  /** Folder with the built screens. */
  readonly screensDir: string
}

export interface App {
  readonly server: Server | TlsServer
  /** The hall can issue and call. */
  isReady(): boolean
  /** The archive's database, for a backup; undefined while it is not open. */
  archive(): Database | undefined
  /** Finishes what is in flight, then lets go of everything. */
  close(): Promise<void>
}

const tickMs = 1_000
const storyMs = 3_000
const clipMs = 3_000
/** What is in flight when the server stops has so long to be answered. */
const finishWithinMs = 1_000

/** Puts the server together by hand. It never listens; it starts to connect in the background. */
export async function createApp(appDeps: AppDeps): Promise<App> {
  const { config, redis, jobs, log, space, tls, screensDir } = appDeps
  validateCatalogue()
  const { client, followed, ...storeState } = connectStore(redis, {
    ...{ log, isRepaired: appDeps.isRepaired ?? (() => false) },
    known: () => [...halls.known(), ...access.known()],
    onLost() {
      for (const part of [store, access]) part.forgetAcknowledged()
    },
  })
  const clock = new RedisClock(client, {
    onStep() {
      for (const hall of halls.all()) broadcastTick(rooms, hall, tickOf)
    },
  })
  const now = () => clock.now()
  const store = new QueueStore(client, { prefix: config.keyPrefix, clock: now, calendarOf })
  const centreIds = centres.map(centre => centre.id)
  const halls: Halls = new Halls({
    centres: centreIds,
    store,
    client,
    target: followed,
    log,
    onEvent: (event, context) => {
      runSafely(log, 'event to screens', () => broadcastEvent(rooms, event, context), event)
      // What changes the openings of queues shows at once, not with the next second.
      const hall = (context.change.days ?? context.change.settings) && halls.get(context.view.centre)
      if (hall) runSafely(log, 'tick', () => broadcastTick(rooms, hall, tickOf))
      readers.ring(context.view.centre)
    },
    onReload: hall => broadcastSnapshot(rooms, hall),
    // A screen that waited for the store's return need not wait for the next second, too.
    onLive: hall => {
      broadcastTick(rooms, hall, tickOf)
      // What happened while nothing was followed has rung nobody.
      readers.ring(hall.centre)
    },
  })
  function calendarOf(centre: string) {
    return halls.get(centre)?.view?.settings ?? defaultSettings(centre)
  }

  const aroundTheClock = config.hours === 'demo'
  let stopping = false
  const printerRules = { ...config, networks: printerNetworksOf(config) }
  const drawing = new RenderThread()
  const deps: RunDeps = {
    store,
    hall: centre => halls.get(centre),
    now,
    aroundTheClock,
    prints: (settings, { device, by }) => printersOf(settings, device, by, printerRules).length > 0,
    checkTicket: blocks => drawing.check(blocks),
    allowsPrinter: address => isAllowedAddress(address, printerRules.networks),
    newSession: () => randomBytes(16).toString('hex'),
    log,
    space: () => space.state(),
    isStopping: () => stopping,
    noteRefused: ({ by, centre }, name) => access.noteRefused(by, name, centre),
    checkClock: () => clock.check(),
  }

  function storyOf(centre: string, ticket: string) {
    // Nothing is told of a ticket before its day began; the id says which.
    const { zone, dayStartsAt } = calendarOf(centre)
    const day = businessDayOf(ticket.slice(0, 8), zone, dayStartsAt)
    return readStory(ticket, day, async (from, to, count) => {
      const key = store.keys(centre).events
      const entries = client.sendCommand(['XRANGE', key, from, to, 'COUNT', String(count)])
      return (await withDeadline(entries, storyMs)) as unknown as StreamEntry[]
    })
  }

  const secret = new LinkSecret(client, config.keyPrefix)
  const linkOf = linksUnder(config.publicUrl, secret)
  const preview = createPreview({ viewOf: centre => halls.get(centre)?.view, now, linkOf, drawing })

  const origin = originOf(config.trustProxy)
  const site = { publicUrl: config.publicUrl, isDemo: config.demo, origin }
  const limits = openLimits({ config, origin, site, log })
  const { rates } = limits
  const isCentre = (centre: string) => halls.get(centre) !== undefined
  const registerKeys = (name: RegisterName) => centreKeys(config.keyPrefix, name)
  const shares = new Shares({ client, log, archives: appDeps.archive !== undefined, ...shareOf(config) })
  const trails = new Trails({
    ...{ client, log, lead: trail => shares.lead(trail) },
    trails: new Map([
      ...centreIds.map(centre => [centre, store.keys(centre)] as const),
      ...registerNames.map(name => [name, registerKeys(name)] as const),
    ]),
  })
  const archive = appDeps.archive
    ? new Archive({
        now,
        ...{ client, log, target: appDeps.archive, lead: trail => shares.lead(trail, 'archive') },
        // What becomes of people is not looked back at: their names can be erased.
        trails: new Map([
          ...centreIds.map(centre => [centre, store.keys(centre)] as const),
          ['devices', registerKeys('devices')] as const,
        ]),
        place: shares.archivePlace,
        isReady: () => isReady(),
        onFatal: appDeps.onFatal ?? (sentence => log.fatal(sentence)),
      })
    : undefined
  const access = new Access({
    ...{
      client,
      target: followed,
      prefix: config.keyPrefix,
      isDemo: config.demo,
      origin,
      now,
      isCentre,
      log,
    },
    provider: providerOf(config),
    onEvent: register => {
      trails.ring(register)
      archive?.ring(register)
    },
  })
  const reports = new Reports({
    database: () => archive?.database,
    settingsOf: calendarOf,
    names: () => access.names(),
    now,
  })
  const exports = new Exports({
    ...{ database: () => archive?.database, now, log },
    maker: {
      ...{ database: () => archive?.database, now, rowsOf },
      report: (asked, of) => reports.report(asked, of),
      names: (locale, of) => tableNames(locale, of.length === 1 ? calendarOf(of[0] ?? '') : undefined),
      zoneOf: centre => calendarOf(centre).zone,
      people: () => access.names(),
    },
  })
  const web = createWeb({
    log,
    screensDir,
    isReady: () => isReady(),
    late: () => readers.late(),
    isDemo: config.demo,
    gate: access.gate,
    routes: [
      ...access.routes(),
      auditRoutes({
        ...{ gate: access.gate, client, isCentre },
        eventsOf: trail => centreKeys(config.keyPrefix, trail).events,
        zoneOf: centre => calendarOf(centre).zone,
        staffOf: centre => access.staffOf(centre),
      }),
      clockRoutes({ now, isCentre, calendarOf, firstCentre: centreIds[0] ?? '' }),
      reportRoutes({ gate: access.gate, reports, centres: centreIds }),
      exportRoutes({ gate: access.gate, exports, centres: centreIds }),
    ],
    guards: [securityHeaders(origin), ...limits.guards, ownSiteOnly(site)],
    settingsOf: centre => halls.get(centre)?.view?.settings,
    update: (by, centre, requestId, body, charge) =>
      byHttp(by, centre, 'settings:update-settings', requestId, body, charge),
    ownClips: (centre, language) => withDeadline(readOwnClips(client, store.keys(centre), language), clipMs),
    ownClip: (centre, language, id) =>
      withDeadline(readOwnClip(client, store.keys(centre), language, id), clipMs),
    // Said twice, either leaves the same: a repeat need not be known again.
    setClip: (by, centre, body) => byHttp(by, centre, 'voice:set-clip', randomUUID(), body),
    removeClip: (by, centre, body) => byHttp(by, centre, 'voice:remove-clip', randomUUID(), body),
    preview,
  })

  /** A command that came by HTTP, from somebody whom the gate has let through. */
  function byHttp<N extends CommandName>(
    { identity }: Admitted,
    centre: string,
    name: N,
    requestId: string,
    body: CommandBody<N>,
    charge?: RequestCharge,
  ): Promise<CommandReply> {
    const { role, by, session } = identity
    const asker: Asker = { role, centre, by, device: 'http', ...(session !== undefined && { session }) }
    return counted(asker, { requestId, sentAt: now(), protocol, name, body }, charge)
  }

  const agents = new Agents({ client, keysOf: centre => store.keys(centre), log })
  const readers = new Readers({
    halls,
    store,
    client,
    jobs,
    prefix: config.keyPrefix,
    printing: printerRules,
    agents,
    drawing,
    linkOf,
    trails,
    archive,
    shares,
    registerKeys,
    now,
    log,
  })
  const inFlight = new Set<Promise<CommandReply>>()
  function counted(asker: Asker, message: unknown, charge?: RequestCharge): Promise<CommandReply> {
    const run = runRateLimited(rates, deps, asker, message, charge)
    inFlight.add(run)
    const done = () => inFlight.delete(run)
    run.then(done, done)
    return run
  }

  const timetables = new Timetables()
  const displays = new Displays()
  const speakers = new Speakers({
    client,
    displays,
    halls: () => halls.all(),
    keys: centre => store.keys(centre),
    onChange: hall => broadcastTick(rooms, hall, tickOf),
    log,
  })

  const server = tls ? createTlsServer({ ...tls, ...serverOptions }, web) : createServer(serverOptions, web)
  const io = openSockets(server, {
    hall: centre => halls.get(centre),
    identify: access.identify,
    log,
    addressOf: origin.addressOf,
    cookiesOf: origin.cookiesOf,
    ...limits,
    changes: () => access.changes,
    lookAgain: line => access.lookAgain(line),
    run: counted,
    readStory: storyOf,
    tick: (hall, audience) => cutTick(hall, audience, tickOf),
    timetable: (hall, audience) => {
      const told = tickOf(hall)
      return told && cutTimetable(told.timetable(), audience)
    },
    report: (hall, socket, device, report) => {
      if (hall.view) displays.report(socket, hall.view, device, report)
      speakers.heard(hall, socket, report)
      speakers.look(hall)
    },
    left: (hall, socket) => {
      if (displays.left(socket)) speakers.look(hall)
    },
    joinAgent: ({ centre, device }, line) => agents.join(centre, device, line),
  })
  const rooms = roomsOf(io)
  const presence = new Presence()
  const neighbours = new Neighbours({
    ...{ client, target: followed, prefix: config.keyPrefix, log },
    onNews(centre) {
      const hall = halls.get(centre)
      if (hall) broadcastTick(rooms, hall, tickOf)
    },
  })

  const ticking = everySafely(log, 'every second', tickMs, () => {
    runSafely(log, 'end of sessions', () => access.tick())
    for (const hall of halls.all()) runSafely(log, 'tick', () => tickIn(hall), hall.centre)
  })

  function tickIn(hall: Hall): void {
    const counters = [...countersOf(io, hall.centre)]
    neighbours.tell(hall.centre, { counters, displays: displaysOf(hall) })
    broadcastTick(rooms, hall, tickOf)
    notePresence(hall)
  }

  function awayOf({ centre, view }: Hall): string[] {
    return view
      ? presence.away(view, neighbours.counters(centre, countersOf(io, centre)), performance.now())
      : []
  }

  /** Says at which windows nobody is any more, or somebody again: reports tell it. Of several nodes the first is heard. */
  function notePresence(hall: Hall): void {
    const { centre, view } = hall
    if (!view || !halls.isLive(centre) || !isReady()) return
    for (const change of presence.changes(view, awayOf(hall), { steadyMs: performance.now(), now: now() })) {
      store
        .run(centre, 'note-presence', { by: 'system:presence' }, { ...change })
        .catch(error => log.debug({ error }, 'said again at the next tick'))
    }
  }

  /** How the hall screens at this node are. */
  function displaysOf(hall: Hall) {
    if (!hall.view) return []
    return displays.statuses(hall.view, new Set(speakers.grants(hall).map(({ socket }) => socket)))
  }

  function tickOf(hall: Hall): ReturnType<TickOf> {
    const { centre, view } = hall
    if (!view) return undefined
    const time = now()
    const judged = hallTime(view.at, time)
    const { day } = businessDay(judged, view.settings.zone, view.settings.dayStartsAt)
    displays.note(view)
    const grants = speakers.grants(hall)
    return {
      tick: { now: time, day, live: halls.isLive(centre) },
      timetable: () => timetables.of(centre, { view, now: judged, aroundTheClock }),
      status: {
        space: space.state(),
        store: [...storeState.notices(), ...(appDeps.isBackupFailing?.() ? (['no-backup'] as const) : [])],
        behind: readers.behind(centre),
        ...(archive?.trouble && { archive: archive.trouble }),
        away: awayOf(hall),
        displays: neighbours.displays(centre, displaysOf(hall)),
      },
      speakers: grants,
    }
  }

  function isReady(): boolean {
    return !stopping && storeState.isUsable() && halls.ready && access.ready
  }

  limits.start(server)
  clock.start()
  halls.start()
  access.start(io)
  neighbours.start()
  readers.start()
  exports.start()
  speakers.start()
  return {
    server,
    isReady,
    archive: () => archive?.database,
    async close() {
      stopping = true
      clearInterval(ticking)
      limits.stop()
      void readers.endPrinting()
      const finished = Promise.allSettled(inFlight)
      await withDeadline(finished, finishWithinMs).catch(() =>
        log.warn('some commands were not answered in time'),
      )
      // Pages follow them until they end; and they are written to the archive, which the readers close.
      await exports.stop()
      const closed = new Promise(resolve => server.close(resolve))
      await io.close()
      server.closeIdleConnections()
      const late = setTimeout(() => server.closeAllConnections(), finishWithinMs)
      await closed
      clearTimeout(late)
      clock.stop()
      neighbours.stop()
      await access.stop()
      await speakers.stop()
      await readers.stop()
      await agents.stop()
      await drawing.close()
      await halls.stop()
      client.destroy()
    },
  }
}

/** The organisation's own sign-in, as it is set. */
function providerOf({ provider, publicUrl }: Config): Provider | undefined {
  return provider && publicUrl !== undefined ? new Provider({ ...provider, publicUrl }) : undefined
}
