/** Days for which the store keeps a business day's tickets and figures after its end. */
export const dayKeptDays = 8

/** Calls that the store and every view of it remember, for screens that were away. */
export const callsKept = 20
