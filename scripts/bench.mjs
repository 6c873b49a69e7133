/**
 * `npm run bench`: installs what is missing, then measures (see bench/main.ts). With `--json` stdout gets one
 * object and nothing else: `npm run --silent bench -- --json`.
 */
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { buildScreens, buildServer } from './setup/build.mjs'
import { requireNode } from './setup/node.mjs'
import { installPackages } from './setup/packages.mjs'
import { ROOT } from './setup/paths.mjs'
import { installPrograms, PROGRAMS } from './setup/programs.mjs'
import { main } from './setup/run.mjs'

await main(async () => {
  requireNode()
  await installPackages({ dev: true })
  await installPrograms(PROGRAMS.redis)
  await buildScreens()
  await buildServer()
  const { register } = await import('tsx/esm/api')
  register()
  await import(pathToFileURL(join(ROOT, 'bench/main.ts')).href)
})
