/** `npm run print-agent`: see scripts/print-agent.mjs. */
import { access, constants } from 'node:fs/promises'
import { OptionError } from '../option-error.ts'
import { PrintAgent } from './agent.ts'
import { type AgentOptions, readOptions } from './options.ts'
import { type AgentKey, KeyFileError, pair, readKey } from './pairing.ts'

try {
  const options = readOptions(process.argv.slice(2))
  await access(options.device, constants.R_OK | constants.W_OK).catch(error =>
    console.error(
      error.code === 'EACCES'
        ? `${options.device} may not be used by this user: usually the group lp may, for a serial port dialout.`
        : `${options.device} is not there; it is looked for at each ticket.`,
    ),
  )
  const say = (line: string) => console.log(line)
  const agent = new PrintAgent(options, await whoIs(options, say), say)
  // The process ends when the last message has been sent; exit() would cut it off.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void agent.close())
} catch (error) {
  const isExpected = error instanceof OptionError || error instanceof KeyFileError
  console.error(isExpected ? error.message : error)
  process.exit(1)
}

/** Pairs an agent that has no key yet. */
async function whoIs(
  { server, key, demo }: AgentOptions,
  say: (line: string) => void,
): Promise<Omit<AgentKey, 'key'> & Partial<AgentKey>> {
  if (key !== undefined) return (await readKey(key)) ?? pair(server, key, say)
  return { centre: demo?.centre ?? '', place: demo?.name ?? '' }
}
