/**
 * `npm run admin -- create`: makes an administrator, the first one above all: it asks for names and for the password. `npm run
 * admin -- reset LOGIN`: gives somebody a one-time code, where no administrator is left who could. Works while the server runs
 * and while it does not; whoever may run it may read the data anyway.
 */
import { runBuilt } from './setup/run-built.mjs'

await runBuilt('admin')
