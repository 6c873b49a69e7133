import { parentPort } from 'node:worker_threads'
import type { CheckedTicket, TicketBlock } from '../../shared/domain/paper.ts'
import { type Bitmap, toBitmap, toPng } from './bitmap.ts'
import { checkTicket } from './check-ticket.ts'
import { layoutTicket, type TicketPicture } from './layout-ticket.ts'

/** One ticket to draw, or the blocks of one to check. */
export type DrawRequest = { ticket: TicketPicture; as: 'bitmap' | 'png' } | { check: readonly TicketBlock[] }

/** The answer to a request. */
export type DrawAnswer =
  | { bitmap: Bitmap }
  | { png: Uint8Array }
  | { checked: CheckedTicket }
  | { error: string }

// The render thread's side of `draw.ts`: answers requests one at a time.
parentPort?.on('message', (request: DrawRequest) => {
  void answer(request).then(drawn => parentPort?.postMessage(drawn))
})

async function answer(request: DrawRequest): Promise<DrawAnswer> {
  try {
    if ('check' in request) return { checked: checkTicket(request.check) }
    const { content, blocks, width } = request.ticket
    const bitmap = await toBitmap(layoutTicket(content, blocks, width))
    return request.as === 'png' ? { png: toPng(bitmap) } : { bitmap }
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) }
  }
}
