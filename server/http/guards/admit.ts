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
  /** Identifies a request. @returns the person and the devices of this browser @throws when the store is away */
  known(request: Request): Promise<Identity[]>
  /**
   * Admits a caller who may do `action`. Otherwise sends the refusal and returns undefined.
   *
   * @param centre absent when the action belongs to no centre
   */
  admit(request: Request, response: Response, action: Action, centre?: string): Promise<Admitted | undefined>
}

export interface GateDeps {
  identify: Pick<Identify, 'ofRequest'>
  addressOf(request: Request): string
  cookiesOf(request: Request): string | undefined
  /** Records in the audit trail that the table of permissions refused an action. */
  noteRefused(identity: Identity, action: Action, centre?: string): void
}

/** The header in which a page of the demonstration claims its role: manager, administrator or auditor. */
const roleHeader = 'kezek-role'

/** Creates the gate of the HTTP routes, which identifies callers and applies the table of permissions. */
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
      // The person comes first in the list, so the refusal is the person's rather than that of a device in the same browser.
      const refusal = refusalOf(askers[0], action, centre) ?? { code: 'NOT_PERMITTED' as const }
      if (askers[0]) noteRefused(askers[0], action, centre)
      refuse(response, refusal.code)
      return undefined
    },
  }
}
