/**
 * `npm run simulate -- --url URL --centre ID --visitors-per-hour N --minutes M`: simulates visitors and inspectors
 * in a centre of a running server, by the same sockets as screens, for M minutes of real time. `--speed 60` makes
 * an hour of the centre pass in each minute: more visitors come, and services are shorter. The server's clock is
 * unchanged, and so are the waits that it predicts. `--counters K` staffs at most K windows, `--seed S` repeats a
 * day. Exits with 1 when a ticket was lost or called twice, or a visitor was refused for other reasons than the
 * centre's own (closed, full, locked).
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
