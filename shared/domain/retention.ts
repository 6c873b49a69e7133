/** Days for which the store keeps a business day's tickets and figures after its end. */
export const dayKeptDays = 8

/** Calls that the store and every view keep, for screens that reconnect. */
export const maxCalls = 20
