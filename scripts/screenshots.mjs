/**
 * `npm run screenshots`: every screen in every state, in three languages, as docs/screens/<screen>-<state>-<language>.png.
 * `-- display kiosk-start`: only those whose names begin so. `--out <folder>`: elsewhere.
 */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { requireNode } from './setup/node.mjs'
import { installPackages } from './setup/packages.mjs'
import { ROOT } from './setup/paths.mjs'
import { installPrograms, PROGRAMS } from './setup/programs.mjs'
import { main, SetupError } from './setup/run.mjs'

await main(async () => {
  requireNode()
  await installPackages({ dev: true })
  await installPrograms(PROGRAMS.redis, PROGRAMS.chromium)
  const { register } = await import('tsx/esm/api')
  register()

  const { values, positionals } = parseArgs({
    options: { out: { type: 'string', default: join(ROOT, 'docs/screens') } },
    allowPositionals: true,
  })
  const all = await allPictures()
  const wanted =
    positionals.length === 0
      ? all
      : all.filter(({ name }) => positionals.some(start => name.startsWith(start)))
  if (wanted.length === 0)
    throw new SetupError(`No picture has such a name. All: ${all.map(p => p.name).join(', ')}`)
  const { takePictures } = await load('test/kit/take-pictures.ts')
  await takePictures(wanted, values.out, file => console.log(file))
})

async function allPictures() {
  const files = readdirSync(join(ROOT, 'scripts/pictures')).filter(name => name !== 'picture.ts')
  const modules = await Promise.all(files.map(name => load(`scripts/pictures/${name}`)))
  return modules.flatMap(({ pictures }) => pictures ?? [])
}

function load(path) {
  return import(pathToFileURL(join(ROOT, path)).href)
}
