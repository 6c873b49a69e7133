/**
 * `npm run audit -- verify [--centre ID] [--log FILE] [--day-line JSON]`: walks the audit trails of all centres,
 * people and devices link by link, and names the first faulty row of each. With lines of the server's log it also
 * finds a trail that was replaced as a whole. Works whether or not the server runs. Exits with 1 when something is
 * wrong.
 */
import { runBuilt } from './setup/run-built.mjs'

await runBuilt('audit')
