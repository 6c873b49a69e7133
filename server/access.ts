import type { Router } from 'express'
import type { Logger } from 'pino'
import type { Action } from '../shared/contract/permissions.ts'
import { Demo } from './auth/demo.ts'
import { type DevicePlace, Devices, refusalOf } from './auth/devices.ts'
import { Identify } from './auth/identify.ts'
import { Passwords } from './auth/passwords.ts'
import { People } from './auth/people.ts'
import type { Provider } from './auth/provider.ts'
import { type RegisterName, registerNames } from './auth/register.ts'
import { parseRegisterEvent, type RegisterEvent } from './auth/register-event.ts'
import { Sessions } from './auth/sessions.ts'
import type { Origin } from './http/guards/address.ts'
import { type Gate, openGate } from './http/guards/admit.ts'
import { accountRoutes } from './http/routes/account.ts'
import { deviceRoutes } from './http/routes/devices.ts'
import { meRoutes } from './http/routes/me.ts'
import { peopleRoutes } from './http/routes/people.ts'
import { providerRoutes } from './http/routes/provider.ts'
import { everySafely, noteFailure, runSafely } from './lib/boundary.ts'
import type { RedisClient, RedisTarget } from './redis/client.ts'
import type { KnownTrail } from './redis/store-check.ts'
import { type Concerned, CutOff } from './sockets/cut-off.ts'
import type { Line } from './sockets/handshake.ts'
import type { HallServer } from './sockets/sockets.ts'
import { tailOfRegister } from './stream/register-tail.ts'
import type { Tail } from './stream/tail.ts'

/** A third of how long a device's place is held. */
const placesMs = 2_500

export interface AccessOptions {
  client: RedisClient
  target: RedisTarget
  prefix: string
  isDemo: boolean
  /** The organisation's own sign-in, where there is one. */
  provider: Provider | undefined
  origin: Origin
  /** Redis's time, Unix ms. */
  now(): number
  isCentre(centre: string): boolean
  /** People or devices have an event, or may have had one that this node has not heard. */
  onEvent(register: RegisterName): void
  log: Logger
}

/** Everything by which this node knows people and devices, put together by hand. */
export class Access {
  readonly identify: Identify
  readonly gate: Gate
  readonly #options: AccessOptions
  readonly #people: People
  readonly #sessions: Sessions
  readonly #devices: Devices
  readonly #tails: Tail<RegisterEvent>[]
  readonly #deviceListeners = new Set<() => void>()
  #cutOff: CutOff | undefined
  #places: NodeJS.Timeout | undefined

