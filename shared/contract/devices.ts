import { z } from 'zod'
import type { Device } from '../domain/device.ts'
import { deviceKinds } from '../domain/roles.ts'
import { textLimits } from '../domain/text-limits.ts'
import { centreId, requestId, screenId } from './ids.ts'
import { writtenText } from './text.ts'

/** Time, ms, for which a pairing code is valid: enough to walk from the device to the office. */
export const pairingCodeMs = 10 * 60_000

export const beginPairingSchema = z.strictObject({ kind: z.enum(deviceKinds) })
/** `secret`: sent by a print agent, which has no cookies. */
export const claimPairingSchema = z.strictObject({ secret: z.string().max(100).optional() })

/** A pairing that has begun: the six digits that the device shows, and how long they are valid. */
export interface BegunPairing {
  code: string
  /** Remaining validity, ms; no point in time, because a device's clock may be wrong. */
  goodForMs: number
  /** Proves at the claim that the print agent shows the code. Screens get the proof as a cookie. */
  secret?: string
}
/** State of a pairing. Only a print agent gets `key`; screens get it as a cookie that scripts cannot read. */
export type ClaimedPairing = { state: 'waiting' } | { state: 'paired'; device: Device; key?: string }

const place = screenId
const name = writtenText(textLimits.name)
export const pairDeviceSchema = z.strictObject({
  requestId,
  code: z.string().regex(/^\d{6}$/),
  centre: centreId,
  kind: z.enum(deviceKinds),
  place,
  name,
})
export const renameDeviceSchema = z.strictObject({ requestId, name })
/** Locks, unlocks or revokes a device. */
export const ofDeviceSchema = z.strictObject({ requestId })

/** A device as the page of devices shows it. */
export interface DeviceRow extends Device {
  /** Connected to this node or another now. */
  isConnected: boolean
}
