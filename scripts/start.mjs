/**
 * `npm start`: installs what is missing, then starts the server. Imports only Node's own modules until the packages
 * are there.
 */
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { buildScreens, buildServer, isBuilt } from './setup/build.mjs'
import { requireNode } from './setup/node.mjs'
import { installPackages } from './setup/packages.mjs'
import { ROOT } from './setup/paths.mjs'
import { installPrograms, PROGRAMS } from './setup/programs.mjs'
import { main } from './setup/run.mjs'

await main(async () => {
  requireNode()
  await installPackages({ dev: !isBuilt('screens') || !isBuilt('server') })
  if (!process.env.REDIS_URL?.trim()) await installPrograms(PROGRAMS.redis)
  await buildScreens()
  await buildServer()
  // Runs in this process, so that signals reach the server directly.
  await import(pathToFileURL(join(ROOT, 'dist/server/main.js')).href)
})
