import type { ReactiveController, ReactiveControllerHost } from 'lit'
import type { DeviceRow } from '../../shared/contract/devices.ts'
import type { Refusal } from '../../shared/contract/errors.ts'
import { mayDo } from '../../shared/contract/permissions.ts'
import type { DeviceKind } from '../../shared/domain/roles.ts'
import { callApi } from '../../shared/ui/api.ts'
import { Retry } from '../../shared/ui/retry.ts'
import type { Office } from '../office.ts'

type Host = ReactiveControllerHost & { office: Office }

/** Loads the centre's paired devices of one kind for a section that has settings of each. */
export class KnownDevices implements ReactiveController {
  refusal: Refusal | undefined
  readonly retry: Retry
  readonly #host: Host
  readonly #kind: DeviceKind
  #rows: readonly DeviceRow[] | undefined

  constructor(host: Host, kind: DeviceKind) {
    this.#host = host
    this.#kind = kind
    this.retry = new Retry(host, () => this.#load())
    host.addController(this)
  }

  /** The devices of the centre that were not removed; undefined until they are known, and for users who may not list them. */
  get rows(): readonly DeviceRow[] | undefined {
    return this.#rows
  }

  /** @returns the device at a place of the centre's settings. */
  at(place: string): DeviceRow | undefined {
    return this.#rows?.find(device => device.place === place)
  }

  hostConnected(): void {
    if (mayDo(this.#host.office.role, 'device:list')) void this.#load()
  }

  async #load(): Promise<void> {
    const answer = await callApi<DeviceRow[]>('GET', `/api/devices?centre=${this.#host.office.centre}`)
    this.refusal = answer.ok ? undefined : answer.error
    this.retry.heard(this.refusal)
    if (answer.ok)
      this.#rows = answer.reply.filter(({ kind, state }) => kind === this.#kind && state !== 'revoked')
    this.#host.requestUpdate()
  }
}

/** @returns the places of devices and of settings, each once, with numbers in their order. */
export function placesOf(...all: (readonly string[])[]): string[] {
  return [...new Set(all.flat())].sort((a, b) => a.localeCompare(b, 'en', { numeric: true }))
}
