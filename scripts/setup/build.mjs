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

/** Builds the screens into dist/screens where their sources differ from those of the last build. */
export function buildScreens() {
  const sources = [...PAGES.flat().sort(), 'shared', 'vite.config.ts']
  return buildOnChange('screens', sources, async () => {
    for (const pages of PAGES) await vite([], { KEZEK_PAGES: pages.filter(isThere).join() })
  })
}

/**
 * Builds the server into one file, dist/server/main.js, where its sources differ from those of the last build. As modules of
 * TypeScript, translated as they are loaded, it starts in 1.1 s and 1.5 s of processor time instead of 0.7 and 0.8.
 */
export function buildServer() {
  return buildOnChange('server', ['server', 'shared', 'scripts', 'vite.server.config.ts'], async () => {
    await vite(['--config', 'vite.server.config.ts'], {})
    await node(['scripts/setup/empty-archive.mjs', 'dist/server/empty-archive'], {})
  })
}

async function buildOnChange(name, sources, build) {
  const hash = hashOf([...sources, ...TOOLS])
  const hashFile = join(ROOT, `dist/.${name}.hash`)
  if (existsSync(hashFile) && readFileSync(hashFile, 'utf8') === hash) return
  console.log(`Building the ${name} …`)
  // Written last: a build that was cut off is done again.
  rmSync(hashFile, { force: true })
  rmSync(join(ROOT, 'dist', name), { recursive: true, force: true })
  await build()
  mkdirSync(join(ROOT, 'dist'), { recursive: true })
  writeFileSync(hashFile, hash)
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
