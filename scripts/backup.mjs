/**
 * `npm run backup FILE`: writes the whole installation (queues, people, devices, secrets, settings, voices,
 * archive) into one file, as of one moment, whether or not the server runs. The file holds secrets and only its
 * owner can read it.
 */
import { runBuilt } from './setup/run-built.mjs'

await runBuilt('backup')
