import express, { type ErrorRequestHandler, type Express, type RequestHandler, type Router } from 'express'
import type { Logger } from 'pino'
import { codeOfFailure, noteFailure } from '../lib/boundary.ts'
import { refuse } from './refusals.ts'
import { answerNotFound } from './routes/not-found.ts'

interface WebAppDeps {
  log: Logger
  /** The folder of the built screens. */
  screensDir: string
  /** Handlers that run before every route, in this order. */
  guards: readonly RequestHandler[]
  routes: readonly Router[]
}

/** How long browsers cache a screen's file. Its name carries a hash of its content, so it never changes. */
const assetMaxAge = '365d'

/** Creates the Express app: guards, routes, the files of the screens, then the answers for unknown addresses and errors. */
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

/** Answers an error of any route without its stack. Errors with a status from 400 to 499 keep it; others are logged as defects. */
function answerErrors(log: Logger): ErrorRequestHandler {
  return (error: { status?: unknown }, request, response, _next) => {
    const { status } = error
    if (typeof status === 'number' && status >= 400 && status < 500 && !response.headersSent) {
      const code = status === 413 ? 'TOO_LARGE' : status === 429 ? 'TOO_MANY' : 'BAD_MESSAGE'
      return void response.status(status).json({ ok: false, error: { code } })
    }
    // Log the route's pattern instead of the address, which may contain personal data.
    const route = (request.route as { path?: unknown } | undefined)?.path
    const place = `${request.method} ${typeof route === 'string' ? route : 'a file or an unknown address'}`
    noteFailure(log, place, error, { query: request.query, body: request.body as unknown })
    // Part of the answer has been sent: only a broken connection shows the client that the rest is missing.
    if (response.headersSent) return void response.destroy()
    refuse(response, codeOfFailure(error))
  }
}
