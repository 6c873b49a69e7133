/** `npm run backup`: see scripts/backup.mjs. */
import { resolve } from 'node:path'
import { reasonOf } from '../../server/archive/database.ts'
import { backupHall } from '../../server/backup/backup-hall.ts'
import { askServer } from '../../server/backup/backups.ts'
import { readConfig } from '../../server/config.ts'
import { withHall } from '../store/with-hall.ts'

try {
  const [file, ...rest] = process.argv.slice(2)
  if (!file || rest.length > 0) throw new Error('npm run backup FILE')
  const path = resolve(file)
  const isWritten = await askServer(readConfig(process.env).dataDir, path)
  if (!isWritten) await withHall(process.env, hall => backupHall(hall, path))
  console.log(`${file} holds the whole hall.`)
} catch (error) {
  console.error(reasonOf(error))
  process.exitCode = 1
}
