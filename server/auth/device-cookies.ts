import { pairingCodeMs } from '../../shared/contract/devices.ts'
import type { DeviceKind } from '../../shared/domain/roles.ts'
import { cookieOf, setCookie } from './cookies.ts'

/** @returns the key of this kind of device in a browser's cookies; undefined when there is none. */
export function deviceKeyOf(header: string | undefined, kind: DeviceKind): string | undefined {
  return cookieOf(header, `kezek-${kind}`)
}

const pairingName = 'kezek-pairing'
/** Seconds of a key's cookie; Chromium keeps none longer. The server renews the cookie whenever the device opens its page. */
const keySeconds = 400 * 24 * 3600

/** @returns a `Set-Cookie` header that stores a device's key in its browser. */
export function deviceKeyCookie(kind: DeviceKind, key: string, isSecure: boolean): string {
  return setCookie(`kezek-${kind}`, key, { isSecure, sameSite: 'lax', maxAge: keySeconds })
}

/** @returns the secret of the pairing that this browser has begun; undefined when it has begun none. */
export function pairingSecretOf(header: string | undefined): string | undefined {
  return cookieOf(header, pairingName)
}

/** @returns a `Set-Cookie` header that stores the secret of a pairing. @param secret empty removes the cookie */
export function pairingCookie(secret: string, isSecure: boolean): string {
  const maxAge = secret === '' ? 0 : pairingCodeMs / 1000
  return setCookie(pairingName, secret, { isSecure, sameSite: 'strict', maxAge })
}
