import type { DeviceKind } from './roles.ts'

/** Time, ms, for which the server lets a claim wait for the pairing. Proxies cut off longer requests; the device asks again. */
export const claimTimeoutMs = 20_000

const deviceStates = ['active', 'locked', 'revoked'] as const
export type DeviceState = (typeof deviceStates)[number]

/** A kiosk, display, rating tablet or print agent that a manager has paired. The record never holds its key. */
export interface Device {
  id: string
  kind: DeviceKind
  centre: string
  /** Its name in the centre's settings: `1` of the kiosks, `agent:<place>` of the printers. One device per place and kind. */
  place: string
  /** The name that staff read. */
  name: string
  state: DeviceState
  /** Unix ms. */
  pairedAt: number
  /** `<role>:<id>` of the person who paired it. */
  pairedBy: string
  /** When it was last connected, Unix ms; absent: never. */
  seenAt?: number
}
