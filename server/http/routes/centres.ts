import { type Request, type Response, Router } from 'express'
import { allCentres } from '../../../shared/contract/archive-report.ts'
import type { CentreState, CentreStates } from '../../../shared/contract/centres.ts'
import { sleep } from '../../../shared/domain/sleep.ts'
import { refusalOf } from '../../auth/permit.ts'
import type { Gate } from '../guards/admit.ts'
import { sendAnswer } from '../refusals.ts'
import { admitToCentres } from './reports.ts'

interface Deps {
  gate: Gate
  /** @returns the ids of all centres. */
  centres(): readonly string[]
  /** @returns the states of these centres, without those whose hall this node has not read yet. */
  statesOf(centres: readonly string[]): CentreState[]
  now(): number
}

/** Milliseconds between two looks at the halls, as between two ticks. */
const lookEveryMs = 1_000
/** Milliseconds without a message after which an empty one is sent: proxies close silent connections. */
const keepAliveMs = 15_000
/** Milliseconds between two checks that the person is still signed in and may still watch. */
const recheckEveryMs = 15_000

/**
 * Creates the route that shows people who look after several centres the state of each: once, or as Server-Sent Events to a page that
 * accepts them.
 */
export function centreRoutes({ gate, centres, statesOf, now }: Deps): Router {
  const router = Router()
  router.get('/api/centres/states', async (request, response) => {
    const { centre = allCentres } = request.query
    const admitted = await admitToCentres(
      { gate, centres },
      request,
      response,
      'centres:watch',
      String(centre),
    )
    if (!admitted) return
    if (!request.get('accept')?.includes('text/event-stream')) {
      const reply: CentreStates = { now: now(), centres: statesOf(admitted.centres) }
      return sendAnswer(response, { ok: true, reply })
    }
    response.set({
      'Content-Type': 'text/event-stream',
      'Cache-Control': 'no-store',
      'X-Accel-Buffering': 'no',
    })
    response.flushHeaders()
    let sent = ''
    let sentAt = performance.now()
    let checkedAt = performance.now()
    while (!response.closed) {
      const states = statesOf(admitted.centres)
      const text = JSON.stringify(states)
      if (text !== sent) send(response, { now: now(), centres: states })
      else if (performance.now() - sentAt > keepAliveMs) response.write(':\n\n')
      if (text !== sent || performance.now() - sentAt > keepAliveMs) sentAt = performance.now()
      sent = text
      await sleep(lookEveryMs)
      if (performance.now() - checkedAt < recheckEveryMs) continue
      checkedAt = performance.now()
      if (!(await mayStill(request))) break
    }
    response.end()
  })
  return router

  /** While the store is away nobody can be checked: the page connects again and the answer says so. */
  async function mayStill(request: Request): Promise<boolean> {
    const known = await gate.known(request).catch(() => [])
    return known.some(one => !refusalOf(one, 'centres:watch'))
  }
}

function send(response: Response, states: CentreStates): void {
  response.write(`data: ${JSON.stringify(states)}\n\n`)
}
