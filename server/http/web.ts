import express, { type ErrorRequestHandler, type Express, type RequestHandler, type Router } from 'express'
import type { Logger } from 'pino'
import { catalogueForScreens } from '../../shared/catalogue/kiosk-catalogue.ts'
import type { About } from '../../shared/contract/about.ts'
import { codeOfFailure, noteFailure } from '../lib/boundary.ts'
import { refuse } from './refusals.ts'
import { type HealthDeps, healthRoute } from './routes/health.ts'
import { answerNotFound } from './routes/not-found.ts'
import { type SettingsDeps, settingsRoutes } from './routes/settings.ts'
import { type TicketPictureDeps, ticketPictureRoutes } from './routes/ticket-picture.ts'
import { type VoiceDeps, voiceRoutes } from './routes/voice.ts'

export interface WebDeps extends HealthDeps, SettingsDeps, TicketPictureDeps, VoiceDeps {
  log: Logger
  screensDir: string
  isDemo: boolean
  /** What is asked of people, devices and the trail. */
  routes: readonly Router[]
  /** What is judged of every request before it is looked at. */
  guards: readonly RequestHandler[]
}

/** Screens' files carry a hash of their content in their names. */
const aYear = '365d'

/** Everything that is asked for by HTTP: health, what this server is, the catalogue, settings, the hall's voice, the screens' files. */
export function createWeb(deps: WebDeps): Express {
  const web = express()
  web.disable('x-powered-by')
  for (const guard of deps.guards) web.use(guard)
  web.use(healthRoute(deps))
  const catalogue = JSON.stringify(catalogueForScreens())
  web.get('/api/catalogue', (_request, response) => {
    response.set('Cache-Control', 'no-cache').type('json').send(catalogue)
  })
  const about: About = { demo: deps.isDemo }
  web.get('/api/about', (_request, response) => {
    response.set('Cache-Control', 'no-cache').json(about)
  })
  for (const routes of deps.routes) web.use(routes)
  web.use(settingsRoutes(deps))
  web.use(voiceRoutes(deps))
  web.use(ticketPictureRoutes(deps))
  web.get('/', (_request, response) => response.redirect('/home/'))
  web.use('/assets', express.static(`${deps.screensDir}/assets`, { immutable: true, maxAge: aYear }))
  web.use(express.static(deps.screensDir, { cacheControl: false }))
  web.use(answerNotFound)
  web.use(answerErrors(deps.log))
  return web
}

/** The boundary of every route: nobody outside is shown a stack; what the asker did wrong keeps its status. */
function answerErrors(log: Logger): ErrorRequestHandler {
  return (error: { status?: unknown }, request, response, _next) => {
    const { status } = error
    if (typeof status === 'number' && status >= 400 && status < 500 && !response.headersSent) {
      const code = status === 413 ? 'TOO_LARGE' : status === 429 ? 'TOO_MANY' : 'BAD_MESSAGE'
      return void response.status(status).json({ ok: false, error: { code } })
    }
    // The route's pattern, not its address: that holds what was asked for.
    const route = (request.route as { path?: unknown } | undefined)?.path
    const place = `${request.method} ${typeof route === 'string' ? route : 'a file or an unknown address'}`
    noteFailure(log, place, error, { query: request.query, body: request.body as unknown })
    // The beginning is on its way: only a connection that breaks off tells that the rest is missing.
    if (response.headersSent) return void response.destroy()
    refuse(response, codeOfFailure(error))
  }
}
