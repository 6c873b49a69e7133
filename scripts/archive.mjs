/**
 * `npm run archive -- rebuild | backup FILE | restore FILE`: makes the archive's tables anew from its events, or writes it to one
 * file and reads it back into an empty one. With DATABASE_URL it works while the server runs; the archive inside the server is
 * opened by one process at a time: stop the server first. Ends with 1 where it could not be done; then nothing has changed.
 */
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { requireNode } from './setup/node.mjs'
import { installPackages } from './setup/packages.mjs'
import { ROOT } from './setup/paths.mjs'
import { main } from './setup/run.mjs'

await main(async () => {
  requireNode()
  await installPackages({ dev: false })
  const { register } = await import('tsx/esm/api')
  register()
  await import(pathToFileURL(join(ROOT, 'scripts/archive/main.ts')).href)
})
