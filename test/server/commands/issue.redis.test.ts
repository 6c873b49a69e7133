import { pino } from 'pino'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Asker } from '../../../server/auth/asker.ts'
import { issue } from '../../../server/commands/issue.ts'
import type { CommandResult } from '../../../server/commands/use-case.ts'
import { Hall } from '../../../server/halls/hall.ts'
import { printersOf } from '../../../server/printing/printer-of.ts'
import type { QueueId } from '../../../shared/domain/queue.ts'
import type { CentreSettings } from '../../../shared/domain/settings.ts'
import { openHall, type TestHall } from '../../kit/hall.ts'
import { order } from '../../kit/order.ts'
import { printsOn, testNetworks } from '../../kit/printer.ts'
import { startRedis, type TestClient, type TestRedis } from '../../kit/redis.ts'
import { atWindow, must, type Seat, sit } from '../../kit/steps.ts'

let redis: TestRedis
let client: TestClient

beforeAll(async () => {
  redis = await startRedis()
  client = await redis.client()
})
afterAll(() => redis.stop())

const register: QueueId = 'housing-register.submission'
const aids: QueueId = 'assistive-aids.submission'
const plots: QueueId = 'land-plots.submission'
const minute = 60_000

/** A kiosk at a hall, as the server would put it together; the day is a Wednesday, begun at 10:00. */
class Kiosk {
  readonly hall: TestHall
  readonly #known: Hall
  /** The node's view does not hear of anything any more. */
  viewIsLate = false
  #serial = 0

  constructor(hall: TestHall) {
    this.hall = hall
    this.#known = new Hall({
      centre: hall.centre,
      log: pino({ level: 'silent' }),
      readView: () => hall.store.readView(hall.centre),
      readSign: async () => undefined,
      onEvent: () => {},
      onReload: () => {},
    })
  }

  async press(queue: QueueId, category?: string, requestId?: string): Promise<CommandResult> {
    if (!this.viewIsLate) await this.#known.load()
    const now = this.hall.clock.now ?? 0
    const deps = {
      store: this.hall.store,
      hall: () => this.#known,
      catalogue: () => order,
      now: () => now,
      aroundTheClock: false,
      publicHolidays: [],
      prints: (settings: CentreSettings, { device, by }: Asker) =>
        printersOf(settings, device, by, { dataDir: '/', demo: false, networks: testNetworks }).length > 0,
      newSession: () => 'none',
      checkTicket: async () => ({ ok: true as const, blocks: [] }),
      allowsPrinter: () => true,
    }
    const asker = { role: 'kiosk', centre: this.hall.centre, by: 'kiosk:k1', device: 'k1' } as const
    const request = { asker, requestId: requestId ?? `request-${this.#serial++}`, sentAt: now }
    return issue(deps, request, { queue, lang: 'kk', ...(category !== undefined && { category }) })
  }

  /** Takes a ticket and returns the reply; throws when it is refused. */
  async takeTicket(queue: QueueId, category?: string): Promise<Record<string, unknown>> {
    const result = await this.press(queue, category)
    if (!result.ok) throw new Error(result.error.code)
    return result.reply
  }
}

async function openKiosk(change?: (settings: CentreSettings) => CentreSettings): Promise<Kiosk> {
  return new Kiosk(await openHall(client, change))
}

async function serveOne(kiosk: Kiosk, seat: Seat, ms: number): Promise<void> {
  const { hall } = kiosk
  const { reply } = await must(hall, 'call-next', seat.by, { counter: seat.counter, session: seat.session })
  const at = atWindow(seat, String(reply.ticket))
  await must(hall, 'start', seat.by, at)
  hall.clock.now = (hall.clock.now ?? 0) + ms
  await must(hall, 'finish', seat.by, at)
}

