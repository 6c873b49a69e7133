import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { desc, eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { backup } from '../../../server/archive/backup.ts'
import type { Database } from '../../../server/archive/database.ts'
import { rebuild } from '../../../server/archive/rebuild.ts'
import { restore } from '../../../server/archive/restore.ts'
import { events, tickets, undigested } from '../../../server/archive/schema.ts'
import type { StreamEntry } from '../../../server/queue/parse-event.ts'
import { readCounterDays, readSummary } from '../../../server/reports/read-day.ts'
import { readReport } from '../../../server/reports/read-report.ts'
import { readStories } from '../../../server/reports/read-story.ts'
import { archiveAll, archivedOf, databaseKinds, derivedOf, streamOf } from '../../kit/archive.ts'
import { morning, openHall, type TestHall } from '../../kit/hall.ts'
import { order, orderSettings } from '../../kit/order.ts'
import { issue, serveUntil, sit } from '../../kit/steps.ts'
import { useArchives } from '../../kit/use-archives.ts'

const queue = 'housing-register.submission'

const archives = useArchives()
const { databases } = archives

/** @returns a centre in which some visitors were served */
async function someVisitors(count: number): Promise<TestHall> {
  const hall = await openHall(archives.client)
  const seat = await sit(hall, '1', [queue])
  for (let left = count; left > 0; left--) {
    await issue(hall, queue)
    if (left % 2 === 0) await serveUntil(hall, seat, 'done')
  }
  return hall
}

/** @returns the entry with another value in a field */
function withField([id, flat]: StreamEntry, name: string, value: string): StreamEntry {
  const changed = [...flat]
  changed[changed.indexOf(name) + 1] = value
  return [id, changed]
}

describe.each(databaseKinds)('on %s', kind => {
  test('undigested events are listed with their reason and stop nothing', async () => {
    const db = await databases.open(kind)
    const hall = await someVisitors(6)
    const entries = await streamOf(archives.client, hall)
    const issues = entries.filter(([, flat]) => flat.includes('ticket:issued'))
    const spoilt = new Map<StreamEntry | undefined, (entry: StreamEntry) => StreamEntry>([
      [issues[0], entry => withField(entry, 'type', 'ticket:applauded')],
      [issues[1], entry => withField(entry, 'body', '{"half')],
      [issues[2], entry => withField(entry, 'body', '{"number":"A\\u0000"}')],
      [issues[3], entry => withField(entry, 'n', 'many')],
      [issues[4], entry => withField(entry, 'by', 'kiosk:\0')],
    ])
    const stream = entries.map(entry => spoilt.get(entry)?.(entry) ?? entry)
    await archiveAll(db, hall.centre, stream, { batch: 4 })
    const list = await db.select().from(undigested)
    const reasonOf = (entry: StreamEntry | undefined) => list.find(({ id }) => id === entry?.[0])?.reason
    expect(reasonOf(issues[0])).toBe('This version knows no event ticket:applauded.')
    expect(reasonOf(issues[1])).toMatch(/^Its body cannot be read: /)
    expect(reasonOf(issues[2])).toMatch(/^Its body /)
    expect(reasonOf(issues[3])).toBe('It has no number.')
    expect(reasonOf(issues[4])).toBeUndefined()
    expect(
      list.filter(({ reason }) => reason === 'The issue of its ticket is not in the archive.').length,
    ).toBeGreaterThan(0)
    expect(await archivedOf(db, hall.centre)).toHaveLength(entries.length - 1)
    expect(await db.select().from(tickets)).toHaveLength(2)
    const before = await derivedOf(db)
    await rebuild(db)
    expect(await derivedOf(db)).toEqual(before)
  })

  test('a store that came back empty or older is a fork, which is logged and stored apart, and nothing is overwritten', async () => {
    const db = await databases.open(kind)
    const said: unknown[] = []
    const log = { error: (facts: unknown) => said.push(facts) } as never
    const hall = await someVisitors(4)
    const entries = await streamOf(archives.client, hall)
    await archiveAll(db, hall.centre, entries, { log })
    expect(said).toEqual([])
    const before = await archivedOf(db, hall.centre)
    // An empty store: another epoch, and numbers from 1.
    const empty = await streamOf(archives.client, await someVisitors(2))
    await archiveAll(db, hall.centre, empty, { epoch: 'epoch-2', log })
    // An older store: the same epoch, and a number that exists already.
    const [id = '0'] = empty.at(-1) ?? []
    const later: StreamEntry = [`${Number(id.split('-')[0]) + 5}-0`, empty[1]?.[1] ?? []]
    await archiveAll(db, hall.centre, [later], { epoch: 'epoch-2', log })
    expect(said[1]).toMatchObject({ epoch: 'epoch-2~2', n: 2 })
    const all = await archivedOf(db, hall.centre)
    expect(all.filter(([epoch]) => epoch === 'epoch-1')).toEqual(before)
    expect(all.filter(([epoch]) => epoch === 'epoch-2')).toHaveLength(empty.length)
    expect(all.filter(([epoch]) => epoch === 'epoch-2~2')).toEqual([['epoch-2~2', 2, later[0]]])
    // Later events are added to the fork.
    await archiveAll(db, hall.centre, [later], { epoch: 'epoch-2', log })
    expect(await archivedOf(db, hall.centre)).toEqual(all)
  })

  test('events of devices are stored unchanged', async () => {
    const db = await databases.open(kind)
    const flat = [
      'n',
      '1',
      'type',
      'device:admitted',
      'at',
      '5',
      'by',
      'admin:a1',
      'via',
      's1',
      'body',
      '{"device":"k1"}',
    ]
    await archiveAll(db, 'devices', [['5-0', flat]])
    expect(await db.select().from(events)).toMatchObject([
      {
        centre: 'devices',
        n: 1,
        type: 'device:admitted',
        at: 5,
        by: 'admin:a1',
        via: 's1',
        body: { device: 'k1' },
      },
    ])
    expect(await db.select().from(undigested)).toEqual([])
  })

  test('a backup restores into an empty archive, and every table and every report is as it was', async () => {
    const db = await databases.open(kind)
    const hall = await someVisitors(8)
    await archiveAll(db, hall.centre, await streamOf(archives.client, hall))
    const file = join(await databases.folder(), 'kezek.backup')
    const count = await backup(db, file)
    expect(count).toBe((await streamOf(archives.client, hall)).length)
    const other = await databases.open(kind === 'PGlite' ? 'PostgreSQL' : 'PGlite')
    expect(await restore(other, file)).toBe(count)
    const reports = async (from: Database) => {
      const day = '2099-11-25'
      const settings = orderSettings()
      const span = { centre: hall.centre, from: '2099-11-01', to: '2099-11-30' }
      const [lastTicket] = await from
        .select({ number: tickets.number })
        .from(tickets)
        .orderBy(desc(tickets.number))
        .limit(1)
      return {
        report: await readReport(from, span, [hall.centre], settings, order),
        counters: await readCounterDays(from, hall.centre, day, morning + 3_600_000),
        summary: await readSummary(from, hall.centre, day, settings, order),
        stories: await readStories(from, { centre: hall.centre, day, number: lastTicket?.number ?? '' }),
      }
    }
    const before = await reports(db)
    expect(before.report.total).toMatchObject({ visitors: 8, served: 4 })
    expect(before.stories).toHaveLength(1)
    expect(await reports(other)).toEqual(before)
    expect(await derivedOf(other)).toEqual(await derivedOf(db))
    // The archive knows how far the stream was archived.
    await archiveAll(other, hall.centre, await streamOf(archives.client, hall))
    expect(await archivedOf(other, hall.centre)).toEqual(await archivedOf(db, hall.centre))
    await expect(restore(other, file)).rejects.toThrow('The archive is not empty')
  })

  test('a file that unpacks to one endless line is refused before it fills the memory', async () => {
    const db = await databases.open(kind)
    const file = join(await databases.folder(), 'endless')
    // 300 MB of blanks behind a first line are 300 KB compressed.
    const unpacked = Buffer.concat([
      Buffer.from('{"backup":"kezek archive","version":1}\n'),
      Buffer.alloc(300e6, ' '),
    ])
    await writeFile(file, gzipSync(unpacked, { level: 1 }))
    const before = process.memoryUsage().rss
    await expect(restore(db, file)).rejects.toThrow('is damaged or cut short: nothing was restored.')
    expect(process.memoryUsage().rss - before).toBeLessThan(100e6)
  })

  test('a damaged, cut, foreign or missing file is refused with a sentence, and nothing changes', async () => {
    const db = await databases.open(kind)
    const hall = await someVisitors(3)
    await archiveAll(db, hall.centre, await streamOf(archives.client, hall))
    const folder = await databases.folder()
    const file = join(folder, 'whole.backup')
    await backup(db, file)
    const whole = await readFile(file)
    const lines = gunzipSync(whole).toString().split('\n')
    const bad: Record<string, Buffer> = {
      'cut.backup': whole.subarray(0, whole.length - 40),
      'line-less.backup': gzipSync(lines.toSpliced(4, 1).join('\n')),
      'changed.backup': gzipSync(lines.join('\n').replace('kiosk:k1', 'kiosk:k2')),
      'endless.backup': gzipSync(lines.slice(0, -2).join('\n')),
      'foreign.backup': gzipSync('{"backup":"of a cat","version":1}\n'),
      'newer.backup': gzipSync('{"backup":"kezek archive","version":99}\n'),
      'empty.backup': gzipSync(''),
      'picture.png': Buffer.from('\x89PNG\r\n and so on'),
    }
    const empty = await databases.open(kind)
    for (const [name, bytes] of Object.entries(bad)) {
      await writeFile(join(folder, name), bytes)
      await expect(restore(empty, join(folder, name)), name).rejects.toThrow(
        /^The (file|backup) .*(is damaged or cut short: nothing was restored|is not a backup of an archive that this version can read)\.$/,
      )
    }
    await expect(restore(empty, join(folder, 'nowhere'))).rejects.toThrow(/cannot be read \(ENOENT\)\.$/)
    expect(await empty.select().from(events).where(eq(events.centre, hall.centre))).toEqual([])
  })
})
