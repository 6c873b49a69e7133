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
  /** The name of the organisation's own sign-in; undefined when there is none. */
  provider: string | undefined
  findPerson(id: string): Promise<Person | undefined>
  /** @returns the devices whose keys this browser has, including locked ones, whose pages say that they are locked. */
  devicesOf(request: Request): Promise<Device[]>
}

/** Creates `GET /api/me`: the person and devices of this browser, so that a page knows what to show and a device knows its centre. */
export function meRoutes(deps: MeDeps): Router {
  const router = Router()
  router.get('/api/me', async (request, response) => {
    try {
      const known = await deps.gate.known(request)
      const person = known.find(({ person }) => person)?.person
      const me: Me = {
        demo: deps.isDemo,
        ...(deps.provider !== undefined && { provider: deps.provider }),
        devices: (await deps.devicesOf(request)).map(publicPart),
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

function publicPart({ id, kind, centre, place, name, state }: Device): Me['devices'][number] {
  return { id, kind, centre, place, name, state }
}
