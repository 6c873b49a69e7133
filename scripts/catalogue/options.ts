import { OptionError } from '../option-error.ts'

const usage = 'npm run catalogue -- check FILE | export FILE | import FILE [--dry-run]'
const verbs = ['check', 'export', 'import'] as const

export interface Options {
  verb: (typeof verbs)[number]
  file: string
  /** Only say what an import would change. */
  isDryRun: boolean
}

/** Parses the command line. @throws OptionError */
export function readOptions(args: readonly string[]): Options {
  const isDryRun = args.includes('--dry-run')
  const [word, file = '', ...rest] = args.filter(arg => arg !== '--dry-run')
  const verb = verbs.find(known => known === word)
  const isUsable = verb !== undefined && file !== '' && rest.length === 0
  if (!isUsable || (isDryRun && verb !== 'import')) throw new OptionError(`Use: ${usage}`)
  return { verb, file, isDryRun }
}
