import type { Handshake } from '../../shared/contract/commands.ts'
import type { Refusal } from '../../shared/contract/errors.ts'
import type { Asker } from './asker.ts'

/**
 * Says who a socket is. The one place that believes a handshake: in the demonstration everybody is who they say they
 * are, for the server listens on this machine alone; otherwise nobody is, until people can sign in.
 */
export function identify(handshake: Handshake, isDemo: boolean): Asker | Refusal {
  if (!isDemo) return { code: 'NOT_SIGNED_IN' }
  const { role, centre, device, person, sign } = handshake
  if (role === 'inspector' && (person === undefined || sign === undefined)) return { code: 'NOT_SIGNED_IN' }
  return {
    role,
    centre,
    device,
    by: `${role}:${person ?? device}`,
    ...(person !== undefined && { person }),
    ...(sign && { sign }),
  }
}
