import type { AgentOrder } from '../../shared/contract/print-agent.ts'
import type { HallSocket } from './sockets.ts'

/** @returns a print agent's socket as the printing sees it. */
export function toAgentLine(socket: HallSocket) {
  return {
    print: (order: AgentOrder, ms: number) =>
      socket.timeout(ms).emitWithAck('print', order) as Promise<unknown>,
    look: (ms: number) => socket.timeout(ms).emitWithAck('look') as Promise<unknown>,
    onBegin(ask: (order: unknown) => Promise<boolean>): void {
      socket.on('begin', async (order, ack) => {
        if (typeof ack !== 'function') return void socket.disconnect(true)
        ack(await ask(order))
      })
    },
    onGone(gone: () => void): () => void {
      socket.once('disconnect', gone)
      return () => void socket.off('disconnect', gone)
    },
  }
}
