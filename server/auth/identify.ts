import type { Handshake } from '../../shared/contract/commands.ts'
import type { Refusal } from '../../shared/contract/errors.ts'
import { deviceKinds, isDevice, type Role } from '../../shared/domain/roles.ts'
import type { Asker, Identity } from './asker.ts'
import { sessionTokenOf } from './cookies.ts'
import { deviceKeyOf } from './device-cookies.ts'
import { refusalOf } from './permit.ts'

/** What a caller sends to be identified by. */
export interface Credentials {
  /** The `Cookie` header. */
  cookies: string | undefined
  /** The key of a print agent, which has no cookies. */
  key?: string | undefined
  address: string
}

export interface SessionReader {
  /** @returns undefined for a token that is forged or whose session has ended. */
  identify(token: string): Promise<Identity | undefined>
}

export interface DeviceReader {
  identify(key: string, address: string): Promise<Identity | Refusal>
}

/** Identifies callers in the demonstration, where a caller's word is enough unless its record says otherwise. */
export interface DemoReader {
  identify(handshake: Handshake): Promise<Identity | Refusal>
  /** Identifies a page by HTTP. @param role the role that the page claims */
  identifyPage(role: string | undefined): Identity
}

export interface IdentifyDeps {
  sessions: SessionReader
  devices: DeviceReader
  /** Undefined outside the demonstration: people sign in and devices are paired. */
  demo: DemoReader | undefined
}

/** Identifies callers. The only place that trusts a cookie, a key or a claimed role. Throws when the store is away. */
export class Identify {
  readonly #deps: IdentifyDeps

  constructor(deps: IdentifyDeps) {
    this.#deps = deps
  }

  /** Identifies a socket. The person or device that its handshake names counts only in the demonstration. */
  async ofSocket(handshake: Handshake, shown: Credentials): Promise<Identity | Refusal> {
    const { role } = handshake
    const known = isDevice(role) ? await this.#device(role, shown) : await this.#person(shown)
    if (known) return known
    if (this.#deps.demo) return this.#deps.demo.identify(handshake)
    return { code: isDevice(role) ? 'NOT_PAIRED' : 'NOT_SIGNED_IN' }
  }

  /** Identifies an HTTP request. @returns the signed-in person, and the devices whose keys this browser has */
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
    // A key is only valid for its device's own kind, whatever the page claims to be.
    return 'code' in known || known.role === kind ? known : { code: 'NOT_PAIRED' }
  }
}

/** The roles that may open each page of staff: the window's, the consultant's and the manager's page. */
const rolesOfPage: Partial<Record<Role, readonly Role[]>> = {
  inspector: ['inspector'],
  consultant: ['consultant'],
  manager: ['manager', 'administrator', 'auditor'],
}

/**
 * Decides whether an identity may open the page and the centre of its handshake. Administrators and auditors may open the manager's page;
 * they keep their own role there.
 *
 * @returns the asker, or the refusal
 */
export function askerOf(identity: Identity, { role, centre, device }: Handshake): Asker | Refusal {
  const isAllowed = (rolesOfPage[role] ?? [role]).includes(identity.role)
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
