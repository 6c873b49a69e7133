/**
 * `npm run print-agent -- --server URL --device /dev/usb/lp0`: prints a hall's tickets on a printer of this machine. The first
 * time it shows a code that a manager enters in the office; the key it is given then stands in a file of its own under
 * `data/print-agent` (of DATA_DIR, where that is set), and nothing else on the disk. `--key FILE` has it elsewhere. A printer of
 * the settings has it at the address `agent:NAME`, by the name that the manager gave. It comes back by itself whatever goes away:
 * the server, the network, the printer. `--baud N` sets the speed of a serial port. In the demonstration `--centre ID --name
 * NAME` stand in place of the key.
 */
import { runBuilt } from './setup/run-built.mjs'

await runBuilt('print-agent')
