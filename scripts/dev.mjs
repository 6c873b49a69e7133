/**
 * `npm run dev`: runs the server, restarted when its sources change, and Vite in front of it, which updates open
 * pages when the screens' sources change.
 */
import { spawn } from 'node:child_process'
import { requireNode } from './setup/node.mjs'
import { installPackages } from './setup/packages.mjs'
import { ROOT } from './setup/paths.mjs'
import { installPrograms, PROGRAMS } from './setup/programs.mjs'
import { main } from './setup/run.mjs'

/** Vite has the port that people know and open; the server is behind it. */
const PAGE_PORT = Number(process.env.PORT ?? 3000)
const SERVER_PORT = PAGE_PORT + 1

await main(async () => {
  requireNode()
  await installPackages({ dev: true })
  if (!process.env.REDIS_URL?.trim()) await installPrograms(PROGRAMS.redis)
  const children = [
    node(['node_modules/tsx/dist/cli.mjs', 'watch', '--clear-screen=false', 'server/main.ts'], {
      PORT: String(SERVER_PORT),
      PUBLIC_URL: process.env.PUBLIC_URL ?? `http://localhost:${PAGE_PORT}`,
    }),
    node(['node_modules/vite/bin/vite.js', '--port', String(PAGE_PORT), '--strictPort'], {
      KEZEK_DEV_SERVER: `http://127.0.0.1:${SERVER_PORT}`,
    }),
  ]
  let ending = false
  const end = () => {
    // Only one signal: at a second one the watcher kills the server, which then can't stop its Redis.
    if (!ending) for (const child of children) child.kill('SIGTERM')
    ending = true
  }
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, end)
  for (const child of children) {
    child.once('exit', code => {
      process.exitCode = code ?? 0
      // One without the other is of no use.
      end()
    })
  }
})

function node(args, env) {
  return spawn(process.execPath, args, {
    cwd: ROOT,
    // Its own process group: otherwise Ctrl-C would reach it twice, from the terminal and from here.
    detached: true,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, ...env },
  })
}
