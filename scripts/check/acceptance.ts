import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** The document that says of each sentence of an issue where it is shown. */
export const ACCEPTANCE = 'docs/acceptance.md'

const COLUMNS = 3

/**
 * Holds docs/acceptance.md against the project: its tables have rows of `| sentence | where | seen |`, none of them
 * empty, and `where` names what exists: a test as `test/path.test.ts › title`, another file as `bench/main.ts`, a
 * picture as `![](pictures/name.png)` or as a link.
 *
 * @param root the project's folder
 * @returns one sentence a fault; none when all is well
 */
export function acceptanceErrors(root: string): string[] {
  const path = join(root, ACCEPTANCE)
  if (!existsSync(path)) return [`${ACCEPTANCE} is missing`]
  const errors: string[] = []
  let rows = 0
  readFileSync(path, 'utf8')
    .split('\n')
    .forEach((line, index, lines) => {
      if (!line.startsWith('|') || isRule(line) || isRule(lines[index + 1] ?? '')) return
      rows += 1
      for (const error of rowErrors(root, line)) errors.push(`${ACCEPTANCE}:${index + 1}: ${error}`)
    })
  if (rows === 0) errors.push(`${ACCEPTANCE} has no row`)
  return errors
}

/** The line under a table's head. */
function isRule(line: string): boolean {
  return /^\|[\s:|-]+\|\s*$/.test(line)
}

function rowErrors(root: string, line: string): string[] {
  const cells = line
    .trim()
    .slice(1, -1)
    // A bar inside a cell is written \|.
    .split(/(?<!\\)\|/)
    .map(cell => cell.trim().replaceAll('\\|', '|'))
  if (cells.length !== COLUMNS) return [`the row has ${cells.length} cells, not ${COLUMNS}`]
  const [, where = ''] = cells
  const empty = cells.indexOf('')
  if (empty !== -1) return [`cell ${empty + 1} of the row is empty`]
  const places = [...where.matchAll(/`([^`]+)`/g)].map(([, place = '']) => place)
  const pictures = [...where.matchAll(/\]\(([^)]+)\)/g)].map(([, picture = '']) => picture)
  if (places.length + pictures.length === 0) return ['the row names neither a test nor a picture']
  return [
    ...places.flatMap(place => placeError(root, place)),
    ...pictures
      .filter(picture => !existsSync(join(root, 'docs', picture)))
      .map(picture => `there is no picture docs/${picture}`),
  ]
}

function placeError(root: string, place: string): string[] {
  const [file = '', title] = place.split(' › ')
  if (!existsSync(join(root, file))) return [`there is no file ${file}`]
  if (!file.startsWith('test/')) return []
  if (title === undefined) return [`${file} is named without the title of a test`]
  // A title with an apostrophe may be written with an escape.
  const source = readFileSync(join(root, file), 'utf8').replaceAll("\\'", "'")
  return source.includes(title) ? [] : [`${file} has no test "${title}"`]
}
