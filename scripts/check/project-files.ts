import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, statSync } from 'node:fs'
import { join, relative } from 'node:path'

/** Folders with what is installed, built or written at run time. */
const notSources = new Set(['node_modules', 'dist', 'data', '.git', 'coverage', 'reports-of-tests'])

/** @returns the project's files, relative to `root`: those that git knows, or all in a folder without git */
export function projectFiles(root: string): string[] {
  if (!existsSync(join(root, '.git'))) return filesBelow(root, root)
  const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  })
  return listed.split('\0').filter(file => file !== '' && existsSync(join(root, file)))
}

function filesBelow(root: string, folder: string): string[] {
  return readdirSync(folder).flatMap(name => {
    const path = join(folder, name)
    if (notSources.has(name)) return []
    return statSync(path).isDirectory() ? filesBelow(root, path) : [relative(root, path)]
  })
}
