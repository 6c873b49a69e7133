import type { QueueId } from './queue.ts'

export const counterStates = ['closed', 'open', 'paused'] as const
export type CounterState = (typeof counterStates)[number]

/** A numbered window. `session` changes with every sign-in, so that a command of an earlier sitting is recognised. */
export interface Counter {
  id: string
  state: CounterState
  /** Business day on which it was opened, yyyymmdd; a counter of another day is closed. */
  day?: string
  session?: string
  /** Id of the person who sits there. */
  inspector?: string
  since?: number
  queues: readonly QueueId[]
  /** The one ticket at the window. */
  ticket?: string
  /** Out-of-turn calls in a row, for `ordinaryAfter`. */
  streak: number
  /** The sitting whose screen is gone: nobody is there, as long as it is this one. */
  away?: string
}

/** The inspector's sign (paragraph 14 of the standards): surname, name, patronymic and post, shown at the window. */
export interface Sign {
  surname: string
  name: string
  patronymic: string
  post: string
}
