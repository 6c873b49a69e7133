/**
 * `node scripts/setup/empty-archive.mjs FOLDER`, run by the build: makes the empty database that every new archive starts as a copy
 * of. PGlite takes three seconds and 600 MB of memory to make one, which a small computer has while nothing else runs.
 */
import { PGlite } from '@electric-sql/pglite'

const database = await PGlite.create(process.argv[2], { initDbStartParams: ['-c', 'shared_buffers=8MB'] })
await database.close()
process.exit(0)
