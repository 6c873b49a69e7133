/**
 * `npm run catalogue -- check FILE | export FILE | import FILE [--dry-run]`: checks a catalogue file, writes the present catalogue to
 * a file, or replaces it by a file. Works whether or not the server runs; a running server and its screens follow within a second.
 * `--dry-run` says what an import would change, and changes nothing. Services that the file lacks are retired: they give no new
 * tickets and keep their history. Forms and samples lie in the folder `files` beside the catalogue file. Exits with 1 when it could not be done; then nothing has changed.
 */
import { runBuilt } from './setup/run-built.mjs'

await runBuilt('catalogue')
