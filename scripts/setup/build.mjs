import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from './paths.mjs'
import { run, SetupError } from './run.mjs'

/** Files that every build depends on. */
const TOOLS = ['tsconfig.json', 'package-lock.json']

/**
 * Groups of pages that share chunks. The kiosk runs on the oldest machines and loads nothing that only others need;
 * the charts of reports are larger than all other pages together and are shared with none.
 */
const PAGES = [
  ['kiosk'],
  ['display', 'home'],
  ['counter', 'consultant', 'manager', 'office', 'account', 'centres'],
  ['reports'],
]

const isThere = page => existsSync(join(ROOT, page, 'index.html'))

/** Sources of each build. */
const SOURCES = {
  screens: [...PAGES.flat().sort(), 'shared', 'vite.config.ts'],
  server: ['server', 'shared', 'catalogues', 'scripts', 'vite.server.config.ts'],
  components: [...PAGES.flat().sort(), 'shared', 'test/kit/components'],
}

/**
 * Tells whether the last build was made from the present sources; then no package for building is needed.
 *
 * @param {'screens' | 'server' | 'components'} name
 */
export function isBuilt(name) {
  const hashFile = hashFileOf(name)
  return existsSync(hashFile) && readFileSync(hashFile, 'utf8') === hashOf(name)
}

/** Builds the screens into dist/screens when their sources have changed since the last build. */
export function buildScreens() {
  return buildOnChange('screens', async () => {
    for (const pages of PAGES) await vite([], { KEZEK_PAGES: pages.filter(isThere).join() })
  })
}

/**
 * Builds the server, its threads and the programs beside it into dist/server when their sources have changed since
 * the last build. From TypeScript modules the server would start in 1.1 s instead of 0.7 and keep a compiler in
 * memory.
 */
export function buildServer() {
  return buildOnChange('server', async () => {
    await vite(['--config', 'vite.server.config.ts'], {})
    await node(['scripts/setup/empty-archive.mjs', 'dist/server/empty-archive'], {})
  })
}

/** Builds the page on which tests mount single components into dist/components where its sources differ from those of the last build. */
export function buildComponents() {
  return buildOnChange('components', () => vite(['--config', 'test/kit/components/vite.config.ts'], {}))
}

const hashFileOf = name => join(ROOT, `dist/.${name}.hash`)

async function buildOnChange(name, build) {
  if (isBuilt(name)) return
  console.log(`Building the ${name} …`)
  const hash = hashOf(name)
  // The hash is written last, so that an interrupted build is repeated.
  rmSync(hashFileOf(name), { force: true })
  rmSync(join(ROOT, 'dist', name), { recursive: true, force: true })
  await build()
  mkdirSync(join(ROOT, 'dist'), { recursive: true })
  writeFileSync(hashFileOf(name), hash)
}

function vite(args, env) {
  return node(['node_modules/vite/bin/vite.js', 'build', '--logLevel', 'warn', ...args], env)
}

/** Runs a builder in its own process, so that its memory is not the server's. */
async function node(args, env) {
  const code = await run(process.execPath, args, {
    cwd: ROOT,
    // Every build, also for tests, is the production one: libraries ship larger code for development.
    env: { ...process.env, NODE_ENV: 'production', ...env },
  })
  if (code !== 0) throw new SetupError('Kezek could not be built: the reason is above.')
}

function hashOf(name) {
  const hash = createHash('sha256')
  for (const source of [...SOURCES[name], ...TOOLS]) addTo(hash, source)
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
    // Includes the length, so that the end of one file can't pass for the next one's name.
    hash.update(`${path} ${content.length}\n`).update(content)
    return
  }
  for (const name of names) addTo(hash, `${path}/${name}`)
}
