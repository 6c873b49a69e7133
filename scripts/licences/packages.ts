import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** A package as the list of licences shows it. */
export interface LicensedPackage {
  readonly name: string
  readonly version: string
  /** SPDX name, such as `MIT`. */
  readonly licence: string
  /** First line of copyright in the package's licence, otherwise its author; `–` where the package names nobody. */
  readonly copyright: string
  /** Folder of the package relative to the project, such as `node_modules/lit`. */
  readonly path: string
}

/** Packages whose code or fonts are in the built screens; what they need is followed from here. */
const SCREEN_PACKAGES = ['lit', 'echarts', 'socket.io-client', '@fontsource-variable/golos-text']

/** Is for packages that `overrides` leaves out; it has no content. */
const PLACEHOLDER = 'empty-npm-package'

interface LockedPackage {
  readonly name?: string
  readonly version?: string
  readonly license?: string
  readonly dev?: boolean
  readonly os?: readonly string[]
  readonly dependencies?: Readonly<Record<string, string>>
}

interface PackageJson {
  readonly author?: string | { readonly name: string }
  readonly licenses?: readonly { readonly type: string }[]
}

/** @returns packages that `npm ci --omit=dev` installs on any system, by name and version. */
export function productionPackages(root: string): LicensedPackage[] {
  const paths = Object.entries(lockedPackages(root))
    .filter(([path, { dev, name }]) => path !== '' && !dev && name !== PLACEHOLDER)
    .map(([path]) => path)
  return describe(root, paths)
}

/** @returns packages whose code is in the built screens, with everything that they need, by name and version. */
export function screenPackages(root: string): LicensedPackage[] {
  const locked = lockedPackages(root)
  const found = new Set<string>()
  const follow = (name: string, from: string) => {
    const nested = `${from}/node_modules/${name}`
    const path = nested in locked ? nested : `node_modules/${name}`
    // Packages of types leave no code in a build.
    if (found.has(path) || name.startsWith('@types/')) return
    found.add(path)
    for (const needed of Object.keys(locked[path]?.dependencies ?? {})) follow(needed, path)
  }
  for (const name of SCREEN_PACKAGES) follow(name, '')
  return describe(root, [...found])
}

/** @returns the texts of a package's licences and notices, without blanks at the ends of lines. */
export function licenceTextsOf(root: string, path: string): string[] {
  const folder = join(root, path)
  if (!existsSync(folder)) return []
  return readdirSync(folder, { withFileTypes: true })
    .filter(entry => entry.isFile() && /^(?:licen[cs]e|copying|notice)/i.test(entry.name))
    .map(entry => entry.name)
    .sort()
    .map(file => readFileSync(join(folder, file), 'utf8').replace(/[^\S\n]+$/gm, ''))
    .map(text => text.replace(/^\n+|\n+$/g, ''))
}

function lockedPackages(root: string): Record<string, LockedPackage> {
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, LockedPackage>
  }
  return packages
}

/** The same package may be locked at several places; each version is listed once. */
function describe(root: string, paths: readonly string[]): LicensedPackage[] {
  const locked = lockedPackages(root)
  const byVersion = new Map<string, LicensedPackage>()
  for (const path of paths) {
    const { version = '', license, os } = locked[path] ?? {}
    const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length)
    // A binary for one system is installed on that system alone; the list must not depend on the system.
    const texts = os ? [] : licenceTextsOf(root, path)
    const licence = license ?? licenceOf(root, path)
    const copyright = copyrightOf(texts) ?? (os ? '–' : authorOf(root, path))
    byVersion.set(`${name} ${version}`, { name, version, licence, copyright, path })
  }
  return [...byVersion].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, described]) => described)
}

/** @returns the licence that an older package.json names in a list, or that the text's first line names; `unknown` otherwise. */
function licenceOf(root: string, path: string): string {
  const { licenses } = packageJson(root, path)
  if (licenses) return licenses.map(({ type }) => type).join(' AND ')
  return licenceTextsOf(root, path).some(text => text.startsWith('MIT License')) ? 'MIT' : 'unknown'
}

/** Sentences of a licence speak of copyright, too; a notice begins with the word and names a year, a sign or a holder. */
function copyrightOf(texts: readonly string[]): string | undefined {
  const lines = texts.flatMap(text => text.split('\n')).map(line => line.trim())
  const notice = lines.find(line => /^(?:©|copyright (?:\(c\)|©|[12]\d{3}))/i.test(line))
  return notice?.replaceAll('|', '\\|')
}

/** package.json has an author as a text or as an object. */
function authorOf(root: string, path: string): string {
  const { author } = packageJson(root, path)
  return (typeof author === 'string' ? author : author?.name) || '–'
}

function packageJson(root: string, path: string): PackageJson {
  return JSON.parse(readFileSync(join(root, path, 'package.json'), 'utf8')) as PackageJson
}
