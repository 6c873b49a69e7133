/**
 * `npm run bench:reports`: installs what is missing, then measures reports over 10 million tickets (see
 * bench/reports/main.ts).
 */
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { requireNode } from './setup/node.mjs'
import { installPackages } from './setup/packages.mjs'
import { ROOT } from './setup/paths.mjs'
import { installPrograms, PROGRAMS } from './setup/programs.mjs'
import { main } from './setup/run.mjs'

await main(async () => {
  requireNode()
  await installPackages({ dev: true })
  await installPrograms(PROGRAMS.postgres)
  const { register } = await import('tsx/esm/api')
  register()
  await import(pathToFileURL(join(ROOT, 'bench/reports/main.ts')).href)
})
