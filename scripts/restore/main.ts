/** `npm run restore`: see scripts/restore.mjs. */

import { reasonOf } from '../../server/archive/database.ts'
import { restoreHall } from '../../server/backup/restore-hall.ts'
import { readConfig } from '../../server/config.ts'
import { openDataDir } from '../../server/data-dir.ts'
import { withHall } from '../store/with-hall.ts'

try {
  const [file, ...rest] = process.argv.slice(2)
  if (!file || rest.length > 0) throw new Error('npm run restore FILE')
  // Fails at once if a server uses this data folder.
  await (await openDataDir(readConfig(process.env).dataDir)).release()
  await withHall(process.env, hall => restoreHall(hall, file, () => {}))
  console.log(`The hall is restored from ${file}: start it by npm start.`)
} catch (error) {
  console.error(reasonOf(error))
  process.exitCode = 1
}
