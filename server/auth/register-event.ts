import type { StreamEntry } from '../queue/parse-event.ts'

/** An event of people or devices. Its body holds the ids of the person, device or session that it concerns. */
export interface RegisterEvent {
  /** The entry's id in the stream. */
  id: string
  n: number
  type: string
  /** Unix ms. */
  at: number
  by: string
  /** The public id of the session in which it was done. */
  via?: string
  body: Readonly<Record<string, unknown>>
}

/** Parses an entry of a register's stream. Trusts the body, which our own script wrote. */
export function parseRegisterEvent([id, flat]: StreamEntry): RegisterEvent {
  const field: Record<string, string> = {}
  for (let i = 0; i + 1 < flat.length; i += 2) field[flat[i] as string] = flat[i + 1] as string
  const { n, type = '', at, by = '', via, body = '{}' } = field
  return { id, n: Number(n), type, at: Number(at), by, ...(via && { via }), body: JSON.parse(body) }
}
