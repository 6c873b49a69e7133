import type { QueueId } from './queue.ts'

export const counterStates = ['closed', 'open', 'paused'] as const
export type CounterState = (typeof counterStates)[number]

/** A numbered window. `session` changes with every sign-in, so that the store recognises commands of an earlier sitting. */
export interface Counter {
  id: string
  state: CounterState
  /** Business day on which it was opened, yyyymmdd; a counter of another day is closed. */
  day?: string
  session?: string
  /** Id of the person at the window. */
  inspector?: string
  /** When the state last changed, Unix ms. */
  since?: number
  queues: readonly QueueId[]
  /** The one ticket at the window. */
  ticket?: string
  /** Out-of-turn calls in a row; `ordinaryAfter` limits them. */
  streak: number
  /** The session whose screen disconnected. While it equals `session`, nobody is at the window. */
  away?: string
}

/** The inspector's sign (paragraph 14 of the standards): surname, name, patronymic and post, shown at the window. */
export interface Sign {
  surname: string
  name: string
  patronymic: string
  post: string
}
