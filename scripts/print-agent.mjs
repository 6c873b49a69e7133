/**
 * `npm run print-agent -- --server URL --device /dev/usb/lp0`: prints a hall's tickets on a printer of this machine. The first
 * time it shows a code that a manager enters in the office; the key it is given then stands in a file of its own under
 * `data/print-agent` (of DATA_DIR, where that is set), and nothing else on the disk. `--key FILE` has it elsewhere. A printer of
 * the settings has it at the address `agent:NAME`, by the name that the manager gave. It comes back by itself whatever goes away:
 * the server, the network, the printer. `--baud N` sets the speed of a serial port. In the demonstration `--centre ID --name
 * NAME` stand in place of the key.
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
