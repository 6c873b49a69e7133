import { locales } from '../../shared/domain/locale.ts'
import type { CheckedTicket, TicketBlock } from '../../shared/domain/paper.ts'
import { keptLogo } from './logo.ts'
import { signsWithoutGlyph } from './type.ts'

/**
 * Checks what the schema can't: whether logos are pictures, and whether the paper's font has every character of the
 * texts. It may take a second: call it only in the render thread.
 *
 * @returns the blocks with logos reduced to dots, or the first error
 */
export function checkTicket(blocks: readonly TicketBlock[]): CheckedTicket {
  const checked: TicketBlock[] = []
  for (const [at, block] of blocks.entries()) {
    if (block.kind === 'logo') {
      const kept = keptLogo(block.image)
      if ('problem' in kept) return { ok: false, path: `${at}.image`, problem: kept.problem }
      checked.push({ ...block, image: kept.image })
      continue
    }
    if (block.kind === 'text') {
      for (const locale of locales) {
        const signs = signsWithoutGlyph(block.text[locale])
        if (signs.length > 0)
          return { ok: false, path: `${at}.text.${locale}`, problem: `no sign for ${signs.join(' ')}` }
      }
    }
    checked.push(block)
  }
  return { ok: true, blocks: checked }
}
