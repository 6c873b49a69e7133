import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const FOLDER = 'docs/screens'

/**
 * Checks that documents show every picture of docs/screens: others only make every clone bigger. `npm run
 * screenshots` takes all pictures into a folder that Git ignores.
 *
 * @param root the project's folder
 * @returns one sentence per picture that no document shows
 */
export function pictureErrors(root: string): string[] {
  const folder = join(root, FOLDER)
  if (!existsSync(folder)) return []
  const texts = documentsOf(root).map(file => readFileSync(file, 'utf8'))
  return readdirSync(folder)
    .filter(picture => !texts.some(text => text.includes(`screens/${picture})`)))
    .map(picture => `${FOLDER}/${picture}: no document shows it`)
}

function documentsOf(root: string): string[] {
  const atTop = readdirSync(root).map(name => join(root, name))
  const inDocs = readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' })
  return [...atTop, ...inDocs.map(name => join(root, 'docs', name))].filter(name => name.endsWith('.md'))
}
