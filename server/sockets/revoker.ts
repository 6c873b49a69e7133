import type { Refusal } from '../../shared/contract/errors.ts'
import type { DevicePlace } from '../auth/devices.ts'
import { type HandshakeDeps, identifyLine } from './handshake.ts'
import type { HallServer, HallSocket } from './sockets.ts'

/** Whose rights may have changed. */
export interface Concerned {
  person?: string | undefined
  device?: string | undefined
}

/**
 * Disconnects sockets whose rights were revoked. A node keeps nobody's rights for longer than the event that changes them takes to
 * arrive.
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

  /** A person's or a device's rights, or a session, have changed. */
  async recheck({ person, device }: Concerned): Promise<void> {
    await this.#recheck(({ data: { line } }) => {
      const { identity } = line
      return (
        (person !== undefined && identity.person?.id === person) ||
        (device !== undefined && identity.device?.id === device)
      )
    })
  }

  /** Events may have been missed: anybody's rights may have changed. */
  recheckAll(): Promise<void> {
    return this.#recheck(() => true)
  }

  /** Disconnects a device whose key is in use at another place, which was there first and stays. */
  endPlace({ device, address }: DevicePlace): void {
    for (const socket of this.#io.of('/').sockets.values()) {
      const { identity, shown } = socket.data.line
      if (identity.device?.id === device && shown.address === address)
        end(socket, { code: 'DEVICE_ELSEWHERE' })
    }
  }

  /** Disconnects sockets whose session has expired. @param now Unix ms */
  expire(now: number): void {
    for (const socket of this.#io.of('/').sockets.values()) {
      const { until } = socket.data.line.identity
      if (until !== undefined && now >= until) end(socket, { code: 'NOT_SIGNED_IN' })
    }
  }

  async #recheck(concerns: (socket: HallSocket) => boolean): Promise<void> {
    this.#checks++
    const sockets = [...this.#io.of('/').sockets.values()].filter(concerns)
    await Promise.all(
      sockets.map(async socket => {
        const { line } = socket.data
        const now = await identifyLine(line.handshake, line.shown, this.#deps)
        if ('code' in now) return end(socket, now)
        // Somebody else, or another sign on the window: the screen connects again.
        if (JSON.stringify(now.asker) !== JSON.stringify(line.asker)) socket.disconnect(true)
      }),
    )
  }
}

/** The screen receives the reason and connects again. */
function end(socket: HallSocket, refusal: Refusal): void {
  socket.emit('refused', refusal)
  socket.disconnect(true)
}
