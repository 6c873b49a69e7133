import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { projectFiles } from './project-files.ts'

/** Lines per file: a longer one holds two things. */
const maxLines = 400

/** Source texts by path. */
type Sources = ReadonlyMap<string, string>

/** Tables of words or data may be longer: readers look up one row. */
const tables = /^shared\/(?:i18n|catalogue)\//

/** @returns one sentence per file that is too long, per import cycle, and per predicate that acts */
export function structureErrors(root: string): string[] {
  const files = projectFiles(root).filter(file => /\.(?:ts|mjs|lua)$/.test(file))
  const sources: Sources = new Map(files.map(file => [file, readFileSync(join(root, file), 'utf8')]))
  return [...tooLong(sources), ...cycles(sources), ...actingPredicates(sources)]
}

function tooLong(sources: Sources): string[] {
  return [...sources].flatMap(([file, text]) => {
    const lines = text.split('\n').length - 1
    return lines > maxLines && !tables.test(file)
      ? [`${file} has ${lines} lines; the most is ${maxLines}`]
      : []
  })
}

/** Matches imports, except of types alone: those are gone at run time and make no cycle. */
const imported =
  /^\s*(?:import|export)\s+(?!type\b)(?:[\w$*]+(?:\s+as\s+[\w$]+)?\s*,?\s*)?(?:\{([^}]*)\})?\s*(?:from\s+)?'(\.[^']+)'/gm

function importsOf(file: string, text: string): string[] {
  return [...text.matchAll(imported)].flatMap(([, names, specifier = '']) => {
    const onlyTypes = names?.split(',').every(name => name.trim() === '' || name.trim().startsWith('type '))
    return onlyTypes ? [] : [join(dirname(file), specifier)]
  })
}

/** @returns each import cycle once, as a path that ends where it began */
function cycles(sources: Sources): string[] {
  const done = new Set<string>()
  const found: string[] = []
  const visit = (file: string, path: readonly string[]) => {
    const start = path.indexOf(file)
    if (start !== -1)
      return void found.push(`imports in a circle: ${[...path.slice(start), file].join(' → ')}`)
    if (done.has(file)) return
    done.add(file)
    const text = sources.get(file)
    if (text !== undefined) for (const next of importsOf(file, text)) visit(next, [...path, file])
  }
  for (const file of sources.keys()) visit(file, [])
  return found
}

/** Matches code that answers a request, writes or notifies. */
const acts =
  /\b(?:response|res)\.(?:json|send|status|end|set)\(|\brefuse\(response|\.emit\(|\.run\(|sendCommand\(/

/** Finds predicates that do more than answer a question. */
function actingPredicates(sources: Sources): string[] {
  return [...sources].flatMap(([file, text]) =>
    [...text.matchAll(/^(?:export )?(?:async )?function (is[A-Z]\w*)[\s\S]*?\n}/gm)].flatMap(
      ([body, name]) => (acts.test(body) ? [`${file}: ${name} is a predicate, and acts`] : []),
    ),
  )
}
