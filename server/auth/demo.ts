import type { Handshake } from '../../shared/contract/commands.ts'
import type { Refusal } from '../../shared/contract/errors.ts'
import type { Device } from '../../shared/domain/device.ts'
import type { Person } from '../../shared/domain/person.ts'
import { type DeviceKind, isDevice, type StaffRole, staffRoles } from '../../shared/domain/roles.ts'
import type { Identity } from './asker.ts'
import type { DemoReader } from './identify.ts'

export interface DemoDeps {
  /** Makes a person who is not there yet. @returns the record as it is */
  adoptPerson(
    person: Pick<Person, 'id' | 'role' | 'centres'> & NonNullable<Handshake['sign']>,
  ): Promise<Person>
  /** Pairs a device that is not there yet. @returns the record as it is */
  adoptDevice(device: Pick<Device, 'kind' | 'centre' | 'place' | 'name'>): Promise<Device>
  refusalOfDevice(device: Device): Refusal | undefined
}

/**
 * The demonstration: the local page gives out every role, and whoever takes one is made a person or a device like all
 * others. Only who they are is taken from what they say; what they may do, and whether they are locked or removed, is not.
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

  identifyPage(said: string | undefined): Identity {
    const role: StaffRole = staffRoles.find(one => one === said) ?? 'manager'
    return { role, centres: 'all', by: `${role}:demo` }
  }

  async #device(kind: DeviceKind, { centre, device: place }: Handshake): Promise<Identity | Refusal> {
    const device = await this.#deps.adoptDevice({ kind, centre, place, name: place })
    const refusal = this.#deps.refusalOfDevice(device)
    if (refusal) return refusal
    return { role: kind, centres: [centre], by: `${kind}:${place}`, device: { id: device.id, place } }
  }

  async #person(role: StaffRole, { centre, device, person, sign }: Handshake): Promise<Identity | Refusal> {
    // Nobody but an inspector has a sign; the others are told apart by their tabs.
    if (role !== 'inspector') return { role, centres: [centre], by: `${role}:${device}` }
    if (person === undefined || sign === undefined) return { code: 'NOT_SIGNED_IN' }
    const known = await this.#deps.adoptPerson({ id: person, role, centres: [centre], ...sign })
    if (!known.isActive) return { code: 'NOT_SIGNED_IN' }
    return { role, centres: [centre], by: `${role}:${person}`, person: { id: person, sign } }
  }
}
