import { createNodeRedisClient, type Job, Queue, Worker } from 'bullmq'
import type { Logger } from 'pino'
import { sleep } from '../../shared/domain/sleep.ts'
import { createRedis, type RedisClient, type RedisTarget, withDeadline } from '../redis/client.ts'

/** Milliseconds that a script waits before it fails without a connection; see `slowDownFailures`. */
const awayPauseMs = 100
/** Milliseconds of the longest blocking read of BullMQ's workers. */
const maxBlockMs = 10_000
/** Milliseconds without a heartbeat after which a job loses its worker: its node was killed or is frozen. */
const lockMs = 8_000
/** Seconds of one blocking read of an idle worker; each read costs three commands that count as writes. */
const drainSeconds = 10
/** Milliseconds that a closing connection waits for answers. */
const closeTimeoutMs = 500
/** Milliseconds that a closing queue waits for running jobs; a stopping server has three seconds for everything. */
const finishTimeoutMs = 1_200

export interface JobQueueOptions {
  name: string
  target: RedisTarget
  /** The prefix of all keys; tests use their own. */
  prefix: string
  log: Logger
}

/** A job queue and its workers, each with its own Redis connection, which reconnects for ever. */
export interface JobQueue<T> {
  queue: Queue<T>
  /** Starts a worker. @param process handles a job; with `token` it can postpone the job */
  work(
    process: (job: Job<T>, token?: string) => Promise<void>,
    options?: { concurrency?: number; maxStalledCount?: number },
  ): void
  close(): Promise<void>
}

/** Opens a job queue of BullMQ. Jobs may be lost with their Redis; the server creates them again from the state. */
export function openJobQueue<T>({ name, target, prefix, log }: JobQueueOptions): JobQueue<T> {
  const connections: ReturnType<typeof createRedis>[] = []
  const create = (what: string, blockMs: number) => {
    const client = createRedis(target, {
      log,
      name: `jobs-${name}-${what}`,
      isOneOfMany: what !== 'queue',
      longestBlockMs: blockMs,
    })
    connections.push(client)
    return client
  }
  const connect = (what: string, blockMs: number) => {
    const client = create(what, blockMs)
    client
      .connect()
      .catch(error => log.debug({ error }, 'a job queue was stopped while connecting; nothing to retry'))
    // BullMQ's worker waits for jobs on a duplicate. The library's own duplicate lacks our checks: it stays at a server that was
    // demoted, while jobs arrive at the one that took over.
    const duplicate = () => create(`${what}-waiting`, maxBlockMs)
    return createNodeRedisClient(Object.assign(slowDownFailures(client), { duplicate }))
  }
  // One hash tag for all job queues, because BullMQ's scripts use several keys of a queue.
  const options = { prefix: `${prefix}{kezek-jobs}` }
  const queue = new Queue<T>(name, { ...options, connection: connect('queue', 0) })
  const workers: Worker<T>[] = []
  const quiet = (error: Error) => log.debug({ error: error.message, queue: name }, 'a job queue has trouble')
  queue.on('error', quiet)
  return {
    queue,
    work(process, { concurrency = 1, maxStalledCount = 1 } = {}) {
      const worker = new Worker<T>(name, process, {
        ...options,
        connection: connect('worker', maxBlockMs),
        concurrency,
        maxStalledCount,
        lockDuration: lockMs,
        drainDelay: drainSeconds,
      })
      worker.on('error', quiet)
      worker.on('failed', (job, error) => {
        const isTriedAgain = job !== undefined && job.attemptsMade < (job.opts.attempts ?? 1)
        const details = { job: job?.id, queue: name, error: error.message }
        log[isTriedAgain ? 'debug' : 'warn'](details, 'a job failed')
      })
      workers.push(worker)
    },
    async close() {
      const finished = Promise.all(workers.map(worker => worker.close().catch(quiet)))
      await withDeadline(finished, finishTimeoutMs).catch(quiet)
      await queue.close().catch(quiet)
      for (const connection of connections) {
        // Wait for the answers to a worker's last requests: otherwise their promises reject where nobody catches them (observed).
        if (connection.isReady) await withDeadline(connection.close(), closeTimeoutMs).catch(quiet)
        if (connection.isOpen) connection.destroy()
      }
    },
  }
}

/**
 * Delays scripts while the client is offline. A busy worker of BullMQ retries at once after an unknown error, and "the client is offline"
 * is one: without the delay it loops for ever and blocks the event loop, so that the client cannot even reconnect (observed).
 */
function slowDownFailures(client: RedisClient): RedisClient {
  const evalSha = client.evalSha.bind(client)
  const delayed: typeof evalSha = async (...args) => {
    if (!client.isReady) await sleep(awayPauseMs)
    return evalSha(...args)
  }
  return Object.assign(client, { evalSha: delayed })
}
