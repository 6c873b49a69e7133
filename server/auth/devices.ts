import { randomBytes, randomInt, timingSafeEqual } from 'node:crypto'
import type { z } from 'zod'
import type {
  BegunPairing,
  ClaimedPairing,
  DeviceRow,
  pairDeviceSchema,
} from '../../shared/contract/devices.ts'
import { pairingCodeMs } from '../../shared/contract/devices.ts'
import type { Refusal } from '../../shared/contract/errors.ts'
import type { Device, DeviceState } from '../../shared/domain/device.ts'
import { type DeviceKind, deviceKinds } from '../../shared/domain/roles.ts'
import { cleanText } from '../../shared/domain/text.ts'
import type { ScriptContext, ScriptResult } from '../queue/script-runner.ts'
import { type RedisClient, withDeadline } from '../redis/client.ts'
import type { Identity } from './asker.ts'
import { deviceArgs } from './device-args.ts'
import { deviceKeyOf } from './device-cookies.ts'
import { digest } from './digest.ts'
import type { DeviceReader } from './identify.ts'
import { Register } from './register.ts'

/** Milliseconds after which the store counts as away; a screen waits for the answer. */
const storeTimeoutMs = 3_000
/** Attempts to draw an unused pairing code. At most 2,000 of 1,000,000 are in use, so one draw in 500 fails. */
const maxDraws = 5

/** The address from which a device is connected. */
export interface DevicePlace {
  device: string
  address: string
}

type Refused = { ok: false; error: Refusal }
export type Begun = { ok: true; reply: BegunPairing & { secret: string } } | Refused
export type Claimed = { ok: true; reply: ClaimedPairing & { key?: string } } | Refused

/**
 * The devices of all halls. A device's key is its id and 256 random bits; the store holds only a digest of it. The store holds the
 * records; a node caches none.
 */
export class Devices implements DeviceReader {
  readonly register: Register<typeof deviceArgs>
  readonly #client: RedisClient

  constructor(client: RedisClient, prefix: string) {
    this.register = new Register(client, prefix, 'devices', deviceArgs)
    this.#client = client
  }

  /** Draws a pairing code for a device to show, and a secret that later proves which device showed it. */
  async beginPairing(kind: DeviceKind, address: string): Promise<Begun> {
    const secret = randomBytes(32).toString('base64url')
    for (let draw = 0; draw < maxDraws; draw++) {
      const code = String(randomInt(1_000_000)).padStart(6, '0')
      const args = { code, kind, secret: digest(secret), address: digest(address) }
      const begun = await this.register.run('begin-pairing', { by: `${kind}:new` }, args)
      if (begun.ok) return { ok: true, reply: { code, goodForMs: pairingCodeMs, secret } }
      if (begun.error.code !== 'CODE_TAKEN') return begun
    }
    return { ok: false, error: { code: 'TOO_MANY' } }
  }

  /** Pairs the device that shows a code. */
  async pair(
    context: ScriptContext,
    { code, centre, kind, place, name }: z.infer<typeof pairDeviceSchema>,
  ): Promise<ScriptResult> {
    const args = { code, device: newId(), hall: centre, kind, place, name }
    return this.register.run('pair-device', context, args)
  }

