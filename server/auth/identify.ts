import type { Handshake } from '../../shared/contract/commands.ts'
import type { Refusal } from '../../shared/contract/errors.ts'
import { deviceKinds, isDevice, type Role } from '../../shared/domain/roles.ts'
import type { Asker, Identity } from './asker.ts'
import { sessionTokenOf } from './cookies.ts'
import { deviceKeyOf } from './device-cookies.ts'
import { refusalOf } from './permit.ts'

/** What somebody shows to be known by. */
export interface Credentials {
  /** The `Cookie` header. */
  cookies: string | undefined
  /** Of a print agent, which has no cookies. */
  key?: string | undefined
  address: string
}

export interface SessionReader {
  /** @returns undefined for whatever opens nothing: forged, ended, expired. */
  identify(token: string): Promise<Identity | undefined>
}

export interface DeviceReader {
  identify(key: string, address: string): Promise<Identity | Refusal>
}

/** In the demonstration: everybody is who they say they are, within what is known of them. */
export interface DemoReader {
  identify(handshake: Handshake): Promise<Identity | Refusal>
  /** @param role what a page says it is, by HTTP */
  identifyPage(role: string | undefined): Identity
}

export interface IdentifyDeps {
  sessions: SessionReader
  devices: DeviceReader
  /** Undefined: people sign in and devices are paired. */
  demo: DemoReader | undefined
}

/** Says who somebody is: the one place that believes a cookie, a key or a word. A store that is away throws. */
export class Identify {
  readonly #deps: IdentifyDeps

  constructor(deps: IdentifyDeps) {
    this.#deps = deps
  }

  /** @returns who a socket is; what its handshake says of people and devices counts in the demonstration alone. */
  async ofSocket(handshake: Handshake, shown: Credentials): Promise<Identity | Refusal> {
    const { role } = handshake
    const known = isDevice(role) ? await this.#device(role, shown) : await this.#person(shown)
    if (known) return known
    if (this.#deps.demo) return this.#deps.demo.identify(handshake)
    return { code: isDevice(role) ? 'NOT_PAIRED' : 'NOT_SIGNED_IN' }
  }

  /** @returns everybody who may be asking by HTTP: a person, and the devices that this browser is. */
  async ofRequest(shown: Credentials, pageRole?: string): Promise<Identity[]> {
    const person = await this.#person(shown)
    const devices = await Promise.all(deviceKinds.map(kind => this.#device(kind, shown)))
    const known = [person, ...devices].filter(
      (found): found is Identity => found !== undefined && !('code' in found),
    )
    if (!person && this.#deps.demo) known.push(this.#deps.demo.identifyPage(pageRole))
    return known
  }

  async #person({ cookies }: Credentials): Promise<Identity | undefined> {
    const token = sessionTokenOf(cookies)
    return token === undefined ? undefined : this.#deps.sessions.identify(token)
  }

  async #device(
    kind: Role & Parameters<typeof deviceKeyOf>[1],
    { cookies, key, address }: Credentials,
  ): Promise<Identity | Refusal | undefined> {
    const shown = kind === 'print-agent' ? key : deviceKeyOf(cookies, kind)
    if (shown === undefined) return undefined
    const known = await this.#deps.devices.identify(shown, address)
    // A key opens what its device is, not what its page would like to be.
    return 'code' in known || known.role === kind ? known : { code: 'NOT_PAIRED' }
  }
}

/** What the pages of staff ask to be: at a window, or over the hall. */
const pagesOf: Partial<Record<Role, readonly Role[]>> = {
  inspector: ['inspector'],
  manager: ['manager', 'administrator', 'auditor'],
}

/**
 * @returns who asks, for the centre that the handshake names; or why that may not be. A page over the hall is a manager's:
 * an administrator or an auditor is at it as what they are.
 */
export function askerOf(identity: Identity, { role, centre, device }: Handshake): Asker | Refusal {
  const isAllowed = (pagesOf[role] ?? [role]).includes(identity.role)
  if (!isAllowed) return { code: 'NOT_PERMITTED' }
  const refusal = refusalOf(identity, 'hall:watch', centre)
  if (refusal) return refusal
  const { by, person, session, device: paired } = identity
  return {
    role: identity.role,
    centre,
    by,
    device: paired?.place ?? device,
    ...(person && { person: person.id, sign: person.sign }),
    ...(session !== undefined && { session }),
  }
}
