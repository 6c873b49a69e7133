/**
 * `npm run backup FILE`: writes the whole hall (queues, people, devices, secrets, settings, voices, archive) into one file, as of one
 * moment, while the hall works or while it does not. The file holds secrets and is readable by its owner alone.
 */
import { runBuilt } from './setup/run-built.mjs'

await runBuilt('backup')