test('people before you: exactly those who are then called before', async () => {
  const kiosk = await openKiosk()
  const seat = await sit(kiosk.hall, '1', [register, aids, plots])
  const order: QueueId[] = [register, aids, register, plots, aids, register, register, aids, plots, register]
  const tickets: { id: string; before: number; at: number }[] = []
  for (let at = 0; at < 40; at++) {
    const category = at % 7 === 3 ? 'disability' : undefined
    // Eleven minutes, so that a ticket with a target of 40 minutes comes after a later one with 30.
    kiosk.hall.clock.now = (kiosk.hall.clock.now ?? 0) + (at % 4 === 0 ? 11 * minute : 1_000)
    const { ticket, before } = await kiosk.takeTicket(order[at % order.length] ?? register, category)
    tickets.push({ id: String(ticket), before: Number(before), at })
  }
  const view = await kiosk.hall.view()
  const called: string[] = []
  for (let at = 0; at < tickets.length; at++) {
    const { reply } = await must(kiosk.hall, 'call-next', seat.by, { counter: '1', session: seat.session })
    called.push(String(reply.ticket))
    await must(kiosk.hall, 'mark-no-show', seat.by, atWindow(seat, String(reply.ticket)))
  }
  for (const { id, before, at } of tickets) {
    // Of those who were there when it was issued.
    const earlier = called.slice(0, called.indexOf(id)).filter(other => other < id)
    expect(before, `ticket ${at} (${view.tickets[id]?.queue})`).toBe(earlier.length)
  }
  expect(tickets.some(({ before, at }) => before < at)).toBe(true)
})

test('people before you: only of queues that a window serves together with this one', async () => {
  const kiosk = await openKiosk()
  await kiosk.takeTicket(aids)
  await kiosk.takeTicket(plots)
  expect(await kiosk.takeTicket(register)).toMatchObject({ before: 0 })
  await sit(kiosk.hall, '1', [register, plots])
  expect(await kiosk.takeTicket(register)).toMatchObject({ before: 2 })
  await sit(kiosk.hall, '2', [register, aids])
  // A wait of 30 minutes is called before one of 40 that began at the same time.
  expect(await kiosk.takeTicket(register)).toMatchObject({ before: 3 })
  kiosk.hall.clock.now = (kiosk.hall.clock.now ?? 0) + 11 * minute
  expect(await kiosk.takeTicket(register)).toMatchObject({ before: 5 })
})

test('people before you: also those who came a moment ago, of whom the view has not heard yet', async () => {
  const kiosk = await openKiosk()
  await sit(kiosk.hall, '1', [register, aids])
  expect(await kiosk.takeTicket(register)).toMatchObject({ before: 0 })
  kiosk.viewIsLate = true
  expect(await kiosk.takeTicket(register)).toMatchObject({ before: 1 })
  expect(await kiosk.takeTicket(register, 'disability')).toMatchObject({ before: 0 })
  expect(await kiosk.takeTicket(register)).toMatchObject({ before: 3 })
  expect(await kiosk.takeTicket(register, 'war-veteran')).toMatchObject({ before: 1 })
  // Its target is 40 minutes: five are called before it, of whom the view knows none or one.
  expect(await kiosk.takeTicket(aids)).toMatchObject({ before: 5 })
  kiosk.viewIsLate = false
  expect(await kiosk.takeTicket(register)).toMatchObject({ before: 5 })
})

test("the likely wait: not known until five were served, then the means of those ahead; the next morning the last day's", async () => {
  const kiosk = await openKiosk()
  const seat = await sit(kiosk.hall, '1', [register])
  for (let at = 0; at < 5; at++) {
    const first = await kiosk.takeTicket(register)
    expect(first).toMatchObject({ before: 0, waitFrom: 0, waitTo: 5 })
    const second = await kiosk.takeTicket(register)
    expect(second).not.toHaveProperty('waitFrom')
    await serveOne(kiosk, seat, 10 * minute)
    await must(kiosk.hall, 'cancel', 'manager:m', { ticket: String(second.ticket), word: 'left' })
  }
  await kiosk.takeTicket(register)
  await kiosk.takeTicket(register)
  // Two ahead of ten minutes each, one window: 14 to 30 minutes, rounded out.
  expect(await kiosk.takeTicket(register)).toMatchObject({ before: 2, waitFrom: 10, waitTo: 30 })
  await sit(kiosk.hall, '2', [register])
  expect(await kiosk.takeTicket(register)).toMatchObject({ before: 3, waitFrom: 10, waitTo: 25 })

  kiosk.hall.clock.now = (kiosk.hall.clock.now ?? 0) + 24 * 60 * minute
  await sit(kiosk.hall, '1', [register])
  await kiosk.takeTicket(register)
  expect(await kiosk.takeTicket(register)).toMatchObject({ before: 1, waitFrom: 5, waitTo: 15 })
})

