import { parseArgs } from 'node:util'
import { OptionError } from '../option-error.ts'

export interface SimulationOptions {
  url: string
  centre: string
  visitorsPerHour: number
  /** Minutes of real time, whatever the speed. */
  minutes: number
  /** Simulated minutes per minute of real time. */
  speed: number
  /** Maximum of staffed windows; by default all are. */
  counters: number
  seed: number
}

export const usage =
  'npm run simulate -- --url http://localhost:3000 --centre ID --visitors-per-hour N --minutes M [--speed 60] [--counters K] [--seed S]'

/** @throws OptionError for the first option that is wrong or missing */
export function readOptions(args: readonly string[]): SimulationOptions {
  const { values } = parse(args)
  const number = (name: keyof typeof values, fallback?: number) => {
    const value = Number(values[name] ?? fallback)
    if (!(value > 0) || !Number.isFinite(value))
      throw new OptionError(`--${name} must be a number over 0. Use: ${usage}`)
    return value
  }
  const { url, centre = '' } = values
  if (!url || !URL.canParse(url))
    throw new OptionError(`--url must be the address of a server. Use: ${usage}`)
  if (centre === '') throw new OptionError(`--centre must be the id of a centre. Use: ${usage}`)
  return {
    url: url.replace(/\/+$/, ''),
    centre,
    visitorsPerHour: number('visitors-per-hour'),
    minutes: number('minutes'),
    speed: number('speed', 1),
    counters: number('counters', 99),
    seed: number('seed', Math.ceil(Math.random() * 1e9)),
  }
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        url: { type: 'string' },
        centre: { type: 'string' },
        'visitors-per-hour': { type: 'string' },
        minutes: { type: 'string' },
        speed: { type: 'string' },
        counters: { type: 'string' },
        seed: { type: 'string' },
      },
    })
  } catch (error) {
    throw new OptionError(`${error instanceof Error ? error.message : error}. Use: ${usage}`)
  }
}
