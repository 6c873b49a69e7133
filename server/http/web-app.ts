import express, { type ErrorRequestHandler, type Express, type RequestHandler, type Router } from 'express'
import type { Logger } from 'pino'
import { codeOfFailure, noteFailure } from '../lib/boundary.ts'
import { refuse } from './refusals.ts'
import { answerNotFound } from './routes/not-found.ts'

interface WebAppDeps {
  log: Logger
  /** Folder with the built screens. */
  screensDir: string
  /** Run before every route, in this order. */
  guards: readonly RequestHandler[]
  routes: readonly Router[]
}

/** How long browsers keep a screen's file: its name carries a hash of its content, so that it never changes. */
const assetMaxAge = '365d'

/** Guards, then routes, then the files of the screens, then the answers for what was not found or has failed. */
export function createWebApp({ log, screensDir, guards, routes }: WebAppDeps): Express {
  const app = express()
  app.disable('x-powered-by')
  for (const handler of [...guards, ...routes]) app.use(handler)
  app.get('/', (_request, response) => response.redirect('/home/'))
  app.use('/assets', express.static(`${screensDir}/assets`, { immutable: true, maxAge: assetMaxAge }))
  app.use(express.static(screensDir, { cacheControl: false }))
  app.use(answerNotFound)
  app.use(answerErrors(log))
  return app
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
