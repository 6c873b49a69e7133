import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { buildServer, isBuilt } from './build.mjs'
import { requireNode } from './node.mjs'
import { installPackages } from './packages.mjs'
import { ROOT } from './paths.mjs'
import { main } from './run.mjs'

/**
 * Runs a program of the server's build, after installing and building what is missing. In production, programs
 * start this way, without loading a compiler.
 *
 * @param {string} name an entry of vite.server.config.ts
 */
export function runBuilt(name) {
  return main(async () => {
    requireNode()
    await installPackages({ dev: !isBuilt('server') })
    await buildServer()
    await import(pathToFileURL(join(ROOT, `dist/server/${name}.js`)).href)
  })
}