  constructor(options: AccessOptions) {
    const { client, prefix, isDemo, origin, now } = options
    this.#options = options
    const passwords = new Passwords()
    this.#people = new People(client, prefix, passwords, now)
    this.#sessions = new Sessions({ client, prefix, people: this.#people, passwords, now })
    this.#devices = new Devices(client, prefix)
    const demo = isDemo
      ? new Demo({
          adoptPerson: person => this.#people.adopt(person),
          adoptDevice: device => this.#devices.adopt(device),
          refusalOfDevice: refusalOf,
        })
      : undefined
    this.identify = new Identify({ sessions: this.#sessions, devices: this.#devices, demo })
    this.gate = openGate({
      ...{ identify: this.identify, ...origin },
      noteRefused: ({ by }, action, centre) => this.noteRefused(by, action, centre),
    })
    this.#tails = [this.#tail('people'), this.#tail('devices')]
  }

  /** Whether this node hears at once when somebody's rights change. */
  get ready(): boolean {
    return this.#tails.every(tail => tail.live)
  }

  /** @returns what this node has seen and acknowledged of people and devices: a store without it is not the right one. */
  known(): KnownTrail[] {
    return registerNames.flatMap(name => {
      const { keys, lastN } = this.#registerOf(name)
      return lastN > 0 ? [{ name, keys, n: lastN }] : []
    })
  }

  /** The store has lost events, and is used all the same. */
  forgetAcknowledged(): void {
    for (const name of registerNames) this.#registerOf(name).forgetAcknowledged()
  }

  /** Counts what has changed anybody's rights: see CutOff. */
  get changes(): number {
    return this.#cutOff?.looks ?? 0
  }

  /** What is asked of people and devices by HTTP. */
  routes(): Router[] {
    const { isDemo, origin, isCentre, provider, log } = this.#options
    const [people, sessions, devices, gate] = [this.#people, this.#sessions, this.#devices, this.gate]
    return [
      accountRoutes({ gate, sessions, ...origin }),
      ...(provider ? [providerRoutes({ provider, sessions, log, ...origin })] : []),
      peopleRoutes({ gate, people, sessions, isCentre }),
      deviceRoutes({
        ...{ gate, devices, isCentre, ...origin },
        onDeviceEvent: listener => {
          this.#deviceListeners.add(listener)
          return () => this.#deviceListeners.delete(listener)
        },
      }),
      meRoutes({
        ...{ gate, isDemo, provider: provider?.name },
        findPerson: id => people.find(id),
        devicesOf: request => devices.ofBrowser(origin.cookiesOf(request)),
      }),
    ]
  }

  /** Tells the trail that somebody who is known was refused `action` by the table of permissions. */
  noteRefused(by: string, action: Action, centre = ''): void {
    this.#people.register
      .run('note-refused', { by }, { action, centre })
      .catch(error =>
        this.#options.log.warn({ error, action }, 'a refusal could not be added to the trail; dropped'),
      )
  }

  /** @returns the ids of those who work at a centre. @throws when the store is away */
  async staffOf(centre: string): Promise<ReadonlySet<string>> {
    return new Set((await this.#people.list([centre])).map(({ id }) => id))
  }

  /** @returns everybody's name by id, surname first. @throws when the store is away */
  async names(): Promise<Record<string, string>> {
    const people = await this.#people.list('all')
    return Object.fromEntries(people.map(({ id, surname, name }) => [id, `${surname} ${name}`.trim()]))
  }

  start(io: HallServer): void {
    this.#cutOff = new CutOff(io, { identify: this.identify, log: this.#options.log })
    for (const tail of this.#tails) tail.start()
    const { log } = this.#options
    this.#places = everySafely(log, 'places of devices', placesMs, () => this.#notePlaces(io))
  }

  /** Somebody was let in while rights changed. */
  lookAgain({ identity }: Line): void {
    this.#look({ person: identity.person?.id, device: identity.device?.id })
  }

  /** Ends the lines whose session has come to its end. */
  tick(): void {
    this.#cutOff?.expire(this.#options.now())
  }

  async stop(): Promise<void> {
    clearInterval(this.#places)
    await Promise.all(this.#tails.map(tail => tail.stop()))
  }

  #tail(name: RegisterName): Tail<RegisterEvent> {
    const { client, target, log, onEvent } = this.#options
    const register = this.#registerOf(name)
    return tailOfRegister<RegisterEvent>({
      ...{ client, target, name, log, events: register.keys.events, parse: parseRegisterEvent },
      create: () => register.create(),
      onEvent: event => {
        register.note(event.n)
        this.#follow(event)
        onEvent(name)
      },
      onLive: () => {
        runSafely(log, 'rights of all', () => this.#cutOff?.lookAtAll())
        onEvent(name)
      },
    })
  }

  #registerOf(name: RegisterName) {
    return (name === 'people' ? this.#people : this.#devices).register
  }

  #follow({ body: { person, device } }: RegisterEvent): void {
    const text = (value: unknown) => (typeof value === 'string' ? value : undefined)
    this.#look({ person: text(person), device: text(device) })
    for (const listener of [...this.#deviceListeners]) listener()
  }

  #look(concerned: Concerned): void {
    runSafely(this.#options.log, 'rights that changed', () => this.#cutOff?.look(concerned), concerned)
  }

  /** Where the devices of this node are; one whose key is in use elsewhere goes. */
  async #notePlaces(io: HallServer): Promise<void> {
    const places = new Map<string, DevicePlace>()
    for (const { data } of io.of('/').sockets.values()) {
      const { identity, shown } = data.line
      if (!identity.device) continue
      const place = { device: identity.device.id, address: shown.address }
      // In the demonstration a device is who it says it is, at ::1 and 127.0.0.1 alike: there is no key to be copied.
      const known = this.#options.isDemo ? place.device : `${place.device} ${place.address}`
      places.set(known, place)
    }
    try {
      const elsewhere = await this.#devices.notePlaces([...places.values()])
      for (const place of elsewhere) this.#cutOff?.endPlace(place)
    } catch (error) {
      noteFailure(this.#options.log, 'places of devices', error)
    }
  }
}
