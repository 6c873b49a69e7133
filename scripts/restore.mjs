/**
 * `npm run restore FILE`: makes an empty installation the hall of a backup: the same people sign in, the same tickets wait. Anything
 * that is there already, or a file that is not a whole backup, is refused with a sentence, and nothing changes.
 */
import { runBuilt } from './setup/run-built.mjs'

await runBuilt('restore')
