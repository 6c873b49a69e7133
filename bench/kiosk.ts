import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { type Figure, figure } from './figure.ts'

const screens = join(import.meta.dirname, '../dist/screens')

/** Measures the compressed JavaScript that a kiosk loads at any time, without fonts and styles. */
export async function kioskKiB(): Promise<Figure[]> {
  const page = join(screens, 'kiosk/index.html')
  if (!existsSync(page)) throw new Error('the screens are not built: run it by `npm run bench`')
  const files = [...scriptsOf(page, screens)]
  const bytes = files.reduce((sum, file) => sum + gzipSync(readFileSync(file), { level: 9 }).length, 0)
  return [figure('kioskKiB', 'JavaScript of the kiosk, gzip -9 of each file', bytes / 1024, { atMost: 45 })]
}

/**
 * Finds all scripts of a built page: those that it names, and all that they import, dynamic imports included.
 *
 * @param root the folder for addresses that begin with /
 * @returns paths
 */
export function scriptsOf(page: string, root: string): Set<string> {
  const html = readFileSync(page, 'utf8')
  const tags = html.match(/<(?:script|link)\b[^>]*>/g) ?? []
  const ahead = tags.flatMap(tag => {
    const address = /\b(?:src|href)="([^"]+\.js)"/.exec(tag)?.[1]
    return address === undefined ? [] : [toPath(address, page, root)]
  })
  const found = new Set<string>()
  for (let file = ahead.pop(); file !== undefined; file = ahead.pop()) {
    if (found.has(file)) continue
    found.add(file)
    const importer = file
    const source = readFileSync(file, 'utf8')
    for (const [, address = ''] of source.matchAll(/\b(?:from|import)\s*\(?\s*["'`]([^"'`]+\.js)["'`]/g)) {
      ahead.push(toPath(address, importer, root))
    }
  }
  return found
}

function toPath(address: string, from: string, root: string): string {
  return address.startsWith('/') ? join(root, address) : join(dirname(from), address)
}
