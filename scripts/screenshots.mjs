/**
 * `npm run screenshots`: takes every screen in every state, in three languages, as screenshots/<screen>-<state>-<language>.png, and makes
 * a contact sheet per screen and language in screenshots/sheets. Git ignores that folder.
 * `-- display kiosk-start`: only the pictures whose names begin like this. `--out <folder>`: into another folder.
 * `-- --documents`: takes the pictures that documents show again, in docs/screens.
 */
import { readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { requireNode } from './setup/node.mjs'
import { installPackages } from './setup/packages.mjs'
import { ROOT } from './setup/paths.mjs'
import { installPrograms, PROGRAMS } from './setup/programs.mjs'
import { main, SetupError } from './setup/run.mjs'

const SCREENSHOTS = join(ROOT, 'screenshots')
const SHOWN_BY_DOCUMENTS = join(ROOT, 'docs/screens')

await main(async () => {
  requireNode()
  await installPackages({ dev: true })
  await installPrograms(PROGRAMS.redis, PROGRAMS.chromium)
  const { register } = await import('tsx/esm/api')
  register()

  const { values, positionals } = parseArgs({
    options: { out: { type: 'string' }, documents: { type: 'boolean', default: false } },
    allowPositionals: true,
  })
  const { takePictures } = await load('scripts/pictures/take-pictures.ts')
  const all = await allPictures()
  if (values.documents) {
    const shown = new Set(readdirSync(SHOWN_BY_DOCUMENTS))
    await takePictures(all, SHOWN_BY_DOCUMENTS, { isWanted: file => shown.has(file), onTaken: print })
    return
  }
  const wanted = namedSo(all, positionals)
  const out = values.out ?? SCREENSHOTS
  // Pictures of states that no longer exist would stay in the sheets. Empties only our own folder.
  if (wanted.length === all.length && out === SCREENSHOTS) rmSync(out, { recursive: true, force: true })
  await takePictures(wanted, out, { onTaken: print })
  const { makeContactSheets } = await load('scripts/pictures/make-sheets.ts')
  for (const file of await makeContactSheets(out)) print(file)
})

function namedSo(all, starts) {
  if (starts.length === 0) return all
  const wanted = all.filter(({ name }) => starts.some(start => name.startsWith(start)))
  if (wanted.length === 0)
    throw new SetupError(`No picture has such a name. All: ${all.map(({ name }) => name).join(', ')}`)
  return wanted
}

async function allPictures() {
  const files = readdirSync(join(ROOT, 'scripts/pictures'))
  const modules = await Promise.all(files.map(name => load(`scripts/pictures/${name}`)))
  return modules.flatMap(({ pictures }) => pictures ?? [])
}

function load(path) {
  return import(pathToFileURL(join(ROOT, path)).href)
}

function print(file) {
  console.log(file)
}
