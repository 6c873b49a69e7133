/**
 * `npm run admin -- create`: creates an administrator, such as the first one; asks for names and password. `npm run
 * admin -- reset LOGIN`: gives a user a one-time code when no administrator is left who could. Works whether or not
 * the server runs; anyone who may run it can read the data anyway.
 */
import { runBuilt } from './setup/run-built.mjs'

await runBuilt('admin')
