import { cp, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { afterAll, describe, expect, test } from 'vitest'
import { isAway, isUnanswered, migrateDatabase, openDatabase } from '../../../server/archive/database.ts'
import journal from '../../../server/archive/migrations/meta/_journal.json' with { type: 'json' }
import { takeMessages } from '../../../server/archive/postgres-messages.ts'
import { databaseKinds, silent, TestDatabases } from '../../kit/archive.ts'
import { ROOT } from '../../kit/builds.ts'

const databases = new TestDatabases()
afterAll(() => databases.stop())

/** @returns a folder of our migrations and one more that fails half-way */
async function withBroken(): Promise<string> {
  const folder = await databases.folder()
  await cp(join(ROOT, 'server/archive/migrations'), folder, { recursive: true })
  const path = join(folder, 'meta/_journal.json')
  const journal = JSON.parse(await readFile(path, 'utf8'))
  const last = journal.entries.at(-1)
  journal.entries.push({ ...last, idx: last.idx + 1, when: last.when + 1, tag: '9999_broken' })
  await writeFile(path, JSON.stringify(journal))
  await writeFile(
    join(folder, '9999_broken.sql'),
    'create table half (a int);\n--> statement-breakpoint\nalter table nowhere add b int;\n',
  )
  return folder
}

describe.each(databaseKinds)('on %s', kind => {
  test('a failed migration is reported in a sentence and changes nothing', async () => {
    const db = await databases.open(kind)
    const tables = async () =>
      (await db.execute(sql`select tablename from pg_tables where schemaname = 'public' order by 1`)).rows
    const before = await tables()
    const opened = { db }
    await expect(migrateDatabase(opened, await withBroken())).rejects.toThrow(
      'The archive\'s database could not be brought to this version, and is as it was: relation "nowhere" does not exist.',
    )
    expect(await tables()).toEqual(before)
    // Earlier migrations are not run again.
    await migrateDatabase(opened)
    expect(await tables()).toEqual(before)
  })
})

test("a frozen PostgreSQL hits the client's time limit and is asked again by another connection", async () => {
  const postgres = await databases.postgres()
  const database = openDatabase({ url: await postgres.database() }, silent, { queryTimeoutMs: 500 })
  const pidOf = async () => (await database.db.execute(sql`select pg_backend_pid() as pid`)).rows[0]?.pid
  const first = await pidOf()
  // Freezes only this connection's process; the server continues.
  process.kill(Number(first), 'SIGSTOP')
  const asked = database.db.transaction(tx => tx.execute(sql`select 1`))
  const error: unknown = await asked.catch(reason => reason)
  expect([isAway(error), isUnanswered(error)]).toEqual([true, true])
  database.renew()
  expect(await pidOf()).not.toBe(first)
  process.kill(Number(first), 'SIGCONT')
  await database.close()
})

test('several nodes that open the archive at once migrate it once', async () => {
  const url = await (await databases.postgres()).database()
  const nodes = [1, 2, 3].map(() => openDatabase({ url }, silent))
  await Promise.all(nodes.map(node => migrateDatabase(node)))
  const done = await nodes[0]?.db.execute(
    sql`select count(*)::int as count from drizzle.__drizzle_migrations`,
  )
  expect(done?.rows).toEqual([{ count: journal.entries.length }])
  await Promise.all(nodes.map(node => node.close()))
})

test('messages that arrive in pieces are assembled', () => {
  const message = (type: string, body: string) => {
    const length = Buffer.alloc(4)
    length.writeInt32BE(4 + body.length)
    return Buffer.concat([Buffer.from(type), length, Buffer.from(body)])
  }
  const start = message('', 'user')
  const all = Buffer.concat([start, message('Q', 'select 1'), message('X', '')])
  for (let cut = 0; cut <= all.length; cut++) {
    const first = takeMessages(all.subarray(0, cut), true)
    const second = takeMessages(Buffer.concat([first.rest, all.subarray(cut)]), first.whole.length === 0)
    expect(Buffer.concat([first.whole, second.whole]).equals(all)).toBe(true)
    expect(second.rest).toHaveLength(0)
  }
})
