/** Least and greatest value of a number, or length of a list, in a centre's settings. */
export interface Limits {
  readonly min: number
  readonly max: number
}

/** Limits of a centre's settings. The schema checks them, and the office shows them beside its fields. */
export const settingsLimits = {
  /** Windows of a centre. Signs, calls and clips of the voice know two digits. */
  counters: { min: 1, max: 99 },
  /** Queues of one window: every service of the largest catalogue, for one purpose. */
  counterQueues: { min: 1, max: 200 },
  /** Printers of one kiosk or window. */
  printers: { min: 0, max: 5 },
  /** Minutes; longer than a working day is no target. */
  targetMinutes: { min: 1, max: 600 },
  /** People who wait in one queue. */
  queueWaiting: { min: 1, max: 100_000 },
  /** People who wait in the hall. */
  maxWaiting: { min: 1, max: 100_000 },
  /** Entitlements that a kiosk can list on one page. */
  entitlements: { min: 0, max: 20 },
  /** Out-of-turn calls in a row; 0: no limit. */
  ordinaryAfter: { min: 0, max: 100 },
  /** Minutes before closing. */
  lastTicketMinutes: { min: 0, max: 600 },
  /** Seconds after the last call. */
  noShowAfter: { min: 0, max: 600 },
} as const satisfies Record<string, Limits>
