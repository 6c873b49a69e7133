/**
 * `npm run licences`: writes docs/third-party-licences.md, the list of the packages that run in a hall or whose code is in the
 * screens, with their licences. Run it after every change of package-lock.json; a test compares the list with what is installed.
 */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { requireNode } from './setup/node.mjs'
import { installPackages } from './setup/packages.mjs'
import { ROOT } from './setup/paths.mjs'
import { main } from './setup/run.mjs'

await main(async () => {
  requireNode()
  await installPackages({ dev: true })
  const { register } = await import('tsx/esm/api')
  register()
  const { LICENCE_LIST, licenceList } = await import('./licences/licence-list.ts')
  writeFileSync(join(ROOT, LICENCE_LIST), licenceList(ROOT))
  console.log(LICENCE_LIST)
})
