import type { Logger } from 'pino'
import { runSafely, safely } from '../lib/boundary.ts'
import type { StreamEntry } from '../queue/parse-event.ts'
import { type RedisClient, type RedisTarget, withDeadline } from '../redis/client.ts'
import { Tail } from './tail.ts'

const answerMs = 3_000

export interface RegisterTailOptions<E> {
  client: RedisClient
  target: RedisTarget
  /** `people` or `devices`. */
  name: string
  /** Key of the stream. */
  events: string
  log: Logger
  /** Makes the register, where the store does not have it: it may come back empty. */
  create(): Promise<void>
  parse(entry: StreamEntry): E
  onEvent(event: E): void
  /** Follows the stream from now on; what happened before was not seen. */
  onLive(): void
}

/** @returns the tail of people or devices: no view is kept of them, so that it begins at the stream's end. */
export function tailOfRegister<E>(options: RegisterTailOptions<E>): Tail<E> {
  const { client, target, name, events, log, create, parse, onEvent, onLive } = options
  return new Tail<E>({
    target,
    centre: name,
    events,
    log,
    parse,
    onLive: safely(log, `${name} are followed`, onLive),
    async load() {
      await withDeadline(create(), answerMs)
      const last = await withDeadline(client.xRevRange(events, '+', '-', { COUNT: 1 }), answerMs)
      return last?.[0]?.id ?? '0-0'
    },
    async follow(event) {
      runSafely(log, `event of ${name}`, () => onEvent(event), event)
      return true
    },
  })
}
