import type { StreamEntry } from '../queue/parse-event.ts'

/** An event of people or devices: what is named in its body is found by whoever it concerns. */
export interface RegisterEvent {
  /** Of the stream. */
  id: string
  n: number
  type: string
  /** Unix ms. */
  at: number
  by: string
  /** The public name of the session that it was done in. */
  via?: string
  body: Readonly<Record<string, unknown>>
}

/** @returns the event of a register's stream entry. Its body is what our own script wrote. */
export function parseRegisterEvent([id, flat]: StreamEntry): RegisterEvent {
  const field: Record<string, string> = {}
  for (let i = 0; i + 1 < flat.length; i += 2) field[flat[i] as string] = flat[i + 1] as string
  const { n, type = '', at, by = '', via, body = '{}' } = field
  return { id, n: Number(n), type, at: Number(at), by, ...(via && { via }), body: JSON.parse(body) }
}
