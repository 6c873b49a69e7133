import type { Request, Response } from 'express'
import type { Action } from '../../../shared/contract/permissions.ts'
import type { Identity } from '../../auth/asker.ts'
import type { Identify } from '../../auth/identify.ts'
import { refusalOf } from '../../auth/permit.ts'
import { troubleOf } from '../../redis/trouble.ts'
import { refuse } from '../refusals.ts'

export interface Admitted {
  identity: Identity
  address: string
}

export interface Gate {
  /** @returns everybody who may be asking: a person, and the devices that this browser is. @throws when the store is away */
  known(request: Request): Promise<Identity[]>
  /** Sends the refusal and returns undefined where whoever asks may not do `action` (at `centre`, where it belongs to one). */
  admit(request: Request, response: Response, action: Action, centre?: string): Promise<Admitted | undefined>
}

export interface GateDeps {
  identify: Pick<Identify, 'ofRequest'>
  addressOf(request: Request): string
  cookiesOf(request: Request): string | undefined
  /** Tells the trail of a refusal by the table of permissions. */
  noteRefused(identity: Identity, action: Action, centre?: string): void
}

/** In the demonstration a page says what it is: the office of a manager, an administrator or an auditor. */
export const roleHeader = 'kezek-role'

/** The door of HTTP: who asks, and whether the table lets them. */
export function openGate({ identify, addressOf, cookiesOf, noteRefused }: GateDeps): Gate {
  const known = (request: Request) =>
    identify.ofRequest({ cookies: cookiesOf(request), address: addressOf(request) }, request.get(roleHeader))
  return {
    known,
    async admit(request, response, action, centre) {
      let askers: Identity[]
      try {
        askers = await known(request)
      } catch (error) {
        if (!troubleOf(error)) throw error
        refuse(response, 'STORE_AWAY')
        return undefined
      }
      const identity = askers.find(one => !refusalOf(one, action, centre))
      if (identity) return { identity, address: addressOf(request) }
      // The person is told why, before the device that the browser also is.
      const refusal = refusalOf(askers[0], action, centre) ?? { code: 'NOT_PERMITTED' as const }
      if (askers[0]) noteRefused(askers[0], action, centre)
      refuse(response, refusal.code)
      return undefined
    },
  }
}
