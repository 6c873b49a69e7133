import { type Request, Router } from 'express'
import { allCentres } from '../../../shared/contract/archive-report.ts'
import type { CentreState, CentreStates } from '../../../shared/contract/centres.ts'
import { refusalOf } from '../../auth/permit.ts'
import { sendChanges } from '../event-stream.ts'
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
    let checkedAt = performance.now()
    await sendChanges(response, lookEveryMs, async () => {
      if (performance.now() - checkedAt >= recheckEveryMs) {
        checkedAt = performance.now()
        if (!(await mayStill(request))) return undefined
      }
      const states = statesOf(admitted.centres)
      return { message: { now: now(), centres: states } satisfies CentreStates, compared: states }
    })
  })
  return router

  /** While the store is away nobody can be checked: the page connects again and the answer says so. */
  async function mayStill(request: Request): Promise<boolean> {
    const known = await gate.known(request).catch(() => [])
    return known.some(one => !refusalOf(one, 'centres:watch'))
  }
}
