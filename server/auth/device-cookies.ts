import { codeMs } from '../../shared/contract/devices.ts'
import type { DeviceKind } from '../../shared/domain/roles.ts'
import { cookieOf, setCookie } from './cookies.ts'

/** @returns the key of the device of this kind that a browser is; undefined where it shows none. */
export function deviceKeyOf(header: string | undefined, kind: DeviceKind): string | undefined {
  return cookieOf(header, `kezek-${kind}`)
}

const pairingName = 'kezek-pairing'
/** Chromium keeps none longer. Opening its page gives a device its key anew. */
const keySeconds = 400 * 24 * 3600

/** @returns a `Set-Cookie` header that gives a browser the key of the device that it is. */
export function deviceKeyCookie(kind: DeviceKind, key: string, isSecure: boolean): string {
  return setCookie(`kezek-${kind}`, key, { isSecure, sameSite: 'lax', maxAge: keySeconds })
}

/** @returns the secret of the pairing that a browser has begun. */
export function pairingSecretOf(header: string | undefined): string | undefined {
  return cookieOf(header, pairingName)
}

/** @returns a `Set-Cookie` header with the secret of a pairing; empty: taken away. */
export function pairingCookie(secret: string, isSecure: boolean): string {
  const maxAge = secret === '' ? 0 : codeMs / 1000
  return setCookie(pairingName, secret, { isSecure, sameSite: 'strict', maxAge })
}
