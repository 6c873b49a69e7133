import type { HallView } from '../../shared/contract/hall-view.ts'
import type { TicketLook } from '../../shared/domain/paper.ts'
import type { Ticket } from '../../shared/domain/ticket.ts'
import { type Drawing, DrawingBusyError } from './draw.ts'
import { sampleContent, sampleTicket } from './sample.ts'

export interface PreviewDeps {
  viewOf(centre: string): HallView<Ticket> | undefined
  now(): number
  linkOf(centre: string, ticket: string): Promise<string | undefined>
  drawing: Drawing
}

/** @returns draws a ticket as a visitor of a centre might get it, as a PNG; undefined while that can't be done. */
export function sampleOf({ viewOf, now, linkOf, drawing }: PreviewDeps) {
  return async (centre: string, { locale, width, blocks }: TicketLook): Promise<Uint8Array | undefined> => {
    const view = viewOf(centre)
    if (!view) return undefined
    try {
      const content = sampleContent(view, locale, now(), await linkOf(centre, sampleTicket))
      return await drawing.png({ content, blocks, width })
    } catch (error) {
      if (error instanceof DrawingBusyError) return undefined
      throw error
    }
  }
}
