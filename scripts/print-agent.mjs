/**
 * `npm run print-agent -- --server URL --centre ID --device /dev/usb/lp0 --name NAME`: prints a hall's tickets on a printer
 * of this machine. A printer of the settings has it at the address `agent:NAME`. Keeps nothing on the disk, and comes back
 * by itself whatever goes away: the server, the network, the printer. `--baud N` sets the speed of a serial port.
 */
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { requireNode } from './setup/node.mjs'
import { installPackages } from './setup/packages.mjs'
import { ROOT } from './setup/paths.mjs'
import { main } from './setup/run.mjs'

await main(async () => {
  requireNode()
  await installPackages({ dev: false })
  const { register } = await import('tsx/esm/api')
  register()
  await import(pathToFileURL(join(ROOT, 'scripts/print-agent/main.ts')).href)
})
