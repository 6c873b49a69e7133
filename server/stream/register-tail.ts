import type { Logger } from 'pino'
import { runSafely, safely } from '../lib/boundary.ts'
import type { StreamEntry } from '../queue/parse-event.ts'
import { type RedisClient, type RedisTarget, withDeadline } from '../redis/client.ts'
import { Tail } from './tail.ts'

/** Milliseconds after which the store counts as away. */
const storeTimeoutMs = 3_000

export interface RegisterTailOptions<E> {
  client: RedisClient
  target: RedisTarget
  /** `people` or `devices`. */
  name: string
  /** The key of the stream. */
  events: string
  log: Logger
  /** Creates the register unless it exists; a store may come back empty. */
  create(): Promise<void>
  parse(entry: StreamEntry): E
  onEvent(event: E): void
  /** Brings what the node keeps of the register up to date: once the tail knows where it begins, and after each event. */
  catchUp?(): Promise<void>
  /** Called when the tail follows the stream; it has not seen earlier events. */
  onLive(): void
}

/** Creates the tail of a register. Nodes keep no view of registers, so the tail begins at the end of the stream. */
export function createRegisterTail<E>(options: RegisterTailOptions<E>): Tail<E> {
  const { client, target, name, events, log, create, parse, onEvent, catchUp, onLive } = options
  return new Tail<E>({
    target,
    centre: name,
    events,
    log,
    parse,
    onLive: safely(log, `${name} are followed`, onLive),
    async load() {
      await withDeadline(create(), storeTimeoutMs)
      const last = await withDeadline(client.xRevRange(events, '+', '-', { COUNT: 1 }), storeTimeoutMs)
      await catchUp?.()
      return last?.[0]?.id ?? '0-0'
    },
    async follow(event) {
      runSafely(log, `event of ${name}`, () => onEvent(event), event)
      await catchUp?.()
      return true
    },
  })
}
