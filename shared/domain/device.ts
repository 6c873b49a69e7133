import type { DeviceKind } from './roles.ts'

export const deviceStates = ['active', 'locked', 'revoked'] as const
export type DeviceState = (typeof deviceStates)[number]

/** A kiosk, display, rating tablet or print agent that a manager has let in. Its key stands in no such record. */
export interface Device {
  id: string
  kind: DeviceKind
  centre: string
  /** As the centre's settings know it: `1` of the kiosks, `agent:<place>` of the printers. One device a place and kind. */
  place: string
  /** What people call it. */
  name: string
  state: DeviceState
  /** Unix ms. */
  pairedAt: number
  /** `<role>:<id>` of whoever paired it. */
  pairedBy: string
  /** When it was last connected, Unix ms; absent: never. */
  seenAt?: number
}
