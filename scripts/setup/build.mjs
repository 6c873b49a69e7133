import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from './paths.mjs'
import { run, SetupError } from './run.mjs'

/** What every build is made with. */
const TOOLS = ['tsconfig.json', 'package-lock.json']

/**
 * Pages that share their pieces. The kiosk, on the oldest machines, carries nothing that only others need; reports, with charts that
 * are larger than all other pages together, lend none of theirs.
 */
const PAGES = [['kiosk'], ['display', 'home'], ['counter', 'manager', 'office', 'account'], ['reports']]

const isThere = page => existsSync(join(ROOT, page, 'index.html'))

/** What each build is made from. */
const SOURCES = {
  screens: [...PAGES.flat().sort(), 'shared', 'vite.config.ts'],
  server: ['server', 'shared', 'scripts', 'vite.server.config.ts'],
}

/**
 * Whether the last build was made from what is there now: then nothing is built, and no package for building is needed.
 * @param {'screens' | 'server'} name
 */
export function isBuilt(name) {
  const hashFile = hashFileOf(name)
  return existsSync(hashFile) && readFileSync(hashFile, 'utf8') === hashOf(name)
}

/** Builds the screens into dist/screens where their sources differ from those of the last build. */
export function buildScreens() {
  return buildOnChange('screens', async () => {
    for (const pages of PAGES) await vite([], { KEZEK_PAGES: pages.filter(isThere).join() })
  })
}

/**
 * Builds the server, its threads and the programs that run beside it into dist/server where their sources differ from those of the
 * last build. As modules of TypeScript, translated as they are loaded, the server starts in 1.1 s instead of 0.7 and keeps a compiler
 * in memory.
 */
export function buildServer() {
  return buildOnChange('server', async () => {
    await vite(['--config', 'vite.server.config.ts'], {})
    await node(['scripts/setup/empty-archive.mjs', 'dist/server/empty-archive'], {})
  })
}

const hashFileOf = name => join(ROOT, `dist/.${name}.hash`)

async function buildOnChange(name, build) {
  if (isBuilt(name)) return
  console.log(`Building the ${name} …`)
  const hash = hashOf(name)
  // Written last: a build that was cut off is done again.
  rmSync(hashFileOf(name), { force: true })
  rmSync(join(ROOT, 'dist', name), { recursive: true, force: true })
  await build()
  mkdirSync(join(ROOT, 'dist'), { recursive: true })
  writeFileSync(hashFileOf(name), hash)
}

function vite(args, env) {
  return node(['node_modules/vite/bin/vite.js', 'build', '--logLevel', 'warn', ...args], env)
}

/** A process of its own: the builder's memory is not the server's. */
async function node(args, env) {
  const code = await run(process.execPath, args, {
    cwd: ROOT,
    // Every build, the tests' too, is what a hall runs: libraries ship larger code for development.
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
    // With its length, so that no file's end is taken for the next one's name.
    hash.update(`${path} ${content.length}\n`).update(content)
    return
  }
  for (const name of names) addTo(hash, `${path}/${name}`)
}
