import { createNodeRedisClient, Worker } from 'bullmq'
import { pino } from 'pino'
import { openJobQueue } from '../../server/jobs/job-queue.ts'
import { Agents } from '../../server/printing/agents.ts'
import { RenderThread } from '../../server/printing/draw.ts'
import type { PrintJob } from '../../server/printing/print-job.ts'
import { Printing } from '../../server/printing/printing.ts'
import { Senders } from '../../server/printing/senders.ts'
import { parseView } from '../../server/queue/parse-view.ts'
import { QueueStore } from '../../server/queue/queue-store.ts'
import { createRedis } from '../../server/redis/client.ts'
import { order } from './order.ts'
import { testNetworks } from './printer.ts'

export interface WorkerPlace {
  socketPath: string
  prefix: string
  centre: string
  /** The fixed time, Unix ms. */
  now: number
}

/** Milliseconds after which a job that nobody renews counts as stalled; BullMQ's 30 s would only delay the tests. */
const lockMs = 5_000

/** A node's printing with a worker; BullMQ repeats a job here whose worker died. `run` starts it. */
export async function openPrintWorker({ socketPath, prefix, centre, now }: WorkerPlace) {
  const log = pino({ level: 'silent' })
  const target = { socketPath }
  const connect = async (name: string) => {
    const client = createRedis(target, { log, name })
    await client.connect()
    return client
  }
  const client = await connect('print-worker')
  const store = new QueueStore(client, {
    prefix,
    calendarOf: () => ({ zone: 'Asia/Almaty', dayStartsAt: '00:00' }),
    clock: () => now,
    now: () => now,
  })
  const jobs = openJobQueue<PrintJob>({ name: 'printing', target, prefix, log })
  const drawing = new RenderThread()
  const printing = new Printing({
    catalogue: () => order,
    jobs,
    store,
    senders: new Senders(client, log),
    drawing,
    linkOf: async () => undefined,
    agents: new Agents({ client, keysOf: id => store.keys(id), log }),
    rules: { dataDir: '', demo: false, networks: testNetworks },
    log,
    viewAt: async () => parseView(centre, await store.readView(centre)),
    now: () => now,
    onOutcome: () => {},
  })
  const connection = await connect('print-worker-jobs')
  const worker = new Worker<PrintJob>('printing', printing.process, {
    prefix: `${prefix}{kezek-jobs}`,
    connection: createNodeRedisClient(connection),
    lockDuration: lockMs,
    stalledInterval: lockMs,
    maxStalledCount: 1,
    autorun: false,
  })
  worker.on('error', () => {})
  return {
    printing,
    worker,
    async close() {
      await worker.close()
      await drawing.close()
      await jobs.close()
      for (const open of [connection, client]) if (open.isOpen) open.destroy()
    },
  }
}
