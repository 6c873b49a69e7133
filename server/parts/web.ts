import { randomUUID } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import { createServer as createTlsServer, type Server as TlsServer } from 'node:https'
import type { Logger } from 'pino'
import type { CentreState } from '../../shared/contract/centres.ts'
import type { CommandBody, CommandName } from '../../shared/contract/commands.ts'
import type { RequestCharge } from '../auth/context.ts'
import type { Config } from '../config.ts'
import type { Origin } from '../http/guards/address.ts'
import { type Admitted, openGate } from '../http/guards/admit.ts'
import { securityHeaders } from '../http/guards/headers.ts'
import { serverOptions } from '../http/guards/http-limits.ts'
import { ownSiteOnly, type SiteOptions } from '../http/guards/same-site.ts'
import { aboutRoutes } from '../http/routes/about.ts'
import { accountRoutes } from '../http/routes/account.ts'
import { auditRoutes } from '../http/routes/audit.ts'
import { catalogueRoutes } from '../http/routes/catalogue.ts'
import { centreRoutes } from '../http/routes/centres.ts'
import { clockRoutes } from '../http/routes/clock.ts'
import { deviceRoutes } from '../http/routes/devices.ts'
import { exportRoutes } from '../http/routes/exports.ts'
import { healthRoute } from '../http/routes/health.ts'
import { meRoutes } from '../http/routes/me.ts'
import { peopleRoutes } from '../http/routes/people.ts'
import { providerRoutes } from '../http/routes/provider.ts'
import { reportRoutes } from '../http/routes/reports.ts'
import { serviceFileRoutes } from '../http/routes/service-files.ts'
import { settingsRoutes } from '../http/routes/settings.ts'
import { ticketPictureRoutes } from '../http/routes/ticket-picture.ts'
import { versionRoutes } from '../http/routes/versions.ts'
import { voiceRoutes } from '../http/routes/voice.ts'
import { createWebApp } from '../http/web-app.ts'
import type { Part } from '../lib/life-cycle.ts'
import { centreKeys } from '../queue/keys.ts'
import { readOwnClip, readOwnClips } from '../queue/read-clips.ts'
import { withDeadline } from '../redis/client.ts'
import type { BackgroundWork } from './background.ts'
import type { CommandsPart } from './commands.ts'
import type { Limits } from './limits.ts'
import type { PaperPart } from './paper.ts'
import type { PeoplePart } from './people.ts'
import type { RecordsPart } from './records.ts'
import type { StorePart } from './store.ts'

/** Milliseconds for reading the sounds of a centre's own voice from the store. */
const clipTimeoutMs = 3_000
/**
 * Milliseconds that the answer to a command by HTTP waits for this node's view to hold its event. The view answers the caller's next
 * question, and a caller without a socket cannot know when it does.
 */
const viewTimeoutMs = 1_000
/** Milliseconds that a stopping server waits for requests in flight before it closes their connections. */
const drainTimeoutMs = 1_000

interface Deps {
  config: Config
  store: StorePart
  people: PeoplePart
  records: RecordsPart
  paper: PaperPart
  commands: CommandsPart
  background: BackgroundWork
  limits: Limits
  origin: Origin
  site: SiteOptions
  /** Certificate and key in PEM; undefined: plain HTTP. */
  tls: { readonly cert: string; readonly key: string } | undefined
  /** The folder of the built screens. */
  screensDir: string
  /** @returns whether the hall can issue and call. */
  isReady(): boolean
  /** @returns the states of these centres, for people who look after several. */
  statesOf(centres: readonly string[]): CentreState[]
  log: Logger
}

export interface WebPart extends Part {
  /** The server, which `main.ts` makes listen. */
  readonly server: Server | TlsServer
}

/** Creates the HTTP server and its routes. */
export function createWeb(deps: Deps): WebPart {
  const { limits, origin, site, tls, screensDir, log } = deps
  const guards = [securityHeaders(origin), ...limits.guards, ownSiteOnly(site)]
  const app = createWebApp({ log, screensDir, guards, routes: createRoutes(deps) })
  const server = tls ? createTlsServer({ ...tls, ...serverOptions }, app) : createServer(serverOptions, app)
  return {
    server,
    async stop() {
      const closed = new Promise(resolve => server.close(resolve))
      server.closeIdleConnections()
      const timer = setTimeout(() => server.closeAllConnections(), drainTimeoutMs)
      await closed
      clearTimeout(timer)
    },
  }
}

