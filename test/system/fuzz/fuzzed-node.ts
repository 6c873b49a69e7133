import { type ChildProcess, fork } from 'node:child_process'
import type { TestRedis } from '../../kit/redis.ts'
import type { FromNode, ToNode } from './node-process.ts'

/** A server under fuzzing in its own process. */
export interface FuzzedNode {
  readonly url: string
  readonly prefix: string
  /** Errors that it has logged, and its output when it died. */
  readonly troubles: readonly string[]
  /** Bytes that its process uses after a garbage collection. */
  memory(): Promise<number>
  stop(): Promise<void>
}

const stopWithinMs = 15_000

/** Starts a server on a Redis. Resolves when its centres can issue and call. */
export async function startFuzzedNode(redis: TestRedis): Promise<FuzzedNode> {
  const child = fork(new URL('node-process.ts', import.meta.url), [redis.socketPath], {
    execArgv: ['--expose-gc', '--import', 'tsx'],
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  const troubles: string[] = []
  child.on('message', (message: FromNode) => {
    if ('troubles' in message) troubles.push(...message.troubles)
  })
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', data => troubles.push(String(data)))
  const ended = new Promise<void>(resolve => {
    child.once('exit', (code, signal) => {
      if (code !== 0) troubles.push(`the server ended: ${signal ?? code}`)
      resolve()
    })
  })
  const received = <T extends FromNode>(fits: (message: FromNode) => message is T) =>
    hear(child, fits, ended, troubles)
  const { url, prefix } = await received(message => 'url' in message)
  const send = (message: ToNode) => child.send(message)
  return {
    url,
    prefix,
    troubles,
    async memory() {
      const answer = received(message => 'bytes' in message)
      send('memory')
      return (await answer).bytes
    },
    async stop() {
      if (child.connected) send('stop')
      const late = setTimeout(() => child.kill('SIGKILL'), stopWithinMs)
      await ended
      clearTimeout(late)
    },
  }
}

function hear<T extends FromNode>(
  child: ChildProcess,
  fits: (message: FromNode) => message is T,
  ended: Promise<void>,
  troubles: readonly string[],
): Promise<T> {
  return new Promise((resolve, reject) => {
    const listen = (message: FromNode) => {
      if (!fits(message)) return
      child.off('message', listen)
      resolve(message)
    }
    child.on('message', listen)
    void ended.then(() => reject(new Error(troubles.join('\n'))))
  })
}
