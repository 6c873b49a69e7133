import { zoneClock } from '../../shared/domain/business-day.ts'
import type { Locale } from '../../shared/domain/locale.ts'
import type { TicketBlock, textSizes } from '../../shared/domain/paper.ts'
import { localTimeBy, type ZoneClock } from '../../shared/domain/zone-clock.ts'
import { common } from '../../shared/i18n/common/common.ts'
import { formatClock, formatDate } from '../../shared/i18n/common/time.ts'
import { copyWord, ticketWords } from '../../shared/i18n/kiosk/ticket.ts'
import { gap, Paper } from './paper.ts'
import type { Weight } from './type.ts'

/** What is printed on a ticket. It never names an entitlement, because papers are left lying about. */
export interface TicketContent {
  locale: Locale
  /** The centre's name in the visitor's language, like the service's. */
  centre: string
  service: string
  /** What the visitor comes for, in the same language. */
  purpose: string
  number: string
  /** People ahead in the queue; absent: not known. */
  before?: number
  /** Expected wait in minutes; absent: not known yet. */
  wait?: { from: number; to: number }
  /** Titles of the zones with the windows; absent: the centre has no zones. */
  places?: readonly string[]
  /** When the ticket was issued, Unix ms, and the time zone (IANA name) to print it in. */
  at: number
  zone: string
  /** Address of the ticket's own page; absent: visitors cannot reach the server. */
  link?: string
  /** Whether the visitor may already have a paper of this ticket. */
  copy?: boolean
}

/** What is needed to draw a ticket. */
export interface TicketPicture {
  content: TicketContent
  blocks: readonly TicketBlock[]
  /** Width of the paper in dots. */
  width: number
}

/** Heights of letters in dots, the same on narrow paper. Below 26 readers mistake ө for ә. */
const sizes: Readonly<Record<(typeof textSizes)[number], number>> = { body: 28, title: 32, note: 26 }
const weights: Readonly<Record<keyof typeof sizes, Weight>> = {
  body: 'medium',
  title: 'bold',
  note: 'medium',
}
const copySize = 44

type Write = (text: string, size: keyof typeof sizes) => void

/** Lays a ticket out as a picture of `width` dots and the height that it needs. @returns an SVG that needs no font */
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
      text(content.purpose, 'body')
      paper.skip(gap)
      break
    case 'before':
      // A copy is printed later, when the number ahead and the expected wait have changed.
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
      // The paper is too narrow for the code, or there is no link: print centre and number instead.
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
