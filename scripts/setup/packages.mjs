import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from './paths.mjs'
import { run, SetupError } from './run.mjs'

/**
 * Installs the packages of package-lock.json when they differ from the installed ones. Compares contents and not
 * file dates: a checkout makes the lock file newer than any installation.
 *
 * @param {{ dev: boolean }} needs whether packages for building and testing are needed too; installed ones stay
 */
export async function installPackages({ dev }) {
  if (areInstalled({ dev })) return
  console.log('Installing packages …')
  // npm passes its own path when it runs us; on Windows `npm` alone is not a program.
  const npm = process.env.npm_execpath
  // No package runs scripts at its installation: binaries are inside the packages, and `allowScripts` says so to npm
  // 11.
  const args = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', dev ? '--include=dev' : '--omit=dev']
  const code = npm?.endsWith('.js')
    ? await run(process.execPath, [npm, ...args], { cwd: ROOT })
    : await run('npm', args, { cwd: ROOT })
  if (code !== 0) throw new SetupError('The packages could not be installed: npm says why above.')
}

function areInstalled({ dev }) {
  const wanted = packagesOf('package-lock.json')
  // npm writes this file as the last step of an installation.
  const installed = packagesOf('node_modules/.package-lock.json')
  return Object.entries(wanted).every(
    ([path, { version, optional, dev: onlyDev, devOptional }]) =>
      path === '' || optional || devOptional || (onlyDev && !dev) || installed[path]?.version === version,
  )
}

function packagesOf(file) {
  try {
    return JSON.parse(readFileSync(join(ROOT, file), 'utf8')).packages
  } catch (error) {
    if (error.code === 'ENOENT') return {}
    throw error
  }
}
