import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { roles } from '../../shared/domain/roles.ts'
import { ticketCommands, transitions, whoMay } from '../../shared/domain/transitions.ts'
import { renderFacts } from './script-facts.ts'

export interface Script<N extends string = string> {
  name: N
  source: string
  sha: string
}

/** The arguments of each script of a folder, in the order of its header. */
export type ArgsOf<N extends string> = Readonly<Record<N, readonly string[]>>

/** Folder of pieces that scripts of every folder may include, besides their own. */
const pieces = new URL('./lua/include/', import.meta.url)

const facts = renderFacts()

/** Arguments sent to every script before its own. */
const contextArgs = ['COMMAND', 'DAY', 'DAY_FROM', 'DAY_TO', 'CALENDAR', 'NOW', 'SENT_AT', 'BY', 'VIA']

/** Changes a script's source when it is loaded, for tests that show the effect of a defect. */
export type Patch = (name: string, source: string) => string

/**
 * Builds every script of a folder: the first line for clusters, named keys and arguments from its header, the table
 * of transitions, the included pieces, the body.
 *
 * @throws Error when a header and `args` differ: the server must not start with misplaced arguments
 */
export function buildScripts<N extends string>(
  folder: URL,
  args: ArgsOf<N>,
  patch: Patch = (_, source) => source,
): Record<N, Script<N>> {
  const names = Object.keys(args) as N[]
  return Object.fromEntries(names.map(name => [name, build(folder, name, args[name], patch)])) as Record<
    N,
    Script<N>
  >
}

function build<N extends string>(folder: URL, name: N, own: readonly string[], patch: Patch): Script<N> {
  const body = readFileSync(new URL(`${name}.lua`, folder), 'utf8')
  const args = header(body, 'ARGS')
  if (args.join() !== own.join())
    throw new Error(`${name}.lua takes "${args.join(' ')}", its list says "${own.join(' ')}"`)
  const names = [...contextArgs, ...args]
  const included = header(body, '@include')
  const parts = needed([...facts, ...included.map(piece => readPiece(folder, piece))], body)
  const lastWord = readPiece(folder, 'last-word')
  const built = [
    // With this line a Redis refuses keys of different slots even without a cluster.
    '#!lua',
    'local CENTRE, EVENTS, REQUEST = KEYS[1], KEYS[2], KEYS[3]',
    `local ${names.join(', ')} = unpack(ARGV)`,
    may(name),
    moves(name),
    // A script that includes `begin` is a command: its refusals pass through `last-word`, whichever line they come
    // from.
    ...(included.includes('begin')
      ? [
          'local clock',
          'local function judge()',
          ...parts,
          body,
          'end',
          'local reply = judge()',
          ...needed(facts, lastWord),
          lastWord,
        ]
      : [...parts, body]),
  ].join('\n')
  const source = patch(name, built)
  return { name, source, sha: createHash('sha1').update(source).digest('hex') }
}

function readPiece(folder: URL, piece: string): string {
  const own = new URL(`include/${piece}.lua`, folder)
  return readFileSync(existsSync(own) ? own : new URL(`${piece}.lua`, pieces), 'utf8')
}

function header(body: string, word: string): string[] {
  const line = body.match(new RegExp(`^-- ${word}(.*)$`, 'm'))
  return (line?.[1] ?? '').split(' ').filter(part => part !== '')
}

/**
 * Leaves out included functions that a script never uses. Each run creates all functions again, which is a tenth of
 * an issue (callgrind: 42,000 of 459,000 instructions).
 */
function needed(included: readonly string[], body: string): string[] {
  const kept: string[] = []
  // A name in a comment does not count as use.
  const codeOf = (part: string) => part.replaceAll(/--.*$/gm, '')
  let rest = codeOf(body)
  // A definition uses only earlier ones, so one pass from the end is enough.
  for (const part of included.flatMap(piece => piece.split(/^(?=local )/m)).reverse()) {
    const [, names = ''] = /^local (?:function )?(\w+(?:, \w+)*)/.exec(part) ?? []
    const isUsed = names.split(', ').some(name => new RegExp(`\\b${name}\\b`).test(rest))
    // Code outside definitions runs in every script that includes it.
    const isDone = /^(?!local |end|--|[\s})]|$)/m.test(part)
    if (!isUsed && !isDone) continue
    kept.unshift(part)
    rest = `${codeOf(part)}\n${rest}`
  }
  return kept
}

/** @returns the roles with any row in the tables for this command, as Lua: MAY[role] */
function may(name: string): string {
  const who = whoMay(name)
  return who ? `local MAY = { ${[...who].map(role => `['${role}'] = true`).join(', ')} }` : ''
}

/** @returns the rows of the transition table for one command, as Lua: MOVE[role][state] = to */
function moves(name: string): string {
  if (!(ticketCommands as readonly string[]).includes(name)) return ''
  const rows = transitions.filter(row => row.command === name && row.from !== null)
  const byRole = roles.map(role => {
    const cells = new Map(rows.filter(row => row.who.includes(role)).map(row => [row.from, row.to]))
    const states = [...cells].map(([from, to]) => `['${from}'] = '${to}'`)
    return states.length > 0 ? `['${role}'] = { ${states.join(', ')} }` : ''
  })
  return `local MOVE = { ${byRole.filter(part => part !== '').join(', ')} }`
}
