import { z } from 'zod'
import type { Device } from '../domain/device.ts'
import { deviceKinds } from '../domain/roles.ts'
import { textLimits } from '../domain/text-limits.ts'
import { centreId, requestId, screenId } from './ids.ts'
import { writtenText } from './text.ts'

/** How long a code on a device's screen is good for, ms. */
export const codeMs = 10 * 60_000

export const beginPairingSchema = z.strictObject({ kind: z.enum(deviceKinds) })
/** `secret`: of a print agent, which has no cookies. */
export const claimPairingSchema = z.strictObject({ secret: z.string().max(100).optional() })

/** What a device shows: six digits, and how long they are good for. */
export interface BegunPairing {
  code: string
  /** From now, ms: a device's own clock may be wrong. */
  goodForMs: number
  /** For a print agent: proves at the claim that it is the one that shows the code. Screens have it as a cookie. */
  secret?: string
}
/** `key` for a print agent only: screens have it as a cookie that scripts can't read. */
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
/** Lock, unlock, revoke. */
export const ofDeviceSchema = z.strictObject({ requestId })

/** A device as the page of devices shows it. */
export interface DeviceRow extends Device {
  /** Connected to this node or another now. */
  isConnected: boolean
}
