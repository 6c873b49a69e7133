import { sleep } from '../../../shared/domain/sleep.ts'
import { startNode } from '../../kit/node.ts'

// A server in its own process, so that its memory can be measured. Run with `--expose-gc` and an IPC channel.

export type ToNode = 'memory' | 'stop'
export type FromNode =
  | { url: string; prefix: string }
  /** Bytes in use after a garbage collection. */
  | { bytes: number }
  | { troubles: string[] }

const [, , socketPath = ''] = process.argv
const { gc } = globalThis
if (!gc || !process.send) throw new Error('start it with --expose-gc, by fork')
const say = (message: FromNode) => process.send?.(message)

const node = await startNode({ socketPath }, { env: { LOG_LEVEL: 'warn' } })
say({ url: node.url, prefix: node.prefix })

const collectEveryMs = 200
/** Reports errors as defects: no message may cause one. */
const troubleFrom = 50
setInterval(() => {
  const troubles = node.log.splice(0).filter(({ level }) => level >= troubleFrom)
  if (troubles.length > 0) say({ troubles: troubles.map(line => JSON.stringify(line)) })
}, collectEveryMs)

process.on('message', async (message: ToNode) => {
  if (message === 'stop') {
    await node.stop()
    process.exit(0)
  }
  // The first round finalises objects, the second frees them.
  for (let round = 0; round < 4; round++) {
    gc()
    await sleep(50)
  }
  const { heapUsed, external } = process.memoryUsage()
  say({ bytes: heapUsed + external })
})
// The test ended without a message: nobody else would stop this process.
process.on('disconnect', () => process.exit(1))
