import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres'
import { migrate } from 'drizzle-orm/node-postgres/migrator'
import pg from 'pg'
import { isOwnDefect } from '../lib/boundary.ts'

/** The archive's database. One client serves both PostgreSQL and PGlite. */
export type Database = NodePgDatabase
export type Transaction = Parameters<Parameters<Database['transaction']>[0]>[0]

/** Where the archive is: a URL of PostgreSQL, or the folder of PGlite's socket. */
export type DatabaseTarget = { url: string } | { socketFolder: string }

export interface OpenDatabase {
  /** Read it for each use: it changes with `renew`. */
  readonly db: Database
  /** Replaces all connections. A connection whose question was never answered would block its next user as well. */
  renew(): void
  close(): Promise<void>
}

/** A migration that can't be carried out. The message is one sentence for the operator. */
export class MigrationError extends Error {
  override name = 'MigrationError'
}

/** Milliseconds to connect. */
const connectTimeoutMs = 5_000
/** Milliseconds. A batch takes a few, a report seconds; after 30 s nobody waits for the answer any more. */
const statementTimeoutMs = 30_000
/** Milliseconds. A frozen database ends no statement: the client then gives up and discards the connection. */
const queryTimeoutMs = 35_000
/** PostgreSQL's code for a full disk. */
const diskFull = '53100'
/** The version number of PostgreSQL 15. */
const oldestServer = 150_000
/** Any number, but the same on every node: nodes migrate one after another. */
const migrationLock = 5_335_335

const migrationsFolder = join(import.meta.dirname, 'migrations')

/**
 * Prepares connections to the archive. None is made before the first question. A database that is away, frozen or
 * slow rejects within its time limits, and the next question connects again.
 *
 * @param log receives failures of idle connections
 * @param limits for tests
 */
export function openDatabase(
  target: DatabaseTarget,
  log: { debug(context: object, text: string): void },
  limits: { queryTimeoutMs?: number } = {},
): OpenDatabase {
  const open = () => {
    const pool = new pg.Pool({
      ...('url' in target
        ? {
            connectionString: target.url,
            max: 8,
            statement_timeout: statementTimeoutMs,
            connectionTimeoutMillis: connectTimeoutMs,
          }
        : {
            host: target.socketFolder,
            port: 5432,
            database: 'postgres',
            user: 'postgres',
            // PGlite has one session: questions wait while a report is read.
            max: 1,
            connectionTimeoutMillis: limits.queryTimeoutMs ?? queryTimeoutMs,
          }),
      application_name: 'kezek',
      query_timeout: limits.queryTimeoutMs ?? queryTimeoutMs,
      keepAlive: true,
      allowExitOnIdle: true,
    })
    const onError = (error: Error) => log.debug({ error }, 'a connection to the archive has ended')
    pool.on('error', onError)
    // The pool does not report errors of a connection in use; unhandled, one between two statements would end the
    // process.
    pool.on('connect', client => client.on('error', onError))
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
 * Migrates the database to this version's schema, in one transaction. Nodes migrate one after another.
 *
 * @param folder for tests
 * @throws MigrationError when it can't, with nothing changed; Error when the database is away
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
      // Within our transaction, Drizzle's own is a savepoint.
      await migrate(tx as unknown as Database, { migrationsFolder: folder })
    })
  } catch (error) {
    if (isAway(error)) throw error
    throw new MigrationError(
      `The archive's database could not be brought to this version, and is as it was: ${reasonOf(error)}.`,
    )
  }
}

/**
 * @returns whether an error concerns the connection, or a server that is starting or stopping, and not the
 * statement
 */
export function isAway(error: unknown): boolean {
  const state = stateOf(error)
  // Errors without a code: the client's time-outs and closed connections, or our own defects.
  if (state === undefined) return !isOwnDefect(rootOf(error))
  return /^(08|57P|53)/.test(state)
}

/** @returns PostgreSQL's error code; undefined when the error is not PostgreSQL's */
export function stateOf(error: unknown): string | undefined {
  const { code } = rootOf(error) as { code?: unknown }
  return typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code) ? code : undefined
}

/** @returns whether the disk is full, or a limit of disk space is reached */
export function isFull(error: unknown): boolean {
  const cause = rootOf(error)
  const words = /No space left|Disk quota exceeded|File too large|ENOSPC|EDQUOT|EFBIG/
  return (cause as { code?: unknown }).code === diskFull || words.test(cause.message)
}

/** @returns whether the client gave up waiting for an answer */
export function isUnanswered(error: unknown): boolean {
  return rootOf(error).message === 'Query read timeout'
}

/** @returns the database's own message: Drizzle wraps it in the whole query */
export function reasonOf(error: unknown): string {
  return rootOf(error).message.replace(/\.$/, '')
}

function rootOf(error: unknown): Error {
  let cause = error instanceof Error ? error : new Error(String(error))
  while (cause.cause instanceof Error) cause = cause.cause
  return cause
}
