/**
 * `npm run simulate -- --url URL --centre ID --visitors-per-hour N --minutes M`: visitors and inspectors in one hall of a
 * running server, by the same sockets as screens. `--speed 60` lets an hour of the hall pass in a minute: more visitors come,
 * services are shorter; the server's own clock, and so the waits that it tells, goes on as ever. `--counters K` staffs
 * only so many windows, `--seed S` repeats a day.
 */
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { requireNode } from './setup/node.mjs'
import { installPackages } from './setup/packages.mjs'
import { ROOT } from './setup/paths.mjs'
import { main } from './setup/run.mjs'

await main(async () => {
  requireNode()
  await installPackages({ dev: false })
  const { register } = await import('tsx/esm/api')
  register()
  await import(pathToFileURL(join(ROOT, 'scripts/simulate/main.ts')).href)
})
