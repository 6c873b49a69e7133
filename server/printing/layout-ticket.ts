import { zoneClock } from '../../shared/domain/business-day.ts'
import type { Locale } from '../../shared/domain/locale.ts'
import type { TicketBlock, textSizes } from '../../shared/domain/paper.ts'
import type { Purpose } from '../../shared/domain/queue.ts'
import { localTimeBy, type ZoneClock } from '../../shared/domain/zone-clock.ts'
import { common } from '../../shared/i18n/common/common.ts'
import { formatClock, formatDate } from '../../shared/i18n/common/time.ts'
import { copyWord, ticketWords } from '../../shared/i18n/kiosk/ticket.ts'
import { gap, Paper } from './paper.ts'
import type { Weight } from './type.ts'

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
  /** Where in the hall the windows are, by title; absent where the hall has no zones. */
  places?: readonly string[]
  /** When it was issued, Unix ms, and in which zone (IANA name) that is read. */
  at: number
  zone: string
  /** The address of the ticket's own page; absent where nobody can reach the server from outside. */
  link?: string
  /** Another one like it may be in somebody's hands. */
  copy?: boolean
}

/** A ticket as it is to be drawn. */
export interface TicketPicture {
  content: TicketContent
  blocks: readonly TicketBlock[]
  /** Of the paper, in dots. */
  width: number
}

/** Letters in dots: as large on narrow paper, where they wrap sooner. Below 26 readers take an ө for an ә. */
const sizes: Readonly<Record<(typeof textSizes)[number], number>> = { body: 28, title: 32, note: 26 }
const weights: Readonly<Record<keyof typeof sizes, Weight>> = {
  body: 'medium',
  title: 'bold',
  note: 'medium',
}
const copySize = 44

type Write = (text: string, size: keyof typeof sizes) => void

/** @returns a ticket as a picture of `width` dots, as long as it has to be: an SVG that needs no font. */
export function layoutTicket(content: TicketContent, blocks: readonly TicketBlock[], width: number): string {
  const paper = new Paper(width, content.locale)
  if (content.copy) {
    paper.text(copyWord, 'bold', copySize)
    paper.rule()
  }
  for (const block of blocks) draw(paper, content, block)
  paper.skip(gap)
  return paper.svg()
}

function draw(paper: Paper, content: TicketContent, block: TicketBlock): void {
  const { locale, at, zone, number, places = [] } = content
  const clock = zoneClock(zone)
  const words = ticketWords[locale]
  const text: Write = (text, size) => paper.text(text, weights[size], sizes[size])
  switch (block.kind) {
    case 'centre':
      text(content.centre, 'body')
      break
    case 'number':
      text(words.yourNumber, 'body')
      paper.number(number)
      break
    case 'service':
      text(content.service, 'title')
      text(common[locale].purposes[content.purpose], 'body')
      paper.skip(gap)
      break
    case 'before':
      // A copy comes some time after: who was before then, and how long it would have taken, is no longer true.
      if (!content.copy) drawWait(paper, content, text)
      break
    case 'time':
      text(`${formatDate(locale, at, clock, { year: true })}, ${formatClock(at, clock)}`, 'body')
      break
    case 'zone':
      if (places.length === 0) break
      text(words.places(places.join(', ')), 'body')
      paper.skip(gap)
      break
    case 'watch':
      text(words.watchScreen, 'note')
      break
    case 'legend':
      text(words.legend, 'note')
      paper.skip(gap)
      break
    case 'code':
      // An address too long for the paper: what the ticket is at least.
      if (content.link === undefined || !paper.code(content.link))
        paper.code(`${number} ${isoDate(at, clock)}`)
      break
    case 'rule':
      paper.rule()
      break
    case 'logo':
      paper.logo(block.image)
      break
    case 'text':
      text(block.text[locale], block.size)
      break
  }
}

function drawWait(paper: Paper, { locale, before, wait }: TicketContent, text: Write): void {
  const say = common[locale]
  if (before !== undefined) text(before === 0 ? say.nobodyBefore : say.peopleBefore(before), 'body')
  text(wait ? say.likelyWait(wait.from, wait.to) : say.waitNotKnown, 'body')
  paper.skip(gap)
}

function isoDate(at: number, zone: ZoneClock): string {
  const { year, month, day } = localTimeBy(at, zone)
  return [year, month, day].map(part => String(part).padStart(2, '0')).join('-')
}
