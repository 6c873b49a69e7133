/** Amounts of work for each figure. */
export interface Sizes {
  /** Rounds of each side of a ratio, and the duration of one. */
  rounds: number
  seconds: number
  /** Calls prepared for each second of a round: more than any machine makes. */
  callsPerSecond: number
  /** Tickets waiting in the deep queue, and calls timed there. */
  deep: number
  depthCalls: number
  /** Tickets issued to measure the memory of one. */
  tickets: number
  /** Tickets waiting in each centre while calls are timed. */
  waiting: number
  /** Screens in all centres together, calls per second in all, and seconds. */
  screens: number
  callsASecond: number
  callSeconds: number
  /** Seconds for which a server without screens rests before its memory is read. */
  restSeconds: number
  /** Tickets drawn one after the other. */
  papers: number
  /** Tickets per day and centre of the reported year while calls are timed. */
  archivedADay: number
  /** Tickets per day of the hall whose archive grows for 30 days: 30 visits at each of eight windows. */
  growthTicketsADay: number
  /** Days in each third of the time in which it grows. */
  growthSpanDays: number
}

/** The sizes for real figures. */
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
  growthTicketsADay: 240,
  growthSpanDays: 10,
}

/** Sizes that show that everything works, and measure nothing. */
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
  growthTicketsADay: 24,
  growthSpanDays: 1,
}
