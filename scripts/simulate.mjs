/**
 * `npm run simulate -- --url URL --centre ID --visitors-per-hour N --minutes M`: visitors and inspectors in one hall of a
 * running server, by the same sockets as screens, for M minutes of real time. `--speed 60` makes an hour of the hall pass in
 * each of them: more visitors come, services are shorter; the server's own clock, and so the waits that it tells, stay as they
 * are. `--counters K` staffs at most K windows, `--seed S` repeats a day. Ends with 1 when a ticket was lost or called twice, or
 * a visitor was refused without a reason of the hall (closed, full, locked).
 */
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { requireNode } from './setup/node.mjs'
import { installPackages } from './setup/packages.mjs'
import { ROOT } from './setup/paths.mjs'
import { main } from './setup/run.mjs'

await main(async () => {
  requireNode()
  await installPackages({ dev: true })
  const { register } = await import('tsx/esm/api')
  register()
  await import(pathToFileURL(join(ROOT, 'scripts/simulate/main.ts')).href)
})
