/**
 * `npm run archive -- rebuild | backup FILE | restore FILE`: makes the archive's tables anew from its events, or writes it to one
 * file and reads it back into an empty one. With DATABASE_URL it works while the server runs; the archive inside the server is
 * opened by one process at a time, and a running server is refused. `npm run backup` takes the archive along without a stop. Ends with
 * 1 where it could not be done; then nothing has changed.
 */
import { runBuilt } from './setup/run-built.mjs'

await runBuilt('archive')
