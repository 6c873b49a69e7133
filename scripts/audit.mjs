/**
 * `npm run audit -- verify [--centre ID] [--log FILE] [--day-line JSON]`: walks the trail of every centre, of people and of devices
 * link by link, and names the first row of each that is wrong or missing. With the server's log, or lines of it, it also finds a
 * trail that was made anew as a whole. Works while the server runs and while it does not. Ends with 1 where something is wrong.
 */
import { runBuilt } from './setup/run-built.mjs'

await runBuilt('audit')
