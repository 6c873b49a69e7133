/**
 * `npm run voice-pack`: creates the default voice again, as voice/<language>/, by a speech engine that servers
 * don't need. The result is part of the repository.
 */
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { requireNode } from './setup/node.mjs'
import { installPackages } from './setup/packages.mjs'
import { ROOT } from './setup/paths.mjs'
import { find, installPrograms, PROGRAMS } from './setup/programs.mjs'
import { main } from './setup/run.mjs'

await main(async () => {
  requireNode()
  await installPackages({ dev: true })
  await installPrograms(PROGRAMS.espeak, PROGRAMS.opusenc)
  const { register } = await import('tsx/esm/api')
  register()
  const { makePacks } = await import(pathToFileURL(join(ROOT, 'scripts/voice-pack/make-packs.ts')).href)
  makePacks(
    { speak: find(PROGRAMS.espeak), encode: find(PROGRAMS.opusenc) },
    join(ROOT, 'voice'),
    console.log,
  )
})
