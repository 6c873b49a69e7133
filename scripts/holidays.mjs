/**
 * `npm run holidays`: writes server/calendar/kazakhstan.json, the public holidays by date, from the package `date-holidays`. Run it after
 * an update of that package, and read the difference; a test compares the file with what the package says.
 */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { requireNode } from './setup/node.mjs'
import { installPackages } from './setup/packages.mjs'
import { ROOT } from './setup/paths.mjs'
import { main } from './setup/run.mjs'

await main(async () => {
  requireNode()
  await installPackages({ dev: true })
  const { register } = await import('tsx/esm/api')
  register()
  const { HOLIDAY_FILE, holidayFile } = await import('./holidays/holiday-file.ts')
  writeFileSync(join(ROOT, HOLIDAY_FILE), holidayFile())
  console.log(HOLIDAY_FILE)
})