  /** Gives the device that showed a code its key, once a manager has paired it. */
  async claim(secret: string): Promise<Claimed> {
    const pending = `${this.register.base}pairing:${digest(secret)}`
    const [code, id] = await withDeadline(this.#client.hmGet(pending, ['code', 'device']), storeTimeoutMs)
    if (code === null || code === undefined) return { ok: false, error: { code: 'CODE_EXPIRED' } }
    // Not paired yet: the device asks again. Its key contains the id, which pairing assigns.
    if (id === null || id === undefined) return { ok: true, reply: { state: 'waiting' } }
    const key = `${id}.${randomBytes(32).toString('base64url')}`
    const args = { secret: digest(secret), key: digest(key) }
    const claimed = await this.register.run('claim-device', { by: `device:${id}` }, args)
    if (!claimed.ok) return claimed
    const device = await this.find(String(claimed.reply.device))
    if (!device) return { ok: false, error: { code: 'NO_SUCH_DEVICE' } }
    return { ok: true, reply: { state: 'paired', device, key } }
  }

  /** @returns the device; undefined when there is none. @throws when the store is away */
  async find(id: string): Promise<Device | undefined> {
    const fields = await withDeadline(this.#client.hGetAll(this.#key(`device:${id}`)), storeTimeoutMs)
    return fields.kind === undefined ? undefined : deviceOf(id, fields)
  }

  /** Finds the device with this key, locked or not. @returns a refusal when no device has it */
  async recognise(key: string): Promise<Device | Refusal> {
    const [, id] = /^(d-[0-9a-f]{12})\.[A-Za-z0-9_-]{43}$/.exec(key) ?? []
    if (id === undefined) return { code: 'NOT_PAIRED' }
    const fields = await withDeadline(this.#client.hGetAll(this.#key(`device:${id}`)), storeTimeoutMs)
    if (fields.kind === undefined) return { code: 'NOT_PAIRED' }
    const device = deviceOf(id, fields)
    if (device.state === 'revoked') return { code: 'DEVICE_REVOKED' }
    return fields.key !== undefined && isSame(fields.key, digest(key)) ? device : { code: 'NOT_PAIRED' }
  }

  /** Finds the devices whose keys a browser has in its cookies, including locked ones, whose pages say that they are locked. */
  async ofBrowser(cookies: string | undefined): Promise<Device[]> {
    const found = await Promise.all(
      deviceKinds.map(async kind => {
        const key = deviceKeyOf(cookies, kind)
        const device = key === undefined ? undefined : await this.recognise(key)
        return device && !('code' in device) && device.kind === kind ? [device] : []
      }),
    )
    return found.flat()
  }

  /** Identifies a device by its key. Refuses one that is locked, removed or connected from another address. */
  async identify(key: string, address: string): Promise<Identity | Refusal> {
    const device = await this.recognise(key)
    if ('code' in device) return device
    const refusal = refusalOfDevice(device)
    if (refusal) return refusal
    const { id } = device
    const place = await withDeadline(this.#client.get(this.#key(`at:${id}`)), storeTimeoutMs)
    if (place === null || place === address) return identityOf(device)
    // Emits an event for the trail: the key was probably copied.
    await this.notePlaces([{ device: id, address }])
    return { code: 'DEVICE_ELSEWHERE' }
  }

  /** @returns the devices of these centres, those that were removed left out. */
  async list(centres: readonly string[] | 'all'): Promise<DeviceRow[]> {
    const ids = await withDeadline(this.#client.sMembers(this.#key('all')), storeTimeoutMs)
    if (ids.length === 0) return []
    const many = this.#client.multi()
    for (const id of ids) many.hGetAll(this.#key(`device:${id}`)).exists(this.#key(`at:${id}`))
    many.hGetAll(this.#key('seen'))
    const answers = (await withDeadline(many.execAsPipeline(), storeTimeoutMs)) as unknown[]
    const seen = answers.at(-1) as Fields
    return ids.flatMap((id, at) => {
      const device = deviceOf(id, answers[2 * at] as Fields)
      const isShown = device.state !== 'revoked' && (centres === 'all' || centres.includes(device.centre))
      if (!isShown) return []
      const seenAt = seen[id]
      const row = { ...device, isConnected: answers[2 * at + 1] === 1 }
      return [seenAt === undefined ? row : { ...row, seenAt: Number(seenAt) }]
    })
  }

  /** Renames a device. */
  rename(context: ScriptContext, device: string, name: string): Promise<ScriptResult> {
    return this.register.run('rename-device', context, { device, name })
  }

  /** Locks, unlocks or removes a device. */
  setState(context: ScriptContext, device: string, state: DeviceState): Promise<ScriptResult> {
    return this.register.run('set-device-state', context, { device, state })
  }

  /** Finds a device of the demonstration, or pairs it. @throws Error when the register refuses to pair it */
  async adopt({ centre, ...given }: Pick<Device, 'kind' | 'centre' | 'place' | 'name'>): Promise<Device> {
    const result = await this.register.run(
      'adopt-device',
      { by: 'system:demo' },
      { ...given, hall: centre, device: newId() },
    )
    const device = result.ok ? await this.find(String(result.reply.device)) : undefined
    if (!device) throw new Error('a device of the demonstration could not be paired')
    return device
  }

  /**
   * Notes in the store which devices are connected to this node. The caller repeats this every few seconds.
   *
   * @param places the connected devices with their addresses, in the order in which they connected
   * @returns those whose key is already in use at another address
   */
  async notePlaces(places: readonly DevicePlace[]): Promise<DevicePlace[]> {
    if (places.length === 0) return []
    const noted = await this.register.run(
      'note-places',
      { by: 'system:node' },
      { places: JSON.stringify(places) },
    )
    // The script answers with positions in the list, counted from 1 as in Lua.
    const elsewhere = noted.ok ? String(noted.reply.elsewhere ?? '') : ''
    return elsewhere.split(',').flatMap(at => places[Number(at) - 1] ?? [])
  }

  #key(name: string): string {
    return `${this.register.base}${name}`
  }
}

type Fields = Partial<Record<string, string>>

/** @returns why a device may not connect; undefined when it may. */
export function refusalOfDevice({ state }: Device): Refusal | undefined {
  if (state === 'locked') return { code: 'DEVICE_LOCKED' }
  return state === 'revoked' ? { code: 'DEVICE_REVOKED' } : undefined
}

/** @returns the identity of a device. */
function identityOf({ id, kind, centre, place }: Device): Identity {
  return { role: kind, centres: [centre], by: `${kind}:${place}`, device: { id, place } }
}

function deviceOf(id: string, fields: Fields): Device {
  const { kind, centre = '', place = '', name = '', state, pairedAt, pairedBy = '' } = fields
  return {
    id,
    // Only our own scripts write the kind and the state.
    kind: kind as DeviceKind,
    state: state as DeviceState,
    // Older versions accepted characters in names that this one refuses.
    centre,
    place,
    name: cleanText(name),
    pairedAt: Number(pairedAt),
    pairedBy,
  }
}

function newId(): string {
  return `d-${randomBytes(6).toString('hex')}`
}

/** Compares in constant time, so that the time does not show how much of a key was right. */
function isSame(a: string, b: string): boolean {
  return a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b))
}
