import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { QueueStore } from '../../../server/queue/queue-store.ts'
import { issue, type Member, member } from '../../kit/member.ts'
import { startNode, type TestNode } from '../../kit/node.ts'
import { printsOn, TestPrinter } from '../../kit/printer.ts'
import {
  happenings,
  type ReturningStore,
  startPrivateStore,
  startReturningStore,
  wholeWithinMs,
} from '../../kit/store-returns.ts'
import { until } from '../../kit/until.ts'

const centre = 'akmola'
/** A centre without commands: only the schedule opens and closes its days. */
const quietCentre = 'aktobe'
const queue = 'housing-register.submission'
const dayMs = 86_400_000

describe.each([
  ['a Redis of its own', startReturningStore, happenings],
  ['a private Redis', startPrivateStore, ['restarted'] as const],
])('a server on %s', (_, startStore, all) => {
  let store: ReturningStore
  let node: TestNode
  let printer: TestPrinter
  let kiosk: Member
  let manager: Member
  let quiet: Member

  beforeAll(async () => {
    store = await startStore()
    printer = await TestPrinter.open()
    node = await startNode(store.target)
    kiosk = await member(node.url, { role: 'kiosk', centre, device: 'k1' })
    manager = await member(node.url, { role: 'manager', centre })
    quiet = await member(node.url, { role: 'manager', centre: quietCentre })
    const settings = manager.hall.view?.settings
    await manager.ask('settings:update-settings', {
      base: settings?.version ?? 0,
      settings: { ...settings, ...printsOn('k1', printer.address) },
    })
  })
  afterAll(async () => {
    kiosk?.close()
    manager?.close()
    quiet?.close()
    await node?.stop()
    await printer?.close()
    await store?.stop()
  })

  /** @returns the results of a ticket's paper */
  async function paperOf({
    ticket,
    number,
  }: {
    ticket: string
    number: string
  }): Promise<string | undefined> {
    const found = await manager.hall.query('find', { number })
    return found.ok ? found.reply.tickets.find(({ id }) => id === ticket)?.print : undefined
  }

  /** Sets the clock some days back, so that a command leads the centre into a day that is over. @returns that day */
  async function openPastDay(daysBack: number): Promise<string> {
    const then = () => Date.now() - daysBack * dayMs
    const calendar = { zone: 'Asia/Almaty', dayStartsAt: '00:00' }
    const options = { prefix: node.prefix, calendarOf: () => calendar, clock: then, now: then }
    const past = new QueueStore(await store.client(), options)
    const given = await past.run(quietCentre, 'issue', { by: 'kiosk:k2' }, { queue, lang: 'kk', from: 'k2' })
    if (!given.ok) throw new Error(given.error.code)
    return String(given.reply.ticket).slice(0, 8)
  }

  async function printsAgain(earlier: string, papers: number): Promise<void> {
    const issued = () => issue(kiosk).catch(() => undefined)
    const given = await until('a ticket is issued', issued, wholeWithinMs)
    expect(given.ticket).not.toBe(earlier)
    await until('its paper comes', async () => (await paperOf(given)) === 'printed', wholeWithinMs)
    expect(printer.tickets.length).toBeGreaterThan(papers)
  }

  async function daysFollow(daysBack: number): Promise<void> {
    const today = quiet.hall.tick?.day
    const past = await openPastDay(daysBack)
    const isEnded = () => quiet.hall.view?.days[past] === 'closed'
    await until('the day that is over ends', isEnded, wholeWithinMs)
    await until('today is open', () => quiet.hall.view?.day === today, wholeWithinMs)
  }

  test.each(all.map((what, round) => [what, round] as const))(
    'after the store was %s, tickets are issued and printed again, and a day opens and the one before it ends by itself',
    async (what, round) => {
      const before = await issue(kiosk)
      const papers = printer.tickets.length
      await store.happen(what)
      await Promise.all([printsAgain(before.ticket, papers), daysFollow(round + 1)])
    },
  )
})
