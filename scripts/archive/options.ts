import { OptionError } from '../option-error.ts'

const usage = 'npm run archive -- rebuild | backup FILE | restore FILE'

export interface Options {
  verb: 'rebuild' | 'backup' | 'restore'
  /** Empty for a rebuild. */
  file: string
}

/** Parses the command line. @throws OptionError */
export function readOptions(args: readonly string[]): Options {
  const [verb, file = '', ...rest] = args
  const isFile = verb === 'backup' || verb === 'restore'
  if (rest.length > 0 || (verb !== 'rebuild' && !isFile) || isFile !== (file !== ''))
    throw new OptionError(usage)
  return { verb, file }
}
