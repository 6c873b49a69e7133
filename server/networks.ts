import { isIP } from 'node:net'

/** A range of ports, including both ends. */
export interface PortRange {
  from: number
  to: number
}

/** @returns whether a text is a network, such as `10.0.0.0/8`, or a single address. */
export function isNetwork(text: string): boolean {
  const [address = '', bits, ...rest] = text.split('/')
  const version = isIP(address)
  if (version === 0 || rest.length > 0) return false
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (version === 4 ? 32 : 128))
}

/** Parses `9100` or `9100-9109`. @returns undefined for any other text */
export function readPortRange(text: string): PortRange | undefined {
  if (!/^\d+(-\d+)?$/.test(text)) return undefined
  const [from = 0, to = from] = text.split('-').map(Number)
  return 1 <= from && from <= to && to <= 65_535 ? { from, to } : undefined
}
