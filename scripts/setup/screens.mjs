import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from './paths.mjs'
import { run, SetupError } from './run.mjs'

/** Everything that the built screens are made of. */
const SOURCES = [
  'home',
  'kiosk',
  'display',
  'counter',
  'manager',
  'office',
  'shared',
  'vite.config.ts',
  'tsconfig.json',
  'package-lock.json',
]

/** Pages that share their pieces. The kiosk, on the oldest machines, carries nothing that only others need. */
const BUILDS = [['kiosk'], ['display', 'home'], ['counter', 'manager', 'office']]

const isThere = page => existsSync(join(ROOT, page, 'index.html'))

const HASH_FILE = join(ROOT, 'dist/.hash')

/** Builds the screens into dist/screens where their sources differ from those of the last build. */
export async function buildScreens() {
  const hash = hashOf(SOURCES)
  if (existsSync(HASH_FILE) && readFileSync(HASH_FILE, 'utf8') === hash) return
  console.log('Building the screens …')
  // Written last: a build that was cut off is done again.
  rmSync(HASH_FILE, { force: true })
  // A process of its own: the builder's memory is not the server's.
  rmSync(join(ROOT, 'dist/screens'), { recursive: true, force: true })
  for (const pages of BUILDS) {
    const code = await run(
      process.execPath,
      ['node_modules/vite/bin/vite.js', 'build', '--logLevel', 'warn'],
      {
        cwd: ROOT,
        // Whoever asks for the build, tests too, gets what a hall runs: libraries ship larger code for development.
        env: { ...process.env, NODE_ENV: 'production', KEZEK_PAGES: pages.filter(isThere).join() },
      },
    )
    if (code !== 0) throw new SetupError('The screens could not be built: Vite says why above.')
  }
  mkdirSync(join(ROOT, 'dist'), { recursive: true })
  writeFileSync(HASH_FILE, hash)
}

function hashOf(sources) {
  const hash = createHash('sha256')
  for (const source of sources) addTo(hash, source)
  return hash.digest('hex')
}

function addTo(hash, path) {
  const full = join(ROOT, path)
  let names
  try {
    names = readdirSync(full).sort()
  } catch (error) {
    if (error.code === 'ENOENT') return
    if (error.code !== 'ENOTDIR') throw error
    const content = readFileSync(full)
    // With its length, so that no file's end is taken for the next one's name.
    hash.update(`${path} ${content.length}\n`).update(content)
    return
  }
  for (const name of names) addTo(hash, `${path}/${name}`)
}
