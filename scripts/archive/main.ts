/** `npm run archive`: see scripts/archive.mjs. */
import { join } from 'node:path'
import { pino } from 'pino'
import { backup } from '../../server/archive/backup.ts'
import { RestoreError } from '../../server/archive/backup-file.ts'
import { isAway, MigrationError, reasonOf } from '../../server/archive/database.ts'
import { type OpenArchive, openArchive } from '../../server/archive/open-archive.ts'
import { type Progress, rebuild } from '../../server/archive/rebuild.ts'
import { restore } from '../../server/archive/restore.ts'
import { ConfigError, readConfig } from '../../server/config.ts'
import { StartError } from '../../server/start-error.ts'
import { OptionError } from '../option-error.ts'
import { readOptions } from './options.ts'

const log = pino({ level: 'silent' })

try {
  const { verb, file } = readOptions(process.argv.slice(2))
  const { databaseUrl, dataDir } = readConfig(process.env)
  const target = databaseUrl === undefined ? { folder: join(dataDir, 'archive') } : { url: databaseUrl }
  const opened = await openArchive(target, log)
  try {
    await carryOut(opened, verb, file)
  } finally {
    await opened.close()
  }
} catch (error) {
  console.error(sentenceOf(error))
  process.exitCode = 1
}

async function carryOut({ db }: OpenArchive, verb: string, file: string): Promise<void> {
  if (verb === 'rebuild') {
    await rebuild(db, progressOn('Rebuilding'))
    console.log('All tables were derived again from the events.')
  } else if (verb === 'backup') {
    const count = await backup(db, file)
    console.log(`${file} holds ${count} events.`)
  } else {
    const count = await restore(db, file, progressOn('Restoring'))
    console.log(`${count} events are restored from ${file}.`)
  }
}

/** Prints each per cent once. */
function progressOn(what: string): (progress: Progress) => void {
  let last = -1
  return ({ done, of }) => {
    const percent = of === 0 ? 100 : Math.floor((100 * done) / of)
    if (percent !== last) console.log(`${what}: ${percent} %`)
    last = percent
  }
}

function sentenceOf(error: unknown): unknown {
  const kinds = [OptionError, ConfigError, StartError, MigrationError, RestoreError]
  if (kinds.some(kind => error instanceof kind)) return (error as Error).message
  const { code, path } = error as NodeJS.ErrnoException
  // The backup's file: no space for it, or no permission to write it.
  if (path !== undefined) return `The file ${path} cannot be written (${code}).`
  return isAway(error) ? `The archive cannot be reached: ${reasonOf(error)}.` : error
}
