/** How much is done for each figure. */
export interface Sizes {
  /** Rounds of each side of a ratio, and how long one takes. */
  rounds: number
  seconds: number
  /** More than any machine calls in a second: so many are made ready for a round. */
  callsPerSecond: number
  /** Waiting in the hall where very many do, and calls timed there. */
  deep: number
  depthCalls: number
  /** Issued to see what one takes of memory. */
  tickets: number
  /** Waiting in each centre while calls are timed. */
  waiting: number
  /** Screens in all halls together, calls a second in all, and for how long, s. */
  screens: number
  callsASecond: number
  callSeconds: number
  /** How long a hall without screens rests before its memory is read, s. */
  restSeconds: number
  /** Drawn one after the other. */
  papers: number
  /** Tickets a day and centre of the year that is reported while calls are timed. */
  archivedADay: number
}

/** What the figures are taken with. */
export const full: Sizes = {
  rounds: 5,
  seconds: 3,
  callsPerSecond: 8_000,
  deep: 100_000,
  depthCalls: 3_000,
  tickets: 10_000,
  waiting: 500,
  screens: 200,
  callsASecond: 50,
  callSeconds: 30,
  restSeconds: 60,
  papers: 600,
  archivedADay: 30,
}

/** Shows that everything works, and measures nothing. */
export const tiny: Sizes = {
  rounds: 1,
  seconds: 0.2,
  callsPerSecond: 2_000,
  deep: 200,
  depthCalls: 20,
  tickets: 200,
  waiting: 3,
  screens: 30,
  callsASecond: 20,
  callSeconds: 1,
  restSeconds: 1,
  papers: 10,
  archivedADay: 1,
}
