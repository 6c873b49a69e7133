import { expect } from 'vitest'
import type { ArchiveTarget } from '../../server/archive/open-archive.ts'
import { openArchive } from '../../server/archive/open-archive.ts'
import { rebuild } from '../../server/archive/rebuild.ts'
import { undigested } from '../../server/archive/schema.ts'
import { centreKeys } from '../../server/queue/keys.ts'
import type { StreamEntry } from '../../server/queue/parse-event.ts'
import { archiveAll, archivedOf, derivedOf, silent } from './archive.ts'
import { type Load, startLoad } from './load.ts'
import { type LogLine, type NodeOptions, startNode, type TestNode } from './node.ts'
import type { TestClient, TestRedis } from './redis.ts'
import { until } from './until.ts'

const centre = 'akmola'

/** Nodes with an archive and the load on them. Each test has its own, so that several can run concurrently. */
export class ArchiveScene {
  readonly #redis: TestRedis
  readonly #client: TestClient
  readonly #nodes: TestNode[] = []
  readonly #loads: Load[] = []

  constructor(redis: TestRedis, client: TestClient) {
    this.#redis = redis
    this.#client = client
  }

  async start(options: NodeOptions): Promise<TestNode> {
    const node = await startNode({ socketPath: this.#redis.socketPath }, options)
    this.#nodes.push(node)
    return node
  }

  async stop(node: TestNode): Promise<void> {
    this.#nodes.splice(this.#nodes.indexOf(node), 1)
    await node.stop()
  }

  press(node: TestNode, pauseMs?: number): Load {
    const load = startLoad(node.url, centre, pauseMs)
    this.#loads.push(load)
    return load
  }

  async end(load: Load): Promise<void> {
    await load.stop()
    load.close()
    this.#loads.splice(this.#loads.indexOf(load), 1)
  }

  /** Ends everything that a test has left. */
  async close(): Promise<void> {
    for (const load of this.#loads.splice(0)) load.close()
    for (const node of this.#nodes.splice(0)) await node.stop()
  }

  /** Waits until everything in the stream is archived. */
  async caughtUp(prefix: string): Promise<void> {
    const { cursor } = centreKeys(prefix, centre)
    await until('the archive has caught up', async () => {
      const [read, entries] = await Promise.all([this.#client.get(cursor('archive')), this.stream(prefix)])
      return read === entries.at(-1)?.[0]
    })
  }

  /** Waits until something is archived. */
  async begun(prefix: string): Promise<void> {
    const cursor = centreKeys(prefix, centre).cursor('archive')
    await until('it is archived', async () => ((await this.#client.get(cursor)) ?? '0-0') !== '0-0')
  }

  /**
   * Compares the archive with the stream, and derived rows with those of a rebuild. Printers report once more while
   * the node ends: events that came too late are archived first, as the next node would do.
   */
  async holdsAll(target: ArchiveTarget, prefix: string): Promise<void> {
    const entries = await this.stream(prefix)
    const wanted = entries.map(([id]) => id)
    const epoch = (await this.#client.hGet(centreKeys(prefix, centre).centre, 'epoch')) ?? ''
    const { db, close } = await openArchive(target, silent)
    const archived = async () => (await archivedOf(db, centre)).map(([, , id]) => id)
    try {
      const before = await archived()
      expect(before).toEqual(wanted.slice(0, before.length))
      await archiveAll(db, centre, entries, { epoch })
      expect(await archived()).toEqual(wanted)
      expect(await db.select().from(undigested)).toEqual([])
      const derived = await derivedOf(db)
      await rebuild(db)
      expect(await derivedOf(db)).toEqual(derived)
    } finally {
      await close()
    }
  }

  async stream(prefix: string): Promise<StreamEntry[]> {
    const key = centreKeys(prefix, centre).events
    return (await this.#client.sendCommand(['XRANGE', key, '-', '+'])) as unknown as StreamEntry[]
  }
}

/** Waits until `more` more commands of the load succeed, whatever the archive does. */
export async function untilMoreServed(load: Load, more = 30): Promise<void> {
  const wanted = load.acknowledged + more
  await until('the load continues', () => load.acknowledged >= wanted)
}

/** @returns what a node has logged about trouble with its archive, in order */
export function troublesOf({ log }: TestNode): LogLine[] {
  return log.filter(({ level, msg }) => level >= 40 && msg.includes('archive'))
}
