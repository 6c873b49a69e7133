import type { Logger } from 'pino'
import type { DevicePlace, Devices } from '../auth/devices.ts'
import { everySafely, noteFailure } from '../lib/boundary.ts'
import type { Part } from '../lib/life-cycle.ts'
import type { Revoker } from './revoker.ts'
import type { HallServer } from './sockets.ts'

/** Milliseconds between two notes: a third of the time for which a device keeps its place, so that two notes may be missed. */
const noteEveryMs = 2_500

export interface DevicePlacesDeps {
  io: HallServer
  devices: Pick<Devices, 'notePlaces'>
  revoker: Pick<Revoker, 'disconnectDevice'>
  isDemo: boolean
  log: Logger
}

/** Notes in the store where this node's devices are connected, and disconnects those whose key is in use at another place. */
export function createDevicePlaces({ io, devices, revoker, isDemo, log }: DevicePlacesDeps): Part {
  let timer: NodeJS.Timeout | undefined

  async function note(): Promise<void> {
    const places = new Map<string, DevicePlace>()
    for (const { data } of io.of('/').sockets.values()) {
      const { identity, shown } = data.connection
      if (!identity.device) continue
      const place = { device: identity.device.id, address: shown.address }
      // In the demonstration a device has no key that could be copied: one at ::1 and at 127.0.0.1 is the same.
      places.set(isDemo ? place.device : `${place.device} ${place.address}`, place)
    }
    try {
      for (const place of await devices.notePlaces([...places.values()])) revoker.disconnectDevice(place)
    } catch (error) {
      noteFailure(log, 'places of devices', error)
    }
  }

  return {
    start() {
      timer = everySafely(log, 'places of devices', noteEveryMs, note)
    },
    stop() {
      clearInterval(timer)
    },
  }
}
