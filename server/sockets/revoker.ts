import type { Refusal } from '../../shared/contract/errors.ts'
import type { DevicePlace } from '../auth/devices.ts'
import { safely } from '../lib/boundary.ts'
import { type HandshakeDeps, identifyConnection } from './handshake.ts'
import type { HallServer, HallSocket } from './sockets.ts'

/** The person or device whose rights may have changed. */
export interface Concerned {
  person?: string | undefined
  device?: string | undefined
}

/** Milliseconds until a socket is checked again whose rights could not be read: the store is back within seconds, or says so. */
const retryDelayMs = 1_000

/**
 * Disconnects sockets whose rights were revoked. A node acts on outdated rights only until the event that changes them arrives.
 */
export class Revoker {
  readonly #io: HallServer
  readonly #deps: Pick<HandshakeDeps, 'identify' | 'log'>
  #checks = 0

  constructor(io: HallServer, deps: Pick<HandshakeDeps, 'identify' | 'log'>) {
    this.#io = io
    this.#deps = deps
  }

  /** Counts checks: a socket that was identified before one and connected after it must be checked again. */
  get checks(): number {
    return this.#checks
  }

  /** Checks the sockets of a person or device whose rights or session have changed. */
  async recheck({ person, device }: Concerned): Promise<void> {
    await this.#recheck(({ data: { connection } }) => {
      const { identity } = connection
      return (
        (person !== undefined && identity.person?.id === person) ||
        (device !== undefined && identity.device?.id === device)
      )
    })
  }

  /** Checks all sockets: this node may have missed events. */
  recheckAll(): Promise<void> {
    return this.#recheck(() => true)
  }

  /** Disconnects a device at an address because its key is already in use at another one. */
  disconnectDevice({ device, address }: DevicePlace): void {
    for (const socket of this.#io.of('/').sockets.values()) {
      const { identity, shown } = socket.data.connection
      if (identity.device?.id === device && shown.address === address)
        end(socket, { code: 'DEVICE_ELSEWHERE' })
    }
  }

  /** Disconnects sockets whose session has expired. @param now Unix ms */
  expire(now: number): void {
    for (const socket of this.#io.of('/').sockets.values()) {
      const { until } = socket.data.connection.identity
      if (until !== undefined && now >= until) end(socket, { code: 'NOT_SIGNED_IN' })
    }
  }

  async #recheck(concerns: (socket: HallSocket) => boolean): Promise<void> {
    this.#checks++
    const sockets = [...this.#io.of('/').sockets.values()].filter(concerns)
    await Promise.all(sockets.map(socket => this.#check(socket)))
  }

  async #check(socket: HallSocket): Promise<void> {
    const { connection } = socket.data
    const now = await identifyConnection(connection.handshake, connection.shown, this.#deps)
    // While the store is away nobody can connect or send a command: a screen that was cut off now would stay dark until it returns.
    if ('code' in now && now.code === 'STORE_AWAY') return this.#checkLater(socket)
    if ('code' in now) return end(socket, now)
    // The person or the sign for the window has changed: the screen connects again.
    if (JSON.stringify(now.asker) !== JSON.stringify(connection.asker)) socket.disconnect(true)
  }

  #checkLater(socket: HallSocket): void {
    const again = () => socket.connected && this.#check(socket)
    setTimeout(safely(this.#deps.log, 'rights that changed', again), retryDelayMs).unref()
  }
}

/** The screen receives the reason and connects again. */
function end(socket: HallSocket, refusal: Refusal): void {
  socket.emit('refused', refusal)
  socket.disconnect(true)
}
