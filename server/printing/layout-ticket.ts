import qrcode from 'qrcode'
import { localTime } from '../../shared/domain/business-day.ts'
import type { Purpose } from '../../shared/domain/queue.ts'
import { common } from '../../shared/i18n/common.ts'
import type { Locale } from '../../shared/i18n/locale.ts'
import { ticketWords } from '../../shared/i18n/ticket.ts'
import { formatClock, formatDate } from '../../shared/i18n/time.ts'
import { inkOf, outline, type Weight, widthOf, wrap } from './type.ts'

/** What stands on a ticket. Nothing of an entitlement: papers lie about. */
export interface TicketContent {
  locale: Locale
  /** In the visitor's language, as the service is. */
  centre: string
  service: string
  purpose: Purpose
  number: string
  /** People before; absent where nobody counted. */
  before?: number
  /** Minutes; absent: not known yet. */
  wait?: { from: number; to: number }
  /** When it was issued, Unix ms, and in which zone (IANA name) that is read. */
  at: number
  zone: string
}

/** Dots, of which printers have eight a millimetre: letters are as large on narrow paper, and wrap sooner. */
const sizes = { body: 26, title: 30, note: 24 }
const leading = 1.25
const gap = 18
/** Printers leave a margin of their own; this one is for those that are set up a little askew. */
const margin = 6
/** Digits of 22 mm are read at arm's length by anybody; wider paper would only make the ticket longer. */
const largestNumber = 250
const rule = 2
/** A module of 0.75 mm is read by any telephone. Four modules of quiet zone are the standard's. */
const module = 6
const quiet = 4

/** @returns a ticket as a picture of `width` dots, as long as it has to be: an SVG that needs no font. */
export function layoutTicket(content: TicketContent, width: number): string {
  const paper = new Paper(width, content.locale)
  const say = common[content.locale]
  const words = ticketWords[content.locale]

  paper.text(content.centre, 'medium', sizes.body)
  paper.rule()
  paper.text(words.yourNumber, 'medium', sizes.body)
  paper.number(content.number)
  paper.rule()
  paper.text(content.service, 'bold', sizes.title)
  paper.text(say.purposes[content.purpose], 'medium', sizes.body)
  paper.skip(gap)
  if (content.before !== undefined) {
    const before = content.before === 0 ? say.nobodyBefore : say.peopleBefore(content.before)
    paper.text(before, 'medium', sizes.body)
  }
  const { wait } = content
  paper.text(wait ? say.likelyWait(wait.from, wait.to) : say.waitNotKnown, 'medium', sizes.body)
  paper.skip(gap)
  paper.text(words.watchScreen, 'medium', sizes.note)
  paper.rule()
  const { locale, at, zone } = content
  const date = formatDate(locale, at, zone, { year: true })
  paper.text(`${date}, ${formatClock(at, zone)}`, 'medium', sizes.body)
  paper.code(`${content.number} ${isoDate(at, zone)}`)
  return paper.svg()
}

function isoDate(at: number, zone: string): string {
  const { year, month, day } = localTime(at, zone)
  return [year, month, day].map(part => String(part).padStart(2, '0')).join('-')
}

/** Takes pieces one below the other, each centred. */
class Paper {
  readonly #width: number
  readonly #locale: Locale
  readonly #pieces: string[] = []
  #y = gap

  constructor(width: number, locale: Locale) {
    this.#width = width
    this.#locale = locale
  }

  skip(dots: number): void {
    this.#y += dots
  }

  text(text: string, weight: Weight, size: number): void {
    for (const line of wrap(text, weight, size, this.#width - 2 * margin)) {
      const x = (this.#width - widthOf(line, weight, size)) / 2
      this.#letters(line, outline(line, weight, size, x, this.#y + size))
      this.#y += size * leading
    }
  }

  /** As large as the paper allows, measured by its ink. */
  number(number: string): void {
    const one = inkOf(number, 'bold', 1_000)
    const size = Math.min(largestNumber, ((this.#width - 2 * margin) / (one.x2 - one.x1)) * 1_000)
    const ink = inkOf(number, 'bold', size)
    const x = (this.#width - (ink.x2 - ink.x1)) / 2 - ink.x1
    this.skip(gap)
    this.#letters(number, outline(number, 'bold', size, x, this.#y - ink.y1))
    this.skip(ink.y2 - ink.y1 + gap)
  }

  rule(): void {
    this.skip(gap / 2)
    const y = Math.round(this.#y)
    const right = this.#width - margin
    this.#pieces.push(`<path d="M${margin} ${y}H${right}V${y + rule}H${margin}Z"/>`)
    this.skip(rule + gap / 2)
  }

  /** A QR code on whole dots: a blurred edge is a wrong one in one bit. */
  code(text: string): void {
    const { modules } = qrcode.create(text, { errorCorrectionLevel: 'M' })
    const { size } = modules
    const left = Math.round((this.#width - size * module) / 2)
    const top = Math.round(this.#y) + quiet * module
    let d = ''
    for (let row = 0; row < size; row++) {
      for (let column = 0; column < size; column++) {
        if (!modules.get(row, column)) continue
        d += `M${left + column * module} ${top + row * module}h${module}v${module}h-${module}z`
      }
    }
    this.#letters(text, d)
    this.#y = top + (size + quiet) * module
  }

  svg(): string {
    const height = Math.ceil(this.#y)
    const size = `width="${this.#width}" height="${height}" viewBox="0 0 ${this.#width} ${height}"`
    const white = `<path fill="#fff" d="M0 0H${this.#width}V${height}H0Z"/>`
    return `<svg xmlns="http://www.w3.org/2000/svg" ${size} lang="${this.#locale}">${white}${this.#pieces.join('')}</svg>`
  }

  /** Outlines say nothing to whoever can't see them: the label does. */
  #letters(label: string, d: string): void {
    this.#pieces.push(`<path aria-label="${escaped(label)}" d="${d}"/>`)
  }
}

function escaped(text: string): string {
  const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '"': '&quot;' }
  // Control characters are no XML at all.
  return text.replace(/\p{Cc}/gu, ' ').replace(/[&<"]/g, character => entities[character] ?? '')
}
