import { createServer } from 'node:http'

/**
 * The first of the ports that are given out. They lie below those that the system chooses for connections and for servers
 * without a port of their own (Linux: from 32768): one of those may be taken by another test before this one's server
 * starts, or while it is away.
 */
const firstPort = 20_000
/** Ports for one worker of a test run, so that two workers never get the same one. */
const portsOfWorker = 1_000
/** Workers with ports of their own; more than run beside each other. */
const maxWorkers = 12

const worker = Number(process.env.VITEST_POOL_ID ?? 0) % maxWorkers
/** Another run on this machine begins elsewhere. */
let next = process.pid

function isFree(port: number): Promise<boolean> {
  const server = createServer()
  return new Promise(resolve => {
    server.once('error', () => resolve(false))
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)))
  })
}

/** @returns a free port, for a server whose address must be known before it starts */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = firstPort + worker * portsOfWorker + (next++ % portsOfWorker)
    if (await isFree(port)) return port
  }
}
