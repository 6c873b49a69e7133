import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { QueueId } from '../../shared/domain/queue.ts'
import { common } from '../../shared/i18n/common/common.ts'
import { kiosk } from '../../shared/i18n/kiosk/kiosk.ts'
import { member } from '../kit/member.ts'
import { printsOn, TestPrinter } from '../kit/printer.ts'
import { until } from '../kit/until.ts'
import { changeSettings } from '../kit/visitor.ts'
import { openKiosks } from './kiosks.ts'

const queue: QueueId = 'housing-register.submission'
const kiosks = openKiosks()

/** A new printer for each test, because the server retries unprinted tickets of the previous one. */
let printer: TestPrinter
beforeEach(async () => {
  printer = await TestPrinter.open()
})
afterEach(() => printer.close())

/** Opens a kiosk for a visitor, with a printer that behaves as given. */
async function comeToPrinter(behaviour: TestPrinter['behaviour']) {
  printer.behaviour = behaviour
  const visitor = await kiosks.come()
  const { url } = kiosks.app()
  await changeSettings(url, visitor.centre, () => printsOn('1', printer.address))
  return visitor
}

describe('defect 09 in the browser: a ticket whose paper never came out', () => {
  // The words in each language: parts.e2e.test.ts.
  test('the kiosk asks its visitor to remember the large number, and staff see the failure', async () => {
    const visitor = await comeToPrinter(TestPrinter.outOfPaper)
    const { page, centre } = visitor
    const manager = await member(kiosks.app().url, { role: 'manager', centre })
    const results: unknown[] = []
    manager.hall.onEvent(({ ticket, facts }) => results.push(`${ticket} ${facts?.type} ${facts?.result}`))

    const number = await visitor.take(queue)

    await visitor.reads(kiosk.kk.noPaper(number))
    expect(await page.getByText(kiosk.kk.takeTicket).count()).toBe(0)
    const { height } = (await page.locator('.number').boundingBox()) ?? { height: 0 }
    expect(height).toBeGreaterThan(250)
    const id = await until('staff find it', async () => {
      const found = await manager.query('find', { number })
      return found.tickets[0]?.id
    })
    await until('the manager has heard', () => results.includes(`${id} ticket:print-failed failed`))
    manager.close()
  })

  test('the number does not wait for paper: the kiosk shows it while the printer is slow', async () => {
    const visitor = await comeToPrinter({ bytesPerSecond: 1_000, buffer: 1_000 })
    const { page } = visitor
    const number = await visitor.take(queue)
    expect(number).toMatch(/^A\d{3}$/)
    await visitor.reads(common.kk.printStates.sending)
    expect(await visitor.number()).toBe(number)
    expect(await page.getByText(kiosk.kk.takeTicket).count()).toBe(0)
    printer.behaviour = TestPrinter.good
    await visitor.reads(kiosk.kk.takeTicket)
  })

  test('when the paper comes out, the kiosk asks to take it', async () => {
    const visitor = await comeToPrinter(TestPrinter.good)
    await visitor.take(queue)
    await visitor.reads(kiosk.kk.takeTicket)
    expect(printer.tickets.length).toBeGreaterThan(0)
  })
})
