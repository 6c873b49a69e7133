/**
 * `npm run admin -- create`: makes an administrator, the first one above all: it asks for names and for the password. `npm run
 * admin -- reset LOGIN`: gives somebody a one-time code, where no administrator is left who could. Works while the server runs
 * and while it does not; whoever may run it may read the data anyway.
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
  await import(pathToFileURL(join(ROOT, 'scripts/admin/main.ts')).href)
})
