import { RenderThread } from '../server/printing/draw.ts'
import type { TicketContent } from '../server/printing/layout-ticket.ts'
import { locales } from '../shared/domain/locale.ts'
import { defaultTicket } from '../shared/domain/paper.ts'
import { centres, services } from '../test/kit/order.ts'
import { type Figure, figure } from './figure.ts'
import type { Sizes } from './sizes.ts'
import { percentile } from './statistics.ts'

/** Dots: 80 mm paper, the wider of the usual two. */
const width = 576
/** Tickets that don't count: the thread starts, fonts are loaded, code is compiled. */
const firstTickets = 50
const MiB = 1024 * 1024

/** Measures how long drawing a ticket takes, and the memory that many in a row leave behind. */
export async function paper({ papers }: Sizes): Promise<Figure[]> {
  const drawing = new RenderThread()
  try {
    for (let i = 0; i < Math.min(firstTickets, papers); i++) await draw(drawing, i)
    const before = process.memoryUsage().rss
    const times: number[] = []
    for (let i = 0; i < papers; i++) {
      const from = performance.now()
      await draw(drawing, i)
      times.push(performance.now() - from)
    }
    const grown = Math.max(0, process.memoryUsage().rss - before) / MiB
    return [
      figure(
        'ticketPictureP50Ms',
        `a ticket of ${width} dots drawn, ${papers} in a row`,
        percentile(times, 0.5),
        {
          atMost: 50,
        },
      ),
      figure('ticketMemory600MiB', `growth of memory over ${papers} tickets in a row`, grown, { atMost: 64 }),
    ]
  } finally {
    await drawing.close()
  }
}

async function draw(drawing: RenderThread, i: number): Promise<void> {
  await drawing.bitmap({ content: contentOf(i), blocks: defaultTicket, width })
}

/** @returns tickets of every language, centre and service in turn */
function contentOf(i: number): TicketContent {
  const locale = locales[i % locales.length] ?? 'kk'
  return {
    locale,
    centre: centres[i % centres.length]?.name[locale] ?? '',
    service: services[i % services.length]?.kioskTitle[locale] ?? '',
    purpose: i % 4 === 0 ? 'collection' : 'submission',
    number: `A${String(i % 1_000).padStart(3, '0')}`,
    before: i % 30,
    wait: { from: 10, to: 25 },
    places: [],
    at: Date.now(),
    zone: 'Asia/Almaty',
    link: `https://queue.example.kz/t/akmola/20261125-A${i}?s=${'s'.repeat(22)}`,
  }
}
