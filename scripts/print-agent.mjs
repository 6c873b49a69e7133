/**
 * `npm run print-agent -- --server URL --device /dev/usb/lp0`: prints tickets on a printer of this machine. The
 * first time it shows a code that a manager enters in the office. It then gets a key, which it keeps in a file
 * under `data/print-agent` (or below DATA_DIR); nothing else is written to the disk. `--key FILE` names another
 * file. In the settings, the printer's address is `agent:NAME`, with the name that the manager gave. The agent
 * recovers by itself when the server, the network or the printer was away. `--baud N` sets the speed of a serial
 * port. In the demonstration, use `--centre ID --name NAME` instead of a key.
 */
import { runBuilt } from './setup/run-built.mjs'

await runBuilt('print-agent')
