/**
 * `node scripts/setup/empty-archive.mjs FOLDER`, run by the build: creates the empty database that each new archive
 * copies. Creating one takes PGlite three seconds and 600 MB of memory, which a small computer has while nothing
 * else runs.
 */
import { PGlite } from '@electric-sql/pglite'

const database = await PGlite.create(process.argv[2], { initDbStartParams: ['-c', 'shared_buffers=8MB'] })
await database.close()
process.exit(0)
