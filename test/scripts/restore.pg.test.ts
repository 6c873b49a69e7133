import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { readBackup } from '../../server/archive/backup-file.ts'
import { openArchive } from '../../server/archive/open-archive.ts'
import { cursors } from '../../server/archive/schema.ts'
import { backupHall } from '../../server/backup/backup-hall.ts'
import { parseView } from '../../server/queue/parse-view.ts'
import { restoreMarkKey } from '../../server/redis/restore-mark.ts'
import {
  archiveAll,
  archivedOf,
  type DatabaseKind,
  databaseKinds,
  silent,
  streamOf,
  TestDatabases,
} from '../kit/archive.ts'
import { openHall, type TestHall } from '../kit/hall.ts'
import { startNode } from '../kit/node.ts'
import { startProxy, type TestProxy } from '../kit/proxy.ts'
import { startRedis, type TestRedis } from '../kit/redis.ts'
import { startScript } from '../kit/run-script.ts'
import { issue } from '../kit/steps.ts'
import { until } from '../kit/until.ts'

const databases = new TestDatabases()
const folder = mkdtempSync(join(tmpdir(), 'kezek-restore-'))
let from: TestRedis
let to: TestRedis
let address: TestProxy

beforeAll(async () => {
  from = await startRedis()
  to = await startRedis()
  address = await startProxy({ path: to.socketPath })
})
afterEach(async () => {
  await (await to.client()).flushAll()
})
afterAll(async () => {
  await address.stop()
  await databases.stop()
  await from.stop()
  await to.stop()
  rmSync(folder, { recursive: true })
})

interface Scene {
  hall: TestHall
  file: string
  /** Environment of `npm run restore`. */
  env: Record<string, string>
  /** @returns how many streams are archived, and how many events of this centre */
  archived(): Promise<{ trails: number; events: number }>
}

/** A backup of a centre with waiting visitors, and an empty installation with a database of this kind. */
async function openScene(kind: DatabaseKind): Promise<Scene> {
  const hall = await openHall(await from.client())
  for (let i = 0; i < 5; i++) await issue(hall, 'housing-register.submission')
  const archive = await databases.open('PostgreSQL')
  await archiveAll(archive, hall.centre, await streamOf(await from.client(), hall))
  const file = join(folder, `${hall.prefix.slice(0, -1)}.kezek`)
  await backupHall({ redis: { socketPath: from.socketPath }, prefix: hall.prefix, archive }, file)
  const dataDir = mkdtempSync(join(folder, 'data-'))
  const url = kind === 'PostgreSQL' ? await (await databases.postgres()).database() : ''
  const target = url === '' ? { folder: join(dataDir, 'archive') } : { url }
  return {
    hall,
    file,
    env: {
      REDIS_URL: `redis://127.0.0.1:${address.port}`,
      KEY_PREFIX: hall.prefix,
      DATABASE_URL: url,
      DATA_DIR: dataDir,
    },
    async archived() {
      const opened = await openArchive(target, silent)
      try {
        const trails = await opened.db.select().from(cursors)
        return { trails: trails.length, events: (await archivedOf(opened.db, hall.centre)).length }
      } finally {
        await opened.close()
      }
    },
  }
}

async function isMarked({ hall }: Scene): Promise<boolean> {
  return (await (await to.client()).exists(restoreMarkKey(hall.prefix))) === 1
}

/** Kills a restore after it has written the store and before the archive commits. */
async function interruptRestore(scene: Scene): Promise<void> {
  address.swallowAnswersAfter('MULTI')
  const restore = startScript('restore', scene.env, scene.file)
  const written = scene.hall.store.keys(scene.hall.centre).centre
  await until('the store has written the hall', async () => (await (await to.client()).exists(written)) === 1)
  restore.child.kill('SIGKILL')
  await restore.done
  address.cut()
}

async function expectWholeHall(scene: Scene): Promise<void> {
  const { hall } = scene
  const before = await hall.view()
  const there = parseView(hall.centre, await hall.storeOn(await to.client()).readView(hall.centre))
  expect(there).toEqual({ ...before, epoch: there?.epoch })
  expect(await isMarked(scene)).toBe(false)
  expect(await scene.archived()).toEqual({
    trails: 1,
    events: (await streamOf(await from.client(), hall)).length,
  })
}

test.each(databaseKinds)(
  '%s: a restore that is killed between the store and the archive is repeated, and gives the whole hall',
  async kind => {
    const scene = await openScene(kind)
    await interruptRestore(scene)
    expect(await scene.archived()).toEqual({ trails: 0, events: 0 })

    const again = await startScript('restore', scene.env, scene.file).done
    expect(again).toEqual({
      code: 0,
      said: `The hall is restored from ${scene.file}: start it by npm start.\n`,
    })
    await expectWholeHall(scene)
    const used = await startScript('restore', scene.env, scene.file).done
    expect(used).toEqual({ code: 1, said: expect.stringMatching(/^There is a hall in the store already/) })
    await expectWholeHall(scene)
  },
)

test('a restore killed after its last write is found complete when it is repeated', async () => {
  const scene = await openScene('PostgreSQL')
  const restored = await startScript('restore', scene.env, scene.file).done
  expect(restored.code).toBe(0)
  await (await to.client()).set(restoreMarkKey(scene.hall.prefix), await markOf(scene))

  expect((await startScript('restore', scene.env, scene.file).done).code).toBe(0)
  await expectWholeHall(scene)
})

test('a server uses no store whose restore was interrupted, until the restore is repeated', async () => {
  const scene = await openScene('PostgreSQL')
  await interruptRestore(scene)
  const node = await startNode({ url: scene.env.REDIS_URL ?? '' }, { prefix: scene.hall.prefix, eager: true })
  try {
    await until('the server says so', () => node.log.find(({ store }) => store === 'half-restored'))
    expect(node.app.isReady()).toBe(false)
    expect((await startScript('restore', scene.env, scene.file).done).code).toBe(0)
    await until('the hall is open', () => node.app.isReady())
  } finally {
    await node.stop()
  }
})

/** @returns the mark that a restore of this backup writes to the store */
async function markOf({ file }: Scene): Promise<string> {
  for await (const line of readBackup(file, 'kezek hall')) if ('sha256' in line) return line.sha256
  throw new Error('the backup has no end')
}
