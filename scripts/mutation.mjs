/**
 * `npm run mutation`: changes each line of the core (shared/domain, shared/view, server/commands) in turn and runs the tests that
 * reach it. Prints the score, and every change that no test found. `npm run mutation -- shared/domain/histogram.ts` changes that
 * file alone; the whole core takes hours.
 */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { requireNode } from './setup/node.mjs'
import { installPackages } from './setup/packages.mjs'
import { ROOT } from './setup/paths.mjs'
import { installPrograms, PROGRAMS } from './setup/programs.mjs'
import { main, run, SetupError } from './setup/run.mjs'

const folder = join(ROOT, 'mutation')
const stryker = join(folder, 'node_modules/@stryker-mutator/core/bin/stryker.js')

await main(async () => {
  requireNode()
  await installPackages({ dev: true })
  await installPrograms(PROGRAMS.redis)
  // A lock of its own: nobody else needs its 167 packages, and Vitest is the project's.
  if (!existsSync(stryker)) {
    const install = ['ci', '--ignore-scripts', '--legacy-peer-deps', '--no-audit', '--no-fund']
    if ((await run('npm', install, { cwd: folder })) !== 0)
      throw new SetupError('Stryker could not be installed: npm says why above.')
  }
  const files = process.argv.slice(2)
  const mutate = files.length > 0 ? ['--mutate', files.join(',')] : []
  process.exitCode = await run(process.execPath, [stryker, 'run', 'mutation/stryker.config.mjs', ...mutate], {
    cwd: ROOT,
  })
})
