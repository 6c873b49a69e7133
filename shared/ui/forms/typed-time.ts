const clock = /^([01]?\d|2[0-3])[:.]([0-5]\d)$/

/** @returns typed text as `HH:MM` ("9:00" and "9.00" too); undefined when empty, null when it is no time. */
export function parseTypedTime(typed: string): string | undefined | null {
  const text = typed.trim()
  if (text === '') return undefined
  const [, hour, minute] = clock.exec(text) ?? []
  return hour === undefined ? null : `${hour.padStart(2, '0')}:${minute}`
}
