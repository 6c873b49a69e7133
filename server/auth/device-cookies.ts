import type { DeviceKind } from '../../shared/domain/roles.ts'
import { cookieOf } from './cookies.ts'

/** @returns the key of the device of this kind that a browser is; undefined where it shows none. */
export function deviceKeyOf(header: string | undefined, kind: DeviceKind): string | undefined {
  return cookieOf(header, `kezek-${kind}`)
}