/** Sets the clock from 10:00 to the given time of the Wednesday; the centre closes at 20:00. */
function setTime(kiosk: Kiosk, hours: number, minutes: number): void {
  kiosk.hall.clock.now = (kiosk.hall.clock.now ?? 0) + ((hours - 10) * 60 + minutes) * minute
}

test('the last ticket: the likely wait counts where it is longer', async () => {
  const kiosk = await openKiosk(settings => ({ ...settings, lastTicketMinutes: 0 }))
  const seat = await sit(kiosk.hall, '1', [register])
  for (let at = 0; at < 5; at++) {
    await kiosk.takeTicket(register)
    await serveOne(kiosk, seat, 10 * minute)
  }
  // Now it is 10:50; two ahead are 14 to 30 minutes.
  kiosk.hall.clock.now = (kiosk.hall.clock.now ?? 0) + (9 * 60 - 20) * minute
  await kiosk.takeTicket(register)
  await kiosk.takeTicket(register)
  expect(await kiosk.press(register)).toMatchObject({ ok: true })
  kiosk.hall.clock.now = (kiosk.hall.clock.now ?? 0) + 1
  expect(await kiosk.press(register)).toEqual({ ok: false, error: { code: 'LAST_TICKET_PAST' } })
})

test('full: the centre, or the queue', async () => {
  const centre = await openKiosk(settings => ({ ...settings, maxWaiting: 2 }))
  await centre.takeTicket(register)
  await centre.takeTicket(plots)
  expect(await centre.press(aids)).toEqual({ ok: false, error: { code: 'CENTRE_FULL' } })

  const queue = await openKiosk(settings => ({
    ...settings,
    services: { 'housing-register': { submission: { maxWaiting: 1 } } },
  }))
  await queue.takeTicket(register)
  expect(await queue.press(register)).toEqual({ ok: false, error: { code: 'QUEUE_FULL' } })
  await queue.takeTicket(plots)
})

test('a ticket knows from the first that it goes to a printer, where its kiosk has one', async () => {
  const bare = await openKiosk()
  const { ticket: one } = await bare.takeTicket(register)
  expect((await bare.hall.view()).tickets[String(one)]).not.toHaveProperty('print')
  const kiosk = await openKiosk(settings => ({ ...settings, ...printsOn('k1', 'tcp://127.0.0.1:9100') }))
  const { ticket } = await kiosk.takeTicket(register)
  expect((await kiosk.hall.view()).tickets[String(ticket)]).toMatchObject({ print: 'pending' })
})

test('a locked kiosk, an unknown queue and a queue that is off give no ticket', async () => {
  const locked = await openKiosk(settings => ({ ...settings, kiosks: { k1: { locked: true } } }))
  expect(await locked.press(register)).toEqual({ ok: false, error: { code: 'KIOSK_LOCKED' } })
  const off = await openKiosk(settings => ({
    ...settings,
    services: { 'housing-register': { submission: { on: false } } },
  }))
  expect(await off.press(register)).toMatchObject({ ok: false, error: { code: 'QUEUE_OFF' } })
  expect(await off.press('constructor.submission')).toMatchObject({ ok: false, error: { code: 'QUEUE_OFF' } })
})

test('a repeat after closing gives the ticket that was given', async () => {
  const kiosk = await openKiosk()
  setTime(kiosk, 19, 44)
  const first = await kiosk.press(register, undefined, 'the-last-of-today')
  expect(first).toMatchObject({ ok: true, seen: false })
  kiosk.hall.clock.now = (kiosk.hall.clock.now ?? 0) + 30 * minute
  expect(await kiosk.press(register, undefined, 'the-last-of-today')).toEqual({ ...first, seen: true })
  expect(await kiosk.press(register)).toMatchObject({ ok: false, error: { code: 'SERVICE_CLOSED' } })
})
