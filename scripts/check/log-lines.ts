import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectFiles } from './project-files.ts'

/** What no line begins with: it has no subject, so that an operator who reads it alone learns nothing. */
const noSubject =
  /^(?:it|they|he|she|this|that|there|what|who|where|when|how|not|no longer|nothing|still|again|said|closed|retried|retrying|noted|done|being|now|later)\b/i
/** The first word of a message that begins with what was done and not with what it was done to. */
const beginsWithParticiple = /^[a-z]+(?:ed|ing)\b/i
/** Something is wrong: the line also says what happens next. */
const saysTrouble =
  /\b(?:fail(?:s|ed|ing)?|lost|missing|away|broken|unreadable|cannot|could not|not (?:written|sent|answered|renewed|recorded|made)|timed out|refused|ended unexpectedly)\b/i

export interface LogCall {
  readonly level: string
  readonly message: string
}

/**
 * Holds log lines to one form: "<thing> <failed>; <what happens next>".
 *
 * @param root the project's folder
 * @returns one sentence per line that has no subject, or that names trouble and not what happens next
 */
export function logLineErrors(root: string): string[] {
  return projectFiles(root)
    .filter(file => /^(?:server|scripts)\/.*\.(?:ts|mjs)$/.test(file))
    .flatMap(file =>
      logCalls(readFileSync(join(root, file), 'utf8')).flatMap(call => {
        const error = errorOf(call)
        return error === undefined ? [] : [`${file}: "${call.message}" ${error}`]
      }),
    )
}

/** @returns what is wrong with a line; undefined when nothing is. */
export function errorOf({ level, message }: LogCall): string | undefined {
  const [thing = '', next] = message.split(/;\s+/)
  if (noSubject.test(thing) || beginsWithParticiple.test(thing) || !/\s/.test(thing)) return 'has no subject'
  const isTrouble = saysTrouble.test(thing) || ['warn', 'error', 'fatal'].includes(level)
  return isTrouble && next === undefined ? 'does not say what happens next' : undefined
}

/** @returns the log calls of a source with a message of their own. */
export function logCalls(source: string): LogCall[] {
  return [...source.matchAll(/\blog\??\.(debug|info|warn|error|fatal)\(/g)].flatMap(found => {
    const [, level = ''] = found
    const call = balanced(source, found.index + found[0].length)
    const [, , message] = /(['"`])((?:\\.|(?!\1)[^\\])*)\1\s*,?\s*$/.exec(call) ?? []
    return message === undefined ? [] : [{ level, message: message.replaceAll("\\'", "'") }]
  })
}

/** @returns the text from `start` up to the bracket that closes the one before it. Brackets in quotes do not count. */
function balanced(source: string, start: number): string {
  let depth = 1
  for (const found of source.slice(start).matchAll(/(['"`])(?:\\.|(?!\1)[^\\])*\1|[()]/g)) {
    if (found[0] === '(') depth += 1
    if (found[0] === ')') depth -= 1
    if (depth === 0) return source.slice(start, start + found.index)
  }
  return ''
}
