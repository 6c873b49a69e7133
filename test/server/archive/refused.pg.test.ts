import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { backup } from '../../../server/archive/backup.ts'
import { DigestError } from '../../../server/archive/derive/set-aside.ts'
import { rebuild } from '../../../server/archive/rebuild.ts'
import { restore } from '../../../server/archive/restore.ts'
import { refusedEvents, undigested } from '../../../server/archive/schema.ts'
import { UndigestedWatch } from '../../../server/archive/undigested-watch.ts'
import { ArchiveWriter } from '../../../server/archive/writer.ts'
import type { StreamEntry } from '../../../server/queue/parse-event.ts'
import { archiveAll, archivedOf, databaseKinds, derivedOf, silent, streamOf } from '../../kit/archive.ts'
import { ArchiveScene } from '../../kit/archive-scene.ts'
import { openHall } from '../../kit/hall.ts'
import { issue, member } from '../../kit/member.ts'
import * as steps from '../../kit/steps.ts'
import { until } from '../../kit/until.ts'
import { useArchives } from '../../kit/use-archives.ts'

// A database that refuses one event, for example because it is too large for an index, must not stop the archive for the others.

const queue = 'housing-register.submission'
const refused = 'housing-register.collection'

/** Makes the database refuse the event of each ticket that is issued for one queue. */
const refuseIssued = sql`alter table events add constraint on_purpose
  check (type <> 'ticket:issued' or body->>'queue' is distinct from 'housing-register.collection') not valid`
const refuseNothing = sql`alter table events drop constraint on_purpose`

const archives = useArchives()
const { databases } = archives

const idsOf = (entries: readonly StreamEntry[]) => entries.map(([id]) => id)
const isRefused = ([, flat]: StreamEntry) =>
  flat.includes('ticket:issued') && flat.some(value => value.includes(`"queue":"${refused}"`))

/** A hall's day in which one event will be refused, with others before and behind it. */
async function sceneOf() {
  const hall = await openHall(archives.client)
  const seat = await steps.sit(hall, '1', [queue, refused])
  await steps.issue(hall, refused)
  await steps.issue(hall, queue)
  await steps.serveUntil(hall, seat, 'done')
  await steps.serveUntil(hall, seat, 'done')
  const entries = await streamOf(archives.client, hall)
  const [theirs, ...more] = entries.filter(isRefused)
  if (!theirs || more.length > 0) throw new Error('not exactly one event will be refused')
  return { centre: hall.centre, entries, id: theirs[0], others: entries.filter(entry => entry !== theirs) }
}

describe.each(databaseKinds)('on %s', kind => {
  test('an event that the database refuses is kept as text, the others are archived once, and a rebuild stores it when it can', async () => {
    const { centre, entries, id, others } = await sceneOf()
    const db = await databases.open(kind)
    await db.execute(refuseIssued)
    const writer = new ArchiveWriter({ db, log: silent })
    const watch = new UndigestedWatch({ database: () => db, log: silent })

    await expect(writer.add(centre, 'epoch-1', entries)).rejects.toThrow(DigestError)
    expect(await archivedOf(db, centre)).toEqual([])
    expect(await writer.streamCursor(centre, 'epoch-1')).toBe('0-0')

    expect(await writer.add(centre, 'epoch-1', entries, { setsAside: true })).toBe(1)
    expect(await writer.add(centre, 'epoch-1', entries, { setsAside: true })).toBe(0)
    expect((await archivedOf(db, centre)).map(([, , id]) => id)).toEqual(idsOf(others))
    expect(await writer.streamCursor(centre, 'epoch-1')).toBe(entries.at(-1)?.[0])
    expect(await db.select().from(refusedEvents)).toMatchObject([{ id }])
    await watch.recheck()
    expect(watch.since(centre)).toBe(Number(id.split('-')[0]))

    const before = await derivedOf(db)
    await rebuild(db)
    expect(await derivedOf(db)).toEqual(before)
    expect(await db.select().from(undigested)).toContainEqual(expect.objectContaining({ id }))

    await db.execute(refuseNothing)
    await rebuild(db)
    const sound = await databases.open(kind)
    await archiveAll(sound, centre, entries)
    expect(await archivedOf(db, centre)).toEqual(await archivedOf(sound, centre))
    expect(await derivedOf(db)).toEqual(await derivedOf(sound))
    expect(await db.select().from(refusedEvents)).toEqual([])
    await watch.recheck()
    expect(watch.since(centre)).toBeUndefined()
  })

  test('a backup holds an event that was refused, and a restore stores it', async () => {
    const { centre, entries } = await sceneOf()
    const db = await databases.open(kind)
    await db.execute(refuseIssued)
    await new ArchiveWriter({ db, log: silent }).add(centre, 'epoch-1', entries, { setsAside: true })
    const file = join(await databases.folder(), 'archive')
    const other = await databases.open(kind)

    expect(await backup(db, file)).toBe(entries.length)
    expect(await restore(other, file)).toBe(entries.length)

    expect((await archivedOf(other, centre)).map(([, , id]) => id)).toEqual(idsOf(entries))
  })

  test('an event that the database refuses is shown to managers, and later events are archived', async context => {
    const scene = new ArchiveScene(archives.redis, archives.client)
    context.onTestFinished(() => scene.close())
    const archive =
      kind === 'PGlite'
        ? { folder: await databases.pglite() }
        : { url: await (await databases.postgres()).database() }
    const node = await scene.start({ archive })
    const manager = await member(node.url, { role: 'manager' })
    context.onTestFinished(() => manager.close())
    const db = await until('the archive is open', () => node.app.archive())
    await db.execute(refuseIssued)

    await issue(manager, refused)
    await until('managers see it', () => manager.hall.tick?.status?.archive?.trouble === 'undigested')
    await issue(manager, queue)
    await scene.caughtUp(node.prefix)

    const stream = await scene.stream(node.prefix)
    const archived = async () => (await archivedOf(db, 'akmola')).map(([, , id]) => id)
    expect(await archived()).toEqual(idsOf(stream.filter(entry => !isRefused(entry))))
    expect(node.log.filter(({ msg }) => msg.startsWith('event digestion failed'))).toHaveLength(1)
    await db.execute(refuseNothing)
    await rebuild(db)
    expect((await archived()).slice(0, stream.length)).toEqual(idsOf(stream))
  })
})
