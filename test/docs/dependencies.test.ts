import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const root = fileURLToPath(new URL('../../', import.meta.url))
const read = (path: string) => readFileSync(join(root, path), 'utf8')

interface Package {
  license?: string
  dependencies?: Record<string, string>
  devDependencies?: Record<string, string>
  optionalDependencies?: Record<string, string>
  allowScripts?: Record<string, boolean>
}
interface LockedPackage {
  hasInstallScript?: boolean
}

const packageAt = (path: string) => JSON.parse(read(join(path, 'package.json'))) as Package
const installed = (name: string) => packageAt(`node_modules/${name}`)

interface Row {
  names: string[]
  why: string
  size: string
  licence: string
}

/** @returns the rows of a section that name packages. */
function rowsOf(section: string): Row[] {
  return section
    .split('\n')
    .filter(line => line.startsWith('| `'))
    .map(line => {
      const [, first = '', why = '', size = '', licence = ''] = line.split('|').map(cell => cell.trim())
      return { names: [...first.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name), why, size, licence }
    })
}

/** The size of a package's own files; its `node_modules` are other packages'. */
function bytesOf(folder: string): number {
  return readdirSync(folder, { withFileTypes: true }).reduce((sum, entry) => {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return entry.name === 'node_modules' ? sum : sum + bytesOf(path)
    return entry.isFile() ? sum + statSync(path).size : sum
  }, 0)
}

const { dependencies = {}, devDependencies = {}, allowScripts = {} } = packageAt('.')
const [packages = ''] = read('docs/dependencies.md').split('## Programs of the system')
const [running = '', building = ''] = packages.split('## What is built from')
const runningRows = rowsOf(running)
const buildingRows = rowsOf(building)
const all = [...runningRows, ...buildingRows]
const names = (rows: readonly Row[]) => rows.flatMap(row => row.names)

test('docs/dependencies.md has a row for every production dependency, and for nothing else', () => {
  expect(names(runningRows).sort()).toEqual(Object.keys(dependencies).sort())
})

test('decision 4 has a row for every production dependency and for what screens are built from', () => {
  const [table = ''] = read('docs/decisions/0004-libraries.md').split('\nTools:')
  const needed = new Set([...Object.keys(dependencies), ...names(buildingRows)])
  expect([...names(rowsOf(table))].sort()).toEqual([...needed].sort())
  // A blank line inside a table ends it: rows after it would be shown as plain text.
  expect(table).not.toMatch(/^\|.*\n\n\|/m)
})

test('what the screens are built from are packages for development', () => {
  expect(names(buildingRows)).toContain('lit')
  for (const name of names(buildingRows)) expect(Object.keys(devDependencies)).toContain(name)
})

test.each(all)('$names: licence and size are those of what is installed', ({ names, size, licence }) => {
  const sizes = [...size.matchAll(/([\d.]+)(?= (?:and|MB))/g)].map(([said]) => Number(said))
  for (const [at, name] of names.entries()) {
    expect(licence).toBe(installed(name).license)
    const megabytes = bytesOf(join(root, 'node_modules', name)) / 1e6
    const said = sizes[at] ?? Number.NaN
    // Rounded as it is written; a patch release may change a little.
    expect(Math.abs(said - megabytes), `${name}: ${megabytes} MB`).toBeLessThan(0.06 + megabytes / 10)
  }
})

test.each(all.filter(({ why }) => why.includes('no dependencies')))('$names needs no other package', row => {
  for (const name of row.names) expect(Object.keys(installed(name).dependencies ?? {})).toEqual([])
})

test.each(all.filter(({ why }) => why.includes('binary is inside')))(
  '$names brings its binary along',
  row => {
    const { optionalDependencies = {}, dependencies = {} } = installed(row.names[0] ?? '')
    expect(dependencies).toEqual({})
    // One package per system, or one for all.
    const parts = Object.keys(optionalDependencies).filter(name => name.startsWith(`${row.names[0]}-`))
    const isWasm = row.names[0] === '@electric-sql/pglite'
    expect(parts.length > 0 || isWasm).toBe(true)
  },
)

test('packages with an install script are denied it by name, and no installation runs any', () => {
  const locked = JSON.parse(read('package-lock.json')) as { packages: Record<string, LockedPackage> }
  const withScript = Object.entries(locked.packages)
    .filter(([, { hasInstallScript }]) => hasInstallScript)
    .map(([path]) => path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length))
  expect(Object.keys(allowScripts).sort()).toEqual([...new Set(withScript)].sort())
  expect(Object.values(allowScripts).every(allowed => allowed === false)).toBe(true)
  for (const name of Object.keys(allowScripts)) expect(packages).toContain(`\`${name}\``)
  expect(read('scripts/setup/packages.mjs')).toContain("'--ignore-scripts'")
})
