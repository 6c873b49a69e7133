import { EventEmitter } from 'node:events'
import type { Logger } from 'pino'
import type { Action } from '../../shared/contract/permissions.ts'
import { Demo } from '../auth/demo.ts'
import { Devices, refusalOfDevice } from '../auth/devices.ts'
import { Identify } from '../auth/identify.ts'
import { Passwords } from '../auth/passwords.ts'
import { People } from '../auth/people.ts'
import { Provider } from '../auth/provider.ts'
import { parseRegisterEvent, type RegisterEvent } from '../auth/register-event.ts'
import { Sessions } from '../auth/sessions.ts'
import type { Config } from '../config.ts'
import type { Part } from '../lib/life-cycle.ts'
import type { Concerned } from '../sockets/revoker.ts'
import { createRegisterTail } from '../stream/register-tail.ts'
import type { StorePart } from './store.ts'

interface Deps {
  config: Pick<Config, 'keyPrefix' | 'demo' | 'provider' | 'publicUrl'>
  store: StorePart
  log: Logger
}

/** The registers of this part. */
const registerNames = ['people', 'devices'] as const
type RegisterName = (typeof registerNames)[number]

/** The events of the people part. A listener must not throw. */
interface PeopleEvents {
  /** A register has a new event, or may have one that this node has not read. */
  change: [register: RegisterName]
  /** The rights or sessions of a person or device may have changed. */
  rights: [concerned: Concerned]
  /** A register is followed again. This node may have missed events, so anyone's rights may have changed. */
  followed: []
}

export interface PeoplePart extends Part {
  readonly events: EventEmitter<PeopleEvents>
  readonly identify: Identify
  readonly people: People
  readonly sessions: Sessions
  readonly devices: Devices
  /** The organisation's own sign-in; undefined when there is none. */
  readonly provider: Provider | undefined
  /** Records in the audit trail that the table of permissions refused `action` to an identified caller. */
  noteRefused(by: string, action: Action, centre?: string): void
  /** @returns the ids of the people who work at a centre. @throws when the store is away */
  staffOf(centre: string): Promise<ReadonlySet<string>>
  /** @returns the names of all people by id, surname first. @throws when the store is away */
  names(): Promise<Record<string, string>>
  /** @returns whether this node follows the registers, so that it learns at once of changed rights. */
  isReady(): boolean
}

/** Creates the part for identities and rights: people, sessions, devices, and the events that change them. */
export function createPeople({ config, store, log }: Deps): PeoplePart {
  const { client, followed, now } = store
  const { keyPrefix: prefix, provider, publicUrl } = config
  const events = new EventEmitter<PeopleEvents>()
  // Each waiting pairing adds a listener, so Node's warning at eleven listeners does not apply.
  events.setMaxListeners(0)
  const passwords = new Passwords()
  const people = new People(client, prefix, passwords, now)
  const sessions = new Sessions({ client, prefix, people, passwords, now })
  const devices = new Devices(client, prefix)
  const demo = config.demo
    ? new Demo({
        adoptPerson: person => people.adopt(person),
        adoptDevice: device => devices.adopt(device),
        refusalOfDevice,
      })
    : undefined
  const registerOf = (name: RegisterName) => (name === 'people' ? people : devices).register

  const tails = registerNames.map(name => {
    const register = registerOf(name)
    return createRegisterTail<RegisterEvent>({
      client,
      target: followed,
      name,
      log,
      events: register.keys.events,
      parse: parseRegisterEvent,
      create: () => register.create(),
      onEvent(event) {
        register.note(event.n)
        events.emit('rights', concernedBy(event))
        events.emit('change', name)
      },
      onLive() {
        events.emit('followed')
        events.emit('change', name)
      },
    })
  })
  store.watchStreams({
    known: () =>
      registerNames.flatMap(name => {
        const { keys, lastN } = registerOf(name)
        return lastN > 0 ? [{ name, keys, n: lastN }] : []
      }),
    forgetAcknowledged() {
      for (const name of registerNames) registerOf(name).forgetAcknowledged()
    },
  })

  return {
    events,
    identify: new Identify({ sessions, devices, demo }),
    people,
    sessions,
    devices,
    provider: provider && publicUrl !== undefined ? new Provider({ ...provider, publicUrl }) : undefined,
    noteRefused(by, action, centre = '') {
      people.register
        .run('note-refused', { by }, { action, centre })
        .catch(error => log.warn({ error, action }, 'a refusal could not be added to the trail; dropped'))
    },
    async staffOf(centre) {
      return new Set((await people.list([centre])).map(({ id }) => id))
    },
    async names() {
      const all = await people.list('all')
      return Object.fromEntries(all.map(({ id, surname, name }) => [id, `${surname} ${name}`.trim()]))
    },
    isReady: () => tails.every(tail => tail.isLive),
    start() {
      for (const tail of tails) tail.start()
    },
    async stop() {
      await Promise.all(tails.map(tail => tail.stop()))
    },
  }
}

function concernedBy({ body: { person, device } }: RegisterEvent): Concerned {
  const text = (value: unknown) => (typeof value === 'string' ? value : undefined)
  return { person: text(person), device: text(device) }
}
