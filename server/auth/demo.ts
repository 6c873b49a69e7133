import type { Handshake } from '../../shared/contract/commands.ts'
import type { Refusal } from '../../shared/contract/errors.ts'
import type { Device } from '../../shared/domain/device.ts'
import type { Person } from '../../shared/domain/person.ts'
import { type DeviceKind, isDevice, type StaffRole, staffRoles } from '../../shared/domain/roles.ts'
import type { Identity } from './asker.ts'
import type { DemoReader } from './identify.ts'

export interface DemoDeps {
  /** Creates the person unless there is a record already. @returns the record */
  adoptPerson(
    person: Pick<Person, 'id' | 'role' | 'centres'> & NonNullable<Handshake['sign']>,
  ): Promise<Person>
  /** Pairs the device unless there is a record already. @returns the record */
  adoptDevice(device: Pick<Device, 'kind' | 'centre' | 'place' | 'name'>): Promise<Device>
  refusalOfDevice(device: Device): Refusal | undefined
}

/**
 * Identifies callers of the demonstration, whose local page offers every role. A caller becomes an ordinary person or device. The
 * demonstration trusts only the claimed identity: rights, locks and removals apply as usual.
 */
export class Demo implements DemoReader {
  readonly #deps: DemoDeps

  constructor(deps: DemoDeps) {
    this.#deps = deps
  }

  async identify(handshake: Handshake): Promise<Identity | Refusal> {
    const { role } = handshake
    return isDevice(role) ? this.#device(role, handshake) : this.#person(role, handshake)
  }

  identifyPage(claimed: string | undefined): Identity {
    const role: StaffRole = staffRoles.find(one => one === claimed) ?? 'manager'
    return { role, centres: 'all', by: `${role}:demo` }
  }

  async #device(kind: DeviceKind, { centre, device: place }: Handshake): Promise<Identity | Refusal> {
    const device = await this.#deps.adoptDevice({ kind, centre, place, name: place })
    const refusal = this.#deps.refusalOfDevice(device)
    if (refusal) return refusal
    return { role: kind, centres: [centre], by: `${kind}:${place}`, device: { id: device.id, place } }
  }

  async #person(role: StaffRole, { centre, device, person, sign }: Handshake): Promise<Identity | Refusal> {
    // Only inspectors have a sign; other staff are distinguished by their browser tab.
    if (role !== 'inspector') return { role, centres: [centre], by: `${role}:${device}` }
    if (person === undefined || sign === undefined) return { code: 'NOT_SIGNED_IN' }
    const known = await this.#deps.adoptPerson({ id: person, role, centres: [centre], ...sign })
    if (!known.isActive) return { code: 'NOT_SIGNED_IN' }
    return { role, centres: [centre], by: `${role}:${person}`, person: { id: person, sign } }
  }
}
