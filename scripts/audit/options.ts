import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { parseArgs } from 'node:util'
import { type DayLine, dayLineSchema } from '../../server/audit/verify.ts'
import { OptionError } from '../option-error.ts'

const usage = 'npm run audit -- verify [--centre ID] [--log FILE] [--day-line JSON]'

export interface Options {
  /** A centre, `people` or `devices`; undefined: all of them. */
  trail: string | undefined
  /** The log's lines about the ends of trails. */
  lines: readonly DayLine[]
}

/** Parses the command line and reads the log. @throws OptionError */
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
    if (!line) throw new OptionError(`This line is not about a trail: ${text}`)
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

/** Reads the lines of a log that say where a trail ended; skips all others. */
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
  if (lines.length === 0) throw new OptionError(`${file} has no line about a trail.`)
  return lines
}

function dayLineOf(text: string): DayLine | undefined {
  try {
    return dayLineSchema.safeParse(JSON.parse(text)).data
  } catch {
    return undefined
  }
}