/** Creates every route with only the dependencies that it needs. */
function createRoutes(deps: Deps) {
  const { config, store, people, records, paper, commands, background, origin, log } = deps
  const { client, settingsOf, viewOf } = store
  // While the centres are not known, the store is away: it says so itself when the request reaches it.
  const isCentre = (centre: string) => store.isCentre(centre) ?? true
  const { sessions, devices, provider } = people
  const gate = openGate({
    identify: people.identify,
    ...origin,
    noteRefused: ({ by }, action, centre) => people.noteRefused(by, action, centre),
  })
  const knownSettings = (centre: string) => viewOf(centre)?.settings
  const execute = async <N extends CommandName>(
    { identity }: Admitted,
    centre: string,
    name: N,
    requestId: string,
    body: CommandBody<N>,
    charge?: RequestCharge,
  ) => {
    const { role, by, session } = identity
    const asker = { role, centre, by, device: 'http', ...(session !== undefined && { session }) }
    const reply = await commands.execute(asker, { name, requestId, sentAt: store.now(), body }, charge)
    if (reply.ok) await store.halls.get(centre)?.waitFor(reply.n, viewTimeoutMs)
    return reply
  }
  return [
    healthRoute({ isReady: deps.isReady, late: () => background.late() }),
    aboutRoutes({ isDemo: config.demo, catalogue: store.readCatalogue }),
    catalogueRoutes({
      gate,
      catalogue: store.readCatalogue,
      changeItem: (context, change) => store.catalogueEditor.changeItem(context, change),
      preview: file => store.catalogueEditor.preview(file),
      import: (context, base, file) => store.catalogueEditor.import(context, base, file),
      waitForVersion: version => store.waitForVersion(version, viewTimeoutMs),
    }),
    serviceFileRoutes({ gate, files: store.files, addressOf: origin.addressOf }),
    accountRoutes({ gate, sessions, ...origin }),
    ...(provider ? [providerRoutes({ provider, sessions, log, ...origin })] : []),
    peopleRoutes({ gate, people: people.people, sessions, isCentre }),
    deviceRoutes({
      gate,
      devices,
      isCentre,
      ...origin,
      onDeviceEvent(listener) {
        people.events.on('rights', listener)
        return () => people.events.off('rights', listener)
      },
    }),
    centreRoutes({ gate, centres: store.centres, statesOf: deps.statesOf, now: store.now }),
    meRoutes({
      gate,
      isDemo: config.demo,
      provider: provider?.name,
      findPerson: id => people.people.find(id),
      devicesOf: request => devices.ofBrowser(origin.cookiesOf(request)),
    }),
    auditRoutes({
      gate,
      client,
      isCentre,
      eventsOf: trail => centreKeys(config.keyPrefix, trail).events,
      zoneOf: centre => settingsOf(centre).zone,
      staffOf: people.staffOf,
    }),
    clockRoutes({
      now: store.now,
      isCentre,
      calendarOf: settingsOf,
      firstCentre: () => store.centres()[0] ?? '',
    }),
    reportRoutes({ gate, reports: records.reports, centres: store.centres }),
    versionRoutes({ gate, reports: records.reports, isCentre, catalogue: store.readCatalogue }),
    exportRoutes({ gate, exports: records.exports, centres: store.centres }),
    settingsRoutes({
      gate,
      settingsOf: knownSettings,
      update: (by, centre, requestId, body, charge) =>
        execute(by, centre, 'settings:update-settings', requestId, body, charge),
    }),
    voiceRoutes({
      gate,
      catalogue: store.catalogue,
      log,
      settingsOf: knownSettings,
      ownClips: (centre, language) =>
        withDeadline(readOwnClips(client, store.queue.keys(centre), language), clipTimeoutMs),
      ownClip: (centre, language, id) =>
        withDeadline(readOwnClip(client, store.queue.keys(centre), language, id), clipTimeoutMs),
      // Setting the same clip again changes nothing, so the caller need not send a request id.
      setClip: (by, centre, body) => execute(by, centre, 'voice:set-clip', randomUUID(), body),
      removeClip: (by, centre, body) => execute(by, centre, 'voice:remove-clip', randomUUID(), body),
    }),
    ticketPictureRoutes({ gate, settingsOf: knownSettings, preview: paper.preview }),
  ]
}
