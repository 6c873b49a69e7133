/**
 * `npm run restore FILE`: turns an empty installation into that of a backup: the same people can sign in, the same
 * tickets wait. Refuses an installation that is not empty, or a file that is not a whole backup; then nothing
 * changes.
 */
import { runBuilt } from './setup/run-built.mjs'

await runBuilt('restore')
