import { readFileSync } from 'node:fs'
import { join } from 'node:path'

interface Package {
  readonly dependencies?: Record<string, string>
  readonly optionalDependencies?: Record<string, string>
}

/**
 * Checks that package-lock.json has an entry for every package that its packages require. `npm install` leaves out
 * optional ones of other systems when a registry lacks them; `npm ci`, which every fresh machine runs first, then
 * refuses the whole file.
 *
 * @param root the project's folder
 * @returns one sentence per missing package
 */
export function lockFileErrors(root: string): string[] {
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, Package>
  }
  const present = new Set(Object.keys(packages).map(path => path.split('node_modules/').at(-1)))
  return Object.entries(packages).flatMap(([path, { dependencies, optionalDependencies }]) =>
    Object.keys({ ...dependencies, ...optionalDependencies })
      .filter(name => !present.has(name))
      .map(name => `package-lock.json has no entry for ${name}, which ${path || 'the project'} asks for`),
  )
}
