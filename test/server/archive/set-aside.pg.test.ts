import { and, eq, sql } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import type { Database } from '../../../server/archive/database.ts'
import { DigestError, digestFailed } from '../../../server/archive/derive/set-aside.ts'
import { openArchive } from '../../../server/archive/open-archive.ts'
import { rebuild } from '../../../server/archive/rebuild.ts'
import { events, tickets, undigested } from '../../../server/archive/schema.ts'
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

const queue = 'housing-register.submission'
const refused = 'housing-register.collection'
/** A time that no calendar has: our code throws at it. */
const beyondTime = '9000000000000000'

const archives = useArchives()
const { databases } = archives

function withField([id, flat]: StreamEntry, name: string, change: (value: string) => string): StreamEntry {
  const changed = [...flat]
  const at = changed.indexOf(name) + 1
  changed[at] = change(changed[at] ?? '')
  return [id, changed]
}

/** Makes the database refuse tickets of one purpose, as it would refuse a value that a column can't hold. */
const refuseTickets = sql`alter table tickets add constraint on_purpose check (purpose <> 'collection') not valid`
const refuseNothing = sql`alter table tickets drop constraint on_purpose`

const isIssue = ([, flat]: StreamEntry) => flat.includes('ticket:issued')

describe.each(databaseKinds)('on %s', kind => {
  test('events at which derivation throws are set aside, the rest is archived once, and a rebuild digests them when it can', async () => {
    const db = await databases.open(kind)
    const hall = await openHall(archives.client)
    const seat = await steps.sit(hall, '1', [queue])
    for (let left = 6; left > 0; left--) {
      await steps.issue(hall, queue)
      if (left % 2 === 0) await steps.serveUntil(hall, seat, 'done')
    }
    await steps.issue(hall, refused)
    const sound = await streamOf(archives.client, hall)
    const issues = sound.filter(isIssue)
    const [theirs, ours] = [issues.at(-1), issues.at(-2)]
    if (!ours || !theirs) throw new Error('too few tickets')
    const spoilt = sound.map(entry => (entry === ours ? withField(entry, 'at', () => beyondTime) : entry))

    await db.execute(refuseTickets)
    const writer = new ArchiveWriter({ db, log: silent })
    await expect(writer.add(hall.centre, 'epoch-1', spoilt)).rejects.toThrow(DigestError)
    expect(await archivedOf(db, hall.centre)).toEqual([])
    expect(await writer.add(hall.centre, 'epoch-1', spoilt, { setsAside: true })).toBe(2)
    expect(await writer.add(hall.centre, 'epoch-1', spoilt, { setsAside: true })).toBe(0)
    expect((await archivedOf(db, hall.centre)).map(([, , id]) => id)).toEqual(sound.map(([id]) => id))
    const list = await db.select().from(undigested)
    expect(list.map(({ id }) => id).sort()).toEqual([ours[0], theirs[0]].sort())
    for (const { reason } of list) expect(reason.startsWith(digestFailed)).toBe(true)
    const watch = new UndigestedWatch({ database: () => db, log: silent })
    await watch.recheck()
    expect(watch.since(hall.centre)).toBeGreaterThan(0)

    // A version that fails at them gives the same result.
    const before = await derivedOf(db)
    await rebuild(db)
    expect(await derivedOf(db)).toEqual(before)

    // A version that does not fail derives them at once.
    await mend(db, ours)
    await db.execute(refuseNothing)
    await rebuild(db)
    const rebuilt = await derivedOf(db)
    const other = await databases.open(kind)
    await archiveAll(other, hall.centre, sound)
    expect(rebuilt).toEqual(await derivedOf(other))
    expect(rebuilt.undigested).toEqual([])
    await watch.recheck()
    expect(watch.since(hall.centre)).toBeUndefined()
  })
})

/** Gives an archived event its original values back, so that a corrected version can read it. */
async function mend(db: Database, [id, flat]: StreamEntry): Promise<void> {
  const fieldOf = (name: string) => flat[flat.indexOf(name) + 1] ?? ''
  await db
    .update(events)
    .set({ at: Number(fieldOf('at')) })
    .where(and(eq(events.epoch, 'epoch-1'), eq(events.id, id)))
}

test('an event at which derivation throws is logged and shown to managers, and later events are archived', async context => {
  const scene = new ArchiveScene(archives.redis, archives.client)
  context.onTestFinished(() => scene.close())
  const url = await (await databases.postgres()).database()
  const node = await scene.start({ archive: { url } })
  const manager = await member(node.url, { role: 'manager' })
  context.onTestFinished(() => manager.close())
  const { db, close } = await openArchive({ url }, silent)
  context.onTestFinished(close)
  await db.execute(refuseTickets)
  const { ticket } = await issue(manager, refused)
  await until('managers see it', () => manager.hall.tick?.status?.archive?.trouble === 'undigested')
  const after = await issue(manager)
  await scene.caughtUp(node.prefix)
  const stream = await scene.stream(node.prefix)
  expect((await archivedOf(db, 'akmola')).map(([, , id]) => id)).toEqual(stream.map(([id]) => id))
  const [issued] = stream.filter(entry => isIssue(entry) && entry[1].includes(ticket))
  expect(await db.select().from(undigested)).toMatchObject([{ id: issued?.[0] }])
  expect(node.log.filter(({ msg }) => msg.startsWith('event digestion failed'))).toHaveLength(1)
  const digested = await db.select({ ticket: tickets.ticket }).from(tickets)
  expect(digested).toEqual([{ ticket: after.ticket }])
})
