import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { OptionError } from '../option-error.ts'

export interface AgentOptions {
  /** Without a slash at its end. */
  server: string
  /** File of the agent's key; absent only in the demonstration. */
  key?: string
  /** For the demonstration, which has no keys: the centre, and the agent's name in the settings. */
  demo?: { centre: string; name: string }
  /** Path of the device file. */
  device: string
  /** Speed of a serial port; absent: the system's setting. */
  baud?: number
}

const usage =
  'npm run print-agent -- --server http://localhost:3000 --device /dev/usb/lp0 [--key FILE] [--baud N]; in the demonstration --centre ID --name NAME instead of a key'

/**
 * Parses the command line.
 *
 * @param dataDir folder of the key unless one is named
 * @throws OptionError for the first wrong or missing option
 */
export function readOptions(args: readonly string[], dataDir = process.env.DATA_DIR || 'data'): AgentOptions {
  const { server = '', centre, device = '', name, key, baud } = parse(args)
  if (!URL.canParse(server) || !/^https?:$/.test(new URL(server).protocol))
    wrong('--server must be the address of a server')
  if (!device.startsWith('/')) wrong('--device must be the path of a printer, such as /dev/usb/lp0')
  const speed = baud === undefined ? undefined : Number(baud)
  if (speed !== undefined && !(Number.isInteger(speed) && speed > 0)) wrong('--baud must be a number over 0')
  const isDemo = key === undefined && (centre !== undefined || name !== undefined)
  const who = isDemo ? { demo: demoOf(centre, name) } : { key: key ?? keyFileOf(server, device, dataDir) }
  return { server: server.replace(/\/+$/, ''), device, ...who, ...(speed && { baud: speed }) }
}

function demoOf(centre = '', name = ''): NonNullable<AgentOptions['demo']> {
  if (!/^[a-z0-9-]{1,40}$/.test(centre)) wrong('--centre must be the id of a centre')
  if (!/^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/.test(name))
    wrong('--name must be letters, digits, - and _, as the settings name this agent')
  return { centre, name }
}

/**
 * @returns the file for the key of one server and printer: a machine may have several, and a key is shown only to
 * its own server
 */
function keyFileOf(server: string, device: string, dataDir: string): string {
  const plain = (text: string) => text.replace(/[^A-Za-z0-9.]+/g, '-')
  return join(resolve(dataDir), 'print-agent', `${plain(new URL(server).host)}${plain(device)}.key`)
}

function parse(args: readonly string[]) {
  const type = 'string' as const
  const options = {
    server: { type },
    centre: { type },
    device: { type },
    name: { type },
    key: { type },
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
