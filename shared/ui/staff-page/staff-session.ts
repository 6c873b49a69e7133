import type { ReactiveController, ReactiveControllerHost } from 'lit'
import type { Me } from '../../contract/account.ts'
import { type Action, mayDo } from '../../contract/permissions.ts'
import type { Locale } from '../../domain/locale.ts'
import type { StaffRole } from '../../domain/roles.ts'
import { followCatalogue, type LoadedCatalogue, loadCatalogue } from '../catalogue-client.ts'
import type { HallConnection } from '../hall-connection.ts'
import { loadMe, pageRole } from '../me.ts'

/** Loads what every page of staff needs before it shows its content: who uses it, and the catalogue. */
export class StaffSession implements ReactiveController {
  /** Undefined until the server has answered. */
  me: Me | undefined
  /** Undefined until it is loaded. */
  catalogue: LoadedCatalogue | undefined
  readonly #host: ReactiveControllerHost
  readonly #onUser: (me: Me) => void

  /** @param onUser runs each time when the server has said who the user is */
  constructor(host: ReactiveControllerHost, onUser: (me: Me) => void = () => {}) {
    this.#host = host
    this.#onUser = onUser
    host.addController(this)
  }

  /** The user's role, or the address's in the demonstration; undefined until the user is known. */
  get role(): StaffRole | undefined {
    return this.me && (this.me.person?.role ?? pageRole())
  }

  hostConnected(): void {
    void this.reload()
    void loadCatalogue().then(this.#use)
  }

  /** Keeps the catalogue the one that a hall follows. */
  follow(hall: HallConnection): void {
    followCatalogue(hall, this.#use)
  }

  readonly #use = (catalogue: LoadedCatalogue): void => {
    this.catalogue = catalogue
    this.#host.requestUpdate()
  }

  /** Asks the server again who the user is, for example after signing in. */
  async reload(): Promise<Me> {
    const me = await loadMe()
    this.me = me
    this.#onUser(me)
    this.#host.requestUpdate()
    return me
  }

  /** @returns whether the user is known and permitted to do something. */
  may(action: Action): boolean {
    const { role } = this
    return role !== undefined && mayDo(role, action)
  }

  /** Whether the user looks after several centres. */
  get hasSeveralCentres(): boolean {
    const own = this.me?.person?.centres.length ?? 0
    return this.may('centres:watch') && (own === 0 || own > 1)
  }

  /** @returns a centre's name in the catalogue, empty while the catalogue is not loaded. */
  centreName(centre: string | undefined, locale: Locale): string {
    return this.catalogue?.centres.find(({ id }) => id === centre)?.name[locale] ?? ''
  }
}
