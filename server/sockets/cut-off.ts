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
 * Ends the lines of those who may no longer have them. Nobody's rights are kept in a node for longer than the event that
 * changes them takes to get here.
 */
export class CutOff {
  readonly #io: HallServer
  readonly #deps: Pick<HandshakeDeps, 'identify' | 'log'>
  #looks = 0

  constructor(io: HallServer, deps: Pick<HandshakeDeps, 'identify' | 'log'>) {
    this.#io = io
    this.#deps = deps
  }

  /** Counts looks: who was identified before one and connected after it must be looked at again. */
  get looks(): number {
    return this.#looks
  }

  /** A person's or a device's rights, or a session, have changed. */
  async look({ person, device }: Concerned): Promise<void> {
    await this.#lookAt(({ data: { line } }) => {
      const { identity } = line
      return (
        (person !== undefined && identity.person?.id === person) ||
        (device !== undefined && identity.device?.id === device)
      )
    })
  }

  /** Nobody knows what has changed: events may have been missed. */
  lookAtAll(): Promise<void> {
    return this.#lookAt(() => true)
  }

  /** A device's key is in use at another place, which was there first; whoever is at that one stays. */
  endPlace({ device, address }: DevicePlace): void {
    for (const socket of this.#io.of('/').sockets.values()) {
      const { identity, shown } = socket.data.line
      if (identity.device?.id === device && shown.address === address)
        end(socket, { code: 'DEVICE_ELSEWHERE' })
    }
  }

  /** A session has its end whatever happens. @param now Unix ms */
  expire(now: number): void {
    for (const socket of this.#io.of('/').sockets.values()) {
      const { until } = socket.data.line.identity
      if (until !== undefined && now >= until) end(socket, { code: 'NOT_SIGNED_IN' })
    }
  }

  async #lookAt(concerns: (socket: HallSocket) => boolean): Promise<void> {
    this.#looks++
    const sockets = [...this.#io.of('/').sockets.values()].filter(concerns)
    await Promise.all(
      sockets.map(async socket => {
        const { line } = socket.data
        const now = await identifyLine(line.handshake, line.shown, this.#deps)
        if ('code' in now) return end(socket, now)
        // As somebody else, or with another sign, it begins anew.
        if (JSON.stringify(now.asker) !== JSON.stringify(line.asker)) socket.disconnect(true)
      }),
    )
  }
}

/** The screen is told why, and knocks again. */
function end(socket: HallSocket, refusal: Refusal): void {
  socket.emit('refused', refusal)
  socket.disconnect(true)
}
