import type { Catalogue } from '../../shared/catalogue/catalogue.ts'
import type { HallView } from '../../shared/contract/hall-view.ts'
import type { CheckedTicket, TicketLook } from '../../shared/domain/paper.ts'
import type { Ticket } from '../../shared/domain/ticket.ts'
import { DrawingBusyError, type RenderThread } from './draw.ts'
import { sampleContent, sampleTicket } from './sample.ts'

export interface PreviewDeps {
  viewOf(centre: string): HallView<Ticket> | undefined
  catalogue(): Catalogue
  now(): number
  linkOf(centre: string, ticket: string): Promise<string | undefined>
  drawing: RenderThread
}

/** A ticket as a PNG, an error in its blocks, or `busy`: too much is being drawn, or the centre has no view yet. */
export type Preview = { png: Uint8Array } | Extract<CheckedTicket, { ok: false }> | 'busy'

/** @returns a function that draws a sample ticket of a centre */
export function createPreview({ viewOf, catalogue, now, linkOf, drawing }: PreviewDeps) {
  return async (centre: string, { locale, width, blocks }: TicketLook): Promise<Preview> => {
    const view = viewOf(centre)
    if (!view) return 'busy'
    try {
      const checked = await drawing.check(blocks)
      if (checked === 'busy' || !checked.ok) return checked
      const link = await linkOf(centre, sampleTicket)
      const content = sampleContent(view, catalogue(), locale, now(), link)
      return { png: await drawing.preview({ content, blocks: checked.blocks, width }) }
    } catch (error) {
      if (error instanceof DrawingBusyError) return 'busy'
      throw error
    }
  }
}
