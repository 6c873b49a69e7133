import { parseArgs } from 'node:util'

export interface AgentOptions {
  /** Without a slash at its end. */
  server: string
  centre: string
  /** As settings name it: `agent:<name>`. */
  name: string
  /** Path of the device file. */
  device: string
  /** Speed of a serial port; absent: as the system has set it. */
  baud?: number
}

export const usage =
  'npm run print-agent -- --server http://localhost:3000 --centre ID --device /dev/usb/lp0 --name NAME [--baud N]'

/** An option that cannot be used; the message says which. */
export class OptionError extends Error {
  override name = 'OptionError'
}

/** @throws OptionError for the first option that is wrong or missing */
export function readOptions(args: readonly string[]): AgentOptions {
  const { server = '', centre = '', device = '', name = '', baud } = parse(args)
  if (!URL.canParse(server)) wrong('--server must be the address of a server')
  if (!/^[a-z0-9-]{1,40}$/.test(centre)) wrong('--centre must be the id of a centre')
  if (!device.startsWith('/')) wrong('--device must be the path of a printer, such as /dev/usb/lp0')
  if (!/^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/.test(name))
    wrong('--name must be letters, digits, - and _, as the settings name this agent')
  const speed = baud === undefined ? undefined : Number(baud)
  if (speed !== undefined && !(Number.isInteger(speed) && speed > 0)) wrong('--baud must be a number over 0')
  return { server: server.replace(/\/+$/, ''), centre, device, name, ...(speed && { baud: speed }) }
}

function parse(args: readonly string[]) {
  const type = 'string' as const
  const options = {
    server: { type },
    centre: { type },
    device: { type },
    name: { type },
    baud: { type },
  }
  try {
    return parseArgs({ args: [...args], options }).values
  } catch (error) {
    return wrong(error instanceof Error ? error.message : String(error))
  }
}

function wrong(what: string): never {
  throw new OptionError(`${what}. Use: ${usage}`)
}
