import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { parseArgs } from 'node:util'
import { type DayLine, dayLineSchema } from '../../server/audit/verify.ts'

/** Something in the command line can't be used; the message says what. */
export class OptionError extends Error {
  override name = 'OptionError'
}

export const usage = 'npm run audit -- verify [--centre ID] [--log FILE] [--day-line JSON]'

export interface Options {
  /** A centre, `people` or `devices`; undefined: all of them. */
  trail: string | undefined
  /** What the log has told of where trails ended. */
  lines: readonly DayLine[]
}

/** @throws OptionError */
export async function readOptions(args: readonly string[]): Promise<Options> {
  let parsed: ReturnType<typeof parse>
  try {
    parsed = parse(args)
  } catch {
    throw new OptionError(usage)
  }
  const { values, positionals } = parsed
  if (positionals.join() !== 'verify') throw new OptionError(usage)
  const given = (values['day-line'] ?? []).map(text => {
    const line = dayLineOf(text)
    if (!line) throw new OptionError(`This is no line about a trail: ${text}`)
    return line
  })
  const logged = await Promise.all((values.log ?? []).map(linesOfLog))
  return { trail: values.centre, lines: [...given, ...logged.flat()] }
}

function parse(args: readonly string[]) {
  return parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      centre: { type: 'string' },
      log: { type: 'string', multiple: true },
      'day-line': { type: 'string', multiple: true },
    },
  })
}

/** @returns the lines of a log that tell where a trail ended; all others are passed over. */
async function linesOfLog(file: string): Promise<DayLine[]> {
  const lines: DayLine[] = []
  try {
    for await (const text of createInterface({ input: createReadStream(file) })) {
      const line = dayLineOf(text)
      if (line) lines.push(line)
    }
  } catch (error) {
    throw new OptionError(`${file} cannot be read: ${(error as Error).message}`)
  }
  if (lines.length === 0) throw new OptionError(`${file} tells nothing about a trail.`)
  return lines
}

function dayLineOf(text: string): DayLine | undefined {
  try {
    return dayLineSchema.safeParse(JSON.parse(text)).data
  } catch {
    return undefined
  }
}
