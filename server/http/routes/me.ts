import { type Request, Router } from 'express'
import type { Me } from '../../../shared/contract/account.ts'
import type { Device } from '../../../shared/domain/device.ts'
import type { Person } from '../../../shared/domain/person.ts'
import { troubleOf } from '../../redis/trouble.ts'
import type { Gate } from '../guards/admit.ts'
import { refuse } from '../refusals.ts'

export interface MeDeps {
  gate: Gate
  isDemo: boolean
  /** What the organisation's own sign-in is called, where there is one. */
  provider: string | undefined
  findPerson(id: string): Promise<Person | undefined>
  /** The devices that a browser is; a locked one too, for it is to say so. */
  devicesOf(request: Request): Promise<Device[]>
}

/** `GET /api/me`: who this browser is, so that a screen shows what its user may do and a device knows its centre. */
export function meRoutes(deps: MeDeps): Router {
  const router = Router()
  router.get('/api/me', async (request, response) => {
    try {
      const known = await deps.gate.known(request)
      const person = known.find(({ person }) => person)?.person
      const me: Me = {
        demo: deps.isDemo,
        ...(deps.provider !== undefined && { provider: deps.provider }),
        devices: (await deps.devicesOf(request)).map(shownOf),
      }
      const record = person && (await deps.findPerson(person.id))
      if (record) me.person = record
      response.set('Cache-Control', 'no-store').json({ ok: true, reply: me })
    } catch (error) {
      if (!troubleOf(error)) throw error
      refuse(response, 'STORE_AWAY')
    }
  })
  return router
}

function shownOf({ id, kind, centre, place, name, state }: Device): Me['devices'][number] {
  return { id, kind, centre, place, name, state }
}
