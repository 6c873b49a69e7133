import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** The folder whose documents say where each sentence of an issue is shown. */
const ACCEPTANCE = 'docs/acceptance'

const COLUMNS = 3

/**
 * Checks the documents of docs/acceptance against the project: their tables have rows of `| sentence | where | seen |`
 * without an empty cell, and `where` names what exists: a test as `test/path.test.ts › title`, another file as
 * `bench/main.ts`, or a picture as `![](../screens/name.png)`, relative to the document.
 *
 * @param root the project's folder
 * @returns one sentence per fault; empty when there is none
 */
export function acceptanceErrors(root: string): string[] {
  const folder = join(root, ACCEPTANCE)
  if (!existsSync(folder)) return [`${ACCEPTANCE} is missing`]
  const documents = readdirSync(folder).filter(name => name.endsWith('.md'))
  const checked = documents.map(name => checkDocument(root, join(ACCEPTANCE, name)))
  if (checked.every(({ rows }) => rows === 0)) return [`${ACCEPTANCE} has no row`]
  return checked.flatMap(({ errors }) => errors)
}

function checkDocument(root: string, document: string): { rows: number; errors: string[] } {
  const errors: string[] = []
  let rows = 0
  readFileSync(join(root, document), 'utf8')
    .split('\n')
    .forEach((line, index, lines) => {
      if (!line.startsWith('|') || isRule(line) || isRule(lines[index + 1] ?? '')) return
      rows += 1
      for (const error of rowErrors(root, document, line)) errors.push(`${document}:${index + 1}: ${error}`)
    })
  return { rows, errors }
}

/** The line under a table's head. */
function isRule(line: string): boolean {
  return /^\|[\s:|-]+\|\s*$/.test(line)
}

function rowErrors(root: string, document: string, line: string): string[] {
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
      .map(picture => join(dirname(document), picture))
      .filter(picture => !existsSync(join(root, picture)))
      .map(picture => `there is no picture ${picture}`),
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
