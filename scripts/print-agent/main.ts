/** `npm run print-agent`: see scripts/print-agent.mjs. */
import { access, constants } from 'node:fs/promises'
import { PrintAgent } from './agent.ts'
import { OptionError, readOptions } from './options.ts'

try {
  const options = readOptions(process.argv.slice(2))
  await access(options.device, constants.R_OK | constants.W_OK).catch(error =>
    console.error(
      error.code === 'EACCES'
        ? `${options.device} may not be used by this user: usually the group lp may, for a serial port dialout.`
        : `${options.device} is not there; it is looked for at each ticket.`,
    ),
  )
  const agent = new PrintAgent(options, line => console.log(line))
  // Ends by itself once the last word has left; exit() would cut it off.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void agent.close())
} catch (error) {
  console.error(error instanceof OptionError ? error.message : error)
  process.exit(1)
}
