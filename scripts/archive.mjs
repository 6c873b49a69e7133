/**
 * `npm run archive -- rebuild | backup FILE | restore FILE`: derives the archive's tables again from its events,
 * writes the archive to one file, or reads such a file into an empty archive. With DATABASE_URL it works while the
 * server runs. The archive inside the server can be opened by one process at a time, so it is refused while the
 * server runs. `npm run backup` includes the archive and needs no stop. Exits with 1 when it could not be done;
 * then nothing has changed.
 */
import { runBuilt } from './setup/run-built.mjs'

await runBuilt('archive')
