import { SetupError } from './run.mjs'

/** Oldest Node for Vite 8 and Vitest 4; also written under `engines` in package.json. */
const OLDEST = [20, 19]

/** @throws SetupError when this Node is too old, before a package fails with its own message */
export function requireNode(version = process.versions.node) {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  if (major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1])) return
  throw new SetupError(
    `Kezek needs Node ${OLDEST.join('.')} or newer, and this is ${version}: see https://nodejs.org.`,
  )
}
