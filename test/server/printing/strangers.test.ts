import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { toBitmap, toPng } from '../../../server/printing/bitmap.ts'
import { layoutTicket, type TicketContent } from '../../../server/printing/layout-ticket.ts'
import { toBytes } from '../../../server/printing/ticket-bytes.ts'
import { ticketLink } from '../../../server/printing/ticket-link.ts'
import { profileOf } from '../../../shared/catalogue/printer-profiles.ts'
import { locales } from '../../../shared/domain/locale.ts'
import { defaultTicket, type TicketBlock } from '../../../shared/domain/paper.ts'
import { common } from '../../../shared/i18n/common/common.ts'
import { ticketWords } from '../../../shared/i18n/kiosk/ticket.ts'
import { centres, purposeWords, services } from '../../kit/order.ts'
import { decode } from '../../kit/printer/decode.ts'

// Programs that know nothing about Kezek read what the printer prints.
beforeEach(({ skip }) => skip(process.platform !== 'linux', 'only Linux has these readers at hand'))

const folder = mkdtempSync(join(tmpdir(), 'kezek-paper-'))
afterAll(() => rmSync(folder, { recursive: true }))

const languages = { kk: 'kaz', ru: 'rus', en: 'eng' } as const
const cases = locales.flatMap(locale => [576, 384].map(width => ({ locale, width })))

/** @returns the words of a picture as OCR reads them */
function read(png: Uint8Array, language: string): string[] {
  const file = join(folder, 'ticket.png')
  writeFileSync(file, png)
  const args = [file, '-', '-l', language, '--psm', '6', '--dpi', '203']
  const env = { ...process.env, OMP_THREAD_LIMIT: '1' }
  return words(
    execFileSync('tesseract', args, { encoding: 'utf8', env, stdio: ['ignore', 'pipe', 'ignore'] }),
  )
}

/** Splits a text into words. Dashes and stops are none; a word broken at its hyphen is two. */
function words(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
}

describe.each(cases)('a ticket in $locale on $width dots', ({ locale, width }) => {
  const link = ticketLink('https://queue.example.kz', 'akmola', '20261125-A042', 'a secret')
  const content: TicketContent = {
    locale,
    centre: centres[0]?.name[locale] ?? '',
    service: services[0]?.kioskTitle[locale] ?? '',
    purpose: purposeWords(locale, 'submission'),
    number: 'A042',
    before: 17,
    wait: { from: 35, to: 60 },
    at: Date.UTC(2026, 10, 25, 5, 4),
    zone: 'Asia/Almaty',
    link,
  }
  /** @returns the paper: the printer's bytes read back, not what was drawn */
  async function print(blocks: readonly TicketBlock[]): Promise<Uint8Array> {
    const profile = profileOf({ printerProfiles: {} }, width === 576 ? 'generic-80' : 'generic-58')
    expect(profile.width).toBe(width)
    const { pieces } = decode(toBytes(await toBitmap(layoutTicket(content, blocks, width)), profile))
    const [piece] = pieces
    if (!piece || pieces.length > 1) throw new Error(`${pieces.length} tickets`)
    return toPng(piece.bitmap)
  }

  test('is read word for word by OCR: centre, service, people before, wait, legend, date', async () => {
    // The large number and the code are not lines of text; each has its own reader.
    const blocks = defaultTicket.filter(({ kind }) => !['number', 'code', 'rule'].includes(kind))
    const seen = read(await print(blocks), languages[locale])
    const say = common[locale]
    const printed = [
      content.centre,
      content.service,
      content.purpose,
      say.peopleBefore(17),
      say.likelyWait(35, 60),
      ticketWords[locale].watchScreen,
      ticketWords[locale].legend,
    ]
    for (const line of printed) expect(seen.join(' ')).toContain(words(line).join(' '))
    expect(seen).toContain('2026')
  })

  test('has a code that is read exactly from the whole ticket', async () => {
    const file = join(folder, 'code.png')
    writeFileSync(file, await print(defaultTicket))
    const args = ['--quiet', '--raw', '-Sdisable', '-Sqrcode.enable', file]
    // zbarimg complains about a missing message bus, which servers don't have, and reads all the same.
    const seen = execFileSync('zbarimg', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
    expect(seen.trim()).toBe(link)
  })
})
