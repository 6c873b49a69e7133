/**
 * `npm run simulate`: see scripts/simulate.mjs. Exits with 1 when a ticket was lost or called twice, or a visitor
 * was refused for other reasons than the centre's own.
 */

import { OptionError } from '../option-error.ts'
import { isClean, toLines } from './ledger.ts'
import { readOptions } from './options.ts'
import { simulate } from './simulate.ts'

try {
  const report = await simulate(readOptions(process.argv.slice(2)), line => console.log(line))
  for (const line of toLines(report)) console.log(line)
  process.exit(isClean(report) ? 0 : 1)
} catch (error) {
  console.error(error instanceof OptionError ? error.message : error)
  process.exit(1)
}
