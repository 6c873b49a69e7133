import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { until } from './until.ts'

export const ROOT = join(import.meta.dirname, '../..')

interface Builds {
  buildComponents(): Promise<void>
  buildScreens(): Promise<void>
  buildServer(): Promise<void>
}

type Build = 'screens' | 'server' | 'components'

/** Builds what has changed since it was built last. Test files run beside each other: one builds, the others wait. */
export async function buildOnce(...wanted: Build[]): Promise<void> {
  mkdirSync(join(ROOT, 'dist'), { recursive: true })
  const lock = join(ROOT, 'dist/.building')
  await until('another has built them', () => take(lock))
  try {
    const builds = new URL('../../scripts/setup/build.mjs', import.meta.url).href
    const { buildComponents, buildScreens, buildServer } = (await import(builds)) as Builds
    const build = { components: buildComponents, screens: buildScreens, server: buildServer }
    for (const name of wanted) await build[name]()
  } finally {
    rmSync(lock, { force: true })
  }
}

function take(lock: string): boolean {
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' })
    return true
  } catch {
    // The builder was killed.
    if (!isAlive(Number(readOr(lock, '0')))) rmSync(lock, { force: true })
    return false
  }
}

function readOr(path: string, otherwise: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return otherwise
  }
}

function isAlive(pid: number): boolean {
  try {
    // 0: the lock was just created and its process id is not written yet, or it was just removed.
    return pid === 0 || process.kill(pid, 0)
  } catch {
    return false
  }
}
