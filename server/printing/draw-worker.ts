import { parentPort } from 'node:worker_threads'
import { type Bitmap, toBitmap, toPng } from './bitmap.ts'
import { layoutTicket, type TicketPicture } from './layout-ticket.ts'

/** One ticket to draw. */
export interface DrawRequest {
  ticket: TicketPicture
  as: 'bitmap' | 'png'
}

/** What came of it. */
export type DrawAnswer = { bitmap: Bitmap } | { png: Uint8Array } | { error: string }

/** The other end of `draw.ts`: a ticket comes, a picture goes, one at a time. */
parentPort?.on('message', (request: DrawRequest) => {
  void answer(request).then(drawn => parentPort?.postMessage(drawn))
})

async function answer({ ticket, as }: DrawRequest): Promise<DrawAnswer> {
  try {
    const bitmap = await toBitmap(layoutTicket(ticket.content, ticket.blocks, ticket.width))
    return as === 'png' ? { png: toPng(bitmap) } : { bitmap }
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) }
  }
}
