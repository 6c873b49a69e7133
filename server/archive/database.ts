import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres'
import { migrate } from 'drizzle-orm/node-postgres/migrator'
import pg from 'pg'
import { isOwnDefect } from '../lib/boundary.ts'

/** The archive's database, PostgreSQL or PGlite: both are spoken to by the same client. */
export type Database = NodePgDatabase
export type Transaction = Parameters<Parameters<Database['transaction']>[0]>[0]

/** Where the archive is: an address of PostgreSQL, or the folder of the socket on which PGlite is heard. */
export type DatabaseTarget = { url: string } | { socketFolder: string }

export interface OpenDatabase {
  /** Asked for anew each time: after a renewal it is another. */
  readonly db: Database
  /**
   * Leaves all connections to their end, and makes others from now on. One whose question was never answered would keep whoever
   * has it next waiting as well.
   */
  renew(): void
  close(): Promise<void>
}

/** A migration that cannot be carried out. The message is one sentence for whoever runs the server. */
export class MigrationError extends Error {
  override name = 'MigrationError'
}

const connectMs = 5_000
/** A batch takes some milliseconds, a report seconds. What takes longer has been forgotten by whoever asked. */
const statementMs = 30_000
/** One that is frozen ends no statement: then our own clock does, and the connection is thrown away. */
const answerMs = 35_000
/** PostgreSQL's code. */
const diskFull = '53100'
const oldestServer = 150_000
/** Any number, the same in every node: they migrate one after another. */
const migrationLock = 5_335_335

const migrationsFolder = join(import.meta.dirname, 'migrations')

/**
 * Prepares connections to the archive; none is made before the first question. A database that is away, frozen or slow rejects
 * within its deadlines, and the next question connects anew.
 * @param log hears of connections that break while nobody uses them
 * @param limits for tests
 */
export function openDatabase(
  target: DatabaseTarget,
  log: { debug(context: object, text: string): void },
  limits: { answerMs?: number } = {},
): OpenDatabase {
  const open = () => {
    const pool = new pg.Pool({
      ...('url' in target
        ? {
            connectionString: target.url,
            max: 8,
            statement_timeout: statementMs,
            connectionTimeoutMillis: connectMs,
          }
        : {
            ...{ host: target.socketFolder, port: 5432, database: 'postgres', user: 'postgres' },
            // PGlite has one session: who comes while a report is read waits for it.
            max: 1,
            connectionTimeoutMillis: limits.answerMs ?? answerMs,
          }),
      application_name: 'kezek',
      query_timeout: limits.answerMs ?? answerMs,
      keepAlive: true,
      allowExitOnIdle: true,
    })
    const told = (error: Error) => log.debug({ error }, 'a connection to the archive has ended')
    pool.on('error', told)
    // The pool hears nothing of a connection in use; one that ends between two statements would end the whole process.
    pool.on('connect', client => client.on('error', told))
    return { pool, db: drizzle(pool) }
  }
  let opened = open()
  return {
    get db() {
      return opened.db
    },
    renew() {
      void opened.pool.end()
      opened = open()
    },
    close: () => opened.pool.end(),
  }
}

/**
 * Brings the database to this version's schema: forward only, all in one transaction, one node after another.
 * @param folder for tests
 * @throws MigrationError where it cannot, with nothing changed; Error when the database is away
 */
export async function migrateDatabase(
  { db }: Pick<OpenDatabase, 'db'>,
  folder = migrationsFolder,
): Promise<void> {
  const [version] = (await db.execute(sql`show server_version_num`)).rows
  if (Number(version?.server_version_num) < oldestServer) {
    throw new MigrationError('The archive needs PostgreSQL 15 or newer: choose another by DATABASE_URL.')
  }
  try {
    await db.transaction(async tx => {
      await tx.execute(sql`select pg_advisory_xact_lock(${migrationLock})`)
      // Within ours its own transaction is a savepoint.
      await migrate(tx as unknown as Database, { migrationsFolder: folder })
    })
  } catch (error) {
    if (isAway(error)) throw error
    throw new MigrationError(
      `The archive's database could not be brought to this version, and is as it was: ${reasonOf(error)}.`,
    )
  }
}

/** @returns whether an error tells of the connection or of a server that starts or stops, and not of what was asked. */
export function isAway(error: unknown): boolean {
  const state = stateOf(error)
  // Without a code: the client's own words on time-outs and lines that ended, or our own mistake.
  if (state === undefined) return !isOwnDefect(rootOf(error))
  return /^(08|57P|53)/.test(state)
}

/** @returns PostgreSQL's code for what went wrong; undefined where it was not PostgreSQL that said so. */
export function stateOf(error: unknown): string | undefined {
  const { code } = rootOf(error) as { code?: unknown }
  return typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code) ? code : undefined
}

/** @returns whether there is no space for what is to be written, or no more is allowed. */
export function isFull(error: unknown): boolean {
  const cause = rootOf(error)
  const words = /No space left|Disk quota exceeded|File too large|ENOSPC|EDQUOT|EFBIG/
  return (cause as { code?: unknown }).code === diskFull || words.test(cause.message)
}

/** @returns whether a question was given up by our own clock. */
export function isUnanswered(error: unknown): boolean {
  return rootOf(error).message === 'Query read timeout'
}

/** @returns what the database itself said: Drizzle wraps it in the whole query. */
export function reasonOf(error: unknown): string {
  return rootOf(error).message.replace(/\.$/, '')
}

function rootOf(error: unknown): Error {
  let cause = error instanceof Error ? error : new Error(String(error))
  while (cause.cause instanceof Error) cause = cause.cause
  return cause
}
