import { isIP } from 'node:net'

/** A range of ports, from its first to its last. */
export interface PortRange {
  from: number
  to: number
}

/** @returns whether a text names a network, such as `10.0.0.0/8`, or one address. */
export function isNetwork(text: string): boolean {
  const [address = '', bits, ...rest] = text.split('/')
  const version = isIP(address)
  if (version === 0 || rest.length > 0) return false
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (version === 4 ? 32 : 128))
}

/** @returns the ports that `9100` or `9100-9109` names; undefined where a text names none. */
export function readPortRange(text: string): PortRange | undefined {
  if (!/^\d+(-\d+)?$/.test(text)) return undefined
  const [from = 0, to = from] = text.split('-').map(Number)
  return 1 <= from && from <= to && to <= 65_535 ? { from, to } : undefined
}
