import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectFiles } from './project-files.ts'

/** The order of a component's members. Getters may stand anywhere. */
const kinds = [
  'static members',
  'private fields and controllers',
  '@query',
  '@state',
  '@property',
  'life cycle',
  'methods',
  'render',
] as const
type Kind = (typeof kinds)[number]

const lifeCycle = [
  'constructor',
  'createRenderRoot',
  'connectedCallback',
  'disconnectedCallback',
  'attributeChangedCallback',
  'scheduleUpdate',
  'shouldUpdate',
  'willUpdate',
  'firstUpdated',
  'updated',
]

/** A member begins at a line that is indented by two blanks. */
const member = /^ {2}(?![\s}/*)\]])(.+)$/
const modifiers = '(?:private|protected|override|readonly|async|declare|public)\\s+'

/** @returns one sentence per component whose members are not in order. */
export function memberOrderErrors(root: string): string[] {
  return projectFiles(root)
    .filter(file => file.endsWith('.ts') && !file.startsWith('test/'))
    .flatMap(file =>
      misplacedMembers(readFileSync(join(root, file), 'utf8')).map(found => `${file}: ${found}`),
    )
}

/** @returns the members that come too late, per component of a source. */
export function misplacedMembers(source: string): string[] {
  const found: string[] = []
  for (const [, name = '', body = ''] of source.matchAll(
    /^@customElement\(.*\)\nexport class (\w+) .*\{\n([\s\S]*?)^\}/gm,
  )) {
    let last: Kind = 'static members'
    for (const line of withoutDecorators(body)) {
      const kind = kindOf(line)
      if (!kind) continue
      if (kinds.indexOf(kind) < kinds.indexOf(last)) {
        found.push(`${name}: "${line.trim()}" (${kind}) is after ${last}`)
        break
      }
      last = kind
    }
  }
  return found
}

/** @returns the lines with a decorator on a line of its own put before the member that it belongs to. */
function withoutDecorators(body: string): string[] {
  return body.replace(/^( {2}@\w+\((?:[^()]|\([^()]*\))*\))\n {2}/gm, '$1 ').split('\n')
}

function kindOf(line: string): Kind | undefined {
  const text = member.exec(line)?.[1]
  if (text === undefined) return undefined
  if (/^static\b/.test(text)) return 'static members'
  if (/^@query/.test(text)) return '@query'
  if (/^@state/.test(text)) return '@state'
  if (/^@property/.test(text)) return '@property'
  const plain = text.replace(new RegExp(`^(?:${modifiers})+`), '')
  if (/^[gs]et\s/.test(plain)) return undefined
  const name = /^#?\w+/.exec(plain)?.[0]
  if (name === undefined) return undefined
  if (lifeCycle.includes(name)) return 'life cycle'
  if (name === 'render') return 'render'
  return isMethod(plain) ? 'methods' : 'private fields and controllers'
}

/** A handler may be a function in a field, which keeps its `this`. */
function isMethod(plain: string): boolean {
  return /^#?\w+\s*(?:<[^=]*>)?\(/.test(plain) || /^#?\w+\s*=\s*(?:async\s*)?\(.*=>/.test(plain)
}
