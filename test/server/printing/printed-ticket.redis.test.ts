import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { toBitmap } from '../../../server/printing/bitmap.ts'
import { layoutTicket } from '../../../server/printing/layout-ticket.ts'
import { LinkSecret } from '../../../server/printing/link-secret.ts'
import { ticketLink } from '../../../server/printing/ticket-link.ts'
import { defaultTicket, type TicketBlock } from '../../../shared/domain/paper.ts'
import { member } from '../../kit/member.ts'
import { startNode, type TestNode } from '../../kit/node.ts'
import { centreById, purposeWords, servicesById } from '../../kit/order.ts'
import { differences } from '../../kit/printer/paper.ts'
import { printsOn, TestPrinter } from '../../kit/printer.ts'
import { startRedis, type TestRedis } from '../../kit/redis.ts'
import { until } from '../../kit/until.ts'

/**
 * Address that the server prints on tickets. These tests cover the whole way from the server's settings to the
 * paper.
 */
const publicUrl = 'http://localhost:8080'

let redis: TestRedis
let printer: TestPrinter
let node: TestNode | undefined

beforeAll(async () => {
  redis = await startRedis()
})
afterAll(() => redis?.stop())
beforeEach(async () => {
  printer = await TestPrinter.open()
})
afterEach(async () => {
  await node?.stop()
  await printer.close()
})

const numberAndCode: TicketBlock[] = [{ kind: 'number' }, { kind: 'code' }]

/** Takes a ticket from a server. @returns its id, and how the paper differs from a drawing with this link */
async function take(env: Record<string, string>, blocks = numberAndCode, category?: string) {
  node = await startNode(redis, { env })
  const manager = await member(node.url, { role: 'manager' })
  const settings = manager.hall.view?.settings
  if (!settings) throw new Error('no settings')
  const own = { ...settings, ...printsOn('1', printer.address), ticket: blocks }
  await manager.ask('settings:update-settings', { base: settings.version, settings: own })
  const kiosk = await member(node.url, { role: 'kiosk', device: '1' })
  const issued = await kiosk.ask('ticket:issue', {
    queue: 'housing-register.submission',
    lang: 'kk',
    ...(category !== undefined && { category }),
  })
  const [ticket, number, at] = [String(issued.ticket), String(issued.number), Number(issued.at)]
  const lane = await until('staff find it', async () => {
    const found = await manager.query('find', { number })
    return found.tickets[0]?.lane
  })
  for (const one of [manager, kiosk]) one.close()
  await until('it is on paper', () => printer.pieces[0]?.isCut)
  const [piece] = printer.pieces
  if (!piece) throw new Error('nothing was printed')
  const wrongDots = async (link?: string): Promise<string[]> => {
    const content = {
      ...({ locale: 'kk', number, at, zone: settings.zone } as const),
      purpose: purposeWords('kk', 'submission'),
      centre: centreById('akmola')?.name.kk ?? '',
      service: servicesById.get('housing-register')?.kioskTitle.kk ?? '',
      before: Number(issued.before),
      ...(link !== undefined && { link }),
    }
    return differences(piece.bitmap, await toBitmap(layoutTicket(content, blocks, 576)))
  }
  return { ticket, wrongDots, prefix: node.prefix, lane }
}

/** Dots that may differ: each removes a real-time command from the picture. */
const maxDefused = 10

test("with a public address the code holds the ticket's own signed link", async () => {
  const { ticket, wrongDots, prefix } = await take({ PUBLIC_URL: publicUrl })
  const secret = await new LinkSecret(await redis.client(), prefix).get()
  const link = ticketLink(publicUrl, 'akmola', ticket, secret)
  expect((await wrongDots(link)).length).toBeLessThan(maxDefused)
  // The comparison notices a wrong link: another signature gives another code.
  const forged = ticketLink(publicUrl, 'akmola', ticket, 'another secret')
  expect((await wrongDots(forged)).length).toBeGreaterThan(1_000)
})

test('without a public address the code holds number and date', async () => {
  const { wrongDots } = await take({})
  expect((await wrongDots()).length).toBeLessThan(maxDefused)
})

test('the ticket of a visitor served out of turn looks like any other', async () => {
  const { wrongDots, lane } = await take({}, [...defaultTicket], 'war-veteran')
  expect(lane).toBe('first')
  expect((await wrongDots()).length).toBeLessThan(maxDefused)
})
