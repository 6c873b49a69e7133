/**
 * `npm run check`: types, lint and format, the direction of imports, unused code and packages, the lock file, the documents of
 * acceptance, the size of the files in Git, barred words.
 */
import { requireNode } from './setup/node.mjs'
import { installPackages } from './setup/packages.mjs'
import { ROOT } from './setup/paths.mjs'
import { main, run } from './setup/run.mjs'

await main(async () => {
  requireNode()
  await installPackages({ dev: true })
  const { register } = await import('tsx/esm/api')
  register()
  const { importErrors } = await import('./check/imports.ts')
  const { lockFileErrors } = await import('./check/lock-file.ts')
  const { screenTimeErrors } = await import('./check/screen-time.ts')
  const { memberOrderErrors } = await import('./check/member-order.ts')
  const { acceptanceErrors } = await import('./check/acceptance.ts')
  const { pictureErrors } = await import('./check/pictures.ts')
  const { trackedBytesErrors } = await import('./check/tracked-bytes.ts')
  const { structureErrors } = await import('./check/structure.ts')
  const { plainEnglishErrors } = await import('./check/plain-english.ts')

  const node = (...args) => run(process.execPath, args, { cwd: ROOT })
  const listed = errors => {
    for (const error of errors) console.error(error)
    return errors.length === 0 ? 0 : 1
  }
  const checks = {
    types: () => node('node_modules/typescript/bin/tsc', '-p', '.'),
    'lint and format': () => node('node_modules/@biomejs/biome/bin/biome', 'check'),
    imports: () => listed(importErrors(ROOT)),
    // Its settings and what it starts from are in knip.config.ts; a pattern there that matches nothing is an error too.
    'unused code': () =>
      node('node_modules/knip/bin/knip.js', '--no-progress', '--treat-config-hints-as-errors'),
    'time on screens': () => listed(screenTimeErrors(ROOT)),
    'members of components': () => listed(memberOrderErrors(ROOT)),
    'lock file': () => listed(lockFileErrors(ROOT)),
    acceptance: () => listed(acceptanceErrors(ROOT)),
    pictures: () => listed(pictureErrors(ROOT)),
    'size in Git': () => listed(trackedBytesErrors(ROOT)),
    structure: () => listed(structureErrors(ROOT)),
    'plain English': () => listed(plainEnglishErrors(ROOT)),
  }
  for (const [name, check] of Object.entries(checks)) {
    const well = (await check()) === 0
    console.log(`${well ? 'ok    ' : 'FAILED'} ${name}`)
    if (!well) process.exitCode = 1
  }
})
