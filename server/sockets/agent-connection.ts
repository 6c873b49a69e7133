import type { Logger } from 'pino'
import type { AgentOrder } from '../../shared/contract/print-agent.ts'
import { answerSafely, safely } from '../lib/boundary.ts'
import type { HallSocket } from './sockets.ts'

/** Wraps a print agent's socket for the code that prints. */
export function toAgentConnection(socket: HallSocket, log: Logger) {
  return {
    print: (order: AgentOrder, ms: number) =>
      socket.timeout(ms).emitWithAck('print', order) as Promise<unknown>,
    check: (ms: number) => socket.timeout(ms).emitWithAck('look') as Promise<unknown>,
    onBegin(ask: (order: unknown) => Promise<boolean>): void {
      socket.on('begin', async (order, ack) => {
        if (typeof ack !== 'function') return void socket.disconnect(true)
        // An agent that gets no permission to begin prints nothing.
        ack(
          await answerSafely(
            log,
            'print agent begins',
            () => ask(order),
            () => false,
            order,
          ),
        )
      })
    },
    onGone(gone: () => void): () => void {
      const listener = safely(log, 'print agent left', gone)
      socket.once('disconnect', listener)
      return () => void socket.off('disconnect', listener)
    },
  }
}
