import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { toBitmap } from '../../../server/printing/bitmap.ts'
import { layoutTicket } from '../../../server/printing/layout-ticket.ts'
import { LinkSecret } from '../../../server/printing/link-secret.ts'
import { ticketLink } from '../../../server/printing/ticket-link.ts'
import { centreById, servicesById } from '../../../shared/catalogue/catalogue.ts'
import { defaultTicket, type TicketBlock } from '../../../shared/domain/paper.ts'
import { member } from '../../kit/member.ts'
import { startNode, type TestNode } from '../../kit/node.ts'
import { differences } from '../../kit/printer/paper.ts'
import { printsOn, TestPrinter } from '../../kit/printer.ts'
import { startRedis, type TestRedis } from '../../kit/redis.ts'
import { until } from '../../kit/until.ts'

/** The whole way from what a server is told to what lies on paper. */
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

/** A visitor takes a ticket from a server. @returns its id, and how it differs from a drawing that has this link. */
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
    const found = await manager.hall.query('find', { number })
    return found.ok && found.reply.tickets[0]?.lane
  })
  for (const one of [manager, kiosk]) one.close()
  await until('it is on paper', () => printer.pieces[0]?.isCut)
  const [piece] = printer.pieces
  if (!piece) throw new Error('nothing was printed')
  const wrongDots = async (link?: string): Promise<string[]> => {
    const content = {
      ...({ locale: 'kk', purpose: 'submission', number, at, zone: settings.zone } as const),
      centre: centreById('akmola')?.name.kk ?? '',
      service: servicesById.get('housing-register')?.kioskTitle.kk ?? '',
      before: Number(issued.before),
      ...(link !== undefined && { link }),
    }
    return differences(piece.bitmap, await toBitmap(layoutTicket(content, blocks, 576)))
  }
  return { ticket, wrongDots, prefix: node.prefix, lane }
}

/** Dots that defuse a command are no fault. */
const mostDefused = 10

test("with an address for people, a link of this ticket's own, signed", async () => {
  const { ticket, wrongDots, prefix } = await take({ PUBLIC_URL: publicUrl })
  const secret = await new LinkSecret(await redis.client(), prefix).get()
  const link = ticketLink(publicUrl, 'akmola', ticket, secret)
  expect((await wrongDots(link)).length).toBeLessThan(mostDefused)
  // That is seen: another signature is another code.
  const forged = ticketLink(publicUrl, 'akmola', ticket, 'another secret')
  expect((await wrongDots(forged)).length).toBeGreaterThan(1_000)
})

test('without one, number and date', async () => {
  const { wrongDots } = await take({})
  expect((await wrongDots()).length).toBeLessThan(mostDefused)
})

test('a ticket of somebody who is served out of turn looks like any other', async () => {
  const { wrongDots, lane } = await take({}, [...defaultTicket], 'war-veteran')
  expect(lane).toBe('first')
  expect((await wrongDots()).length).toBeLessThan(mostDefused)
})
