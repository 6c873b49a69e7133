/**
 * `npm run dev`: the server, started anew when its sources change, and before it Vite, which puts changes of the
 * screens into the open page.
 */
import { spawn } from 'node:child_process'
import { requireNode } from './setup/node.mjs'
import { installPackages } from './setup/packages.mjs'
import { ROOT } from './setup/paths.mjs'
import { installPrograms, PROGRAMS } from './setup/programs.mjs'
import { main } from './setup/run.mjs'

/** The page to open is Vite's, at the port people know; the server stands behind it. */
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
    // Once: a second signal makes the watcher kill the server, which then could not end its Redis.
    if (!ending) for (const child of children) child.kill('SIGTERM')
    ending = true
  }
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, end)
  for (const child of children) {
    child.once('exit', code => {
      process.exitCode = code ?? 0
      // One alone is of no use.
      end()
    })
  }
})

function node(args, env) {
  return spawn(process.execPath, args, {
    cwd: ROOT,
    // A group of its own: Ctrl-C would reach it once from the terminal and once from here.
    detached: true,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, ...env },
  })
}
