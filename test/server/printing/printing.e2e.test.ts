import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { toBitmap, toPng } from '../../../server/printing/bitmap.ts'
import { layoutTicket } from '../../../server/printing/layout-ticket.ts'
import { locales } from '../../../shared/domain/locale.ts'
import { defaultTicket } from '../../../shared/domain/paper.ts'
import { startApp, type TestApp } from '../../kit/app.ts'
import { issue, member } from '../../kit/member.ts'
import { centreById, purposeWords, servicesById } from '../../kit/order.ts'
import { TestPrinter } from '../../kit/printer.ts'
import { until } from '../../kit/until.ts'

let app: TestApp
beforeAll(async () => {
  app = await startApp()
})
afterAll(() => app?.stop())

/** @returns the results of a ticket's paper from its story: result, or result and cause */
async function paper(ticket: string): Promise<string[]> {
  const manager = await member(app.url, { role: 'manager' })
  try {
    const { steps } = await manager.query('story', { ticket })
    return steps.flatMap(({ facts }) =>
      facts.result === undefined ? [] : [[facts.result, facts.cause].filter(Boolean).join(' ')],
    )
  } finally {
    manager.close()
  }
}

/** Gives a kiosk of Akmola's centre a printer. */
async function setPrinter(kiosk: string, address: string): Promise<void> {
  const manager = await member(app.url, { role: 'manager' })
  const settings = manager.hall.view?.settings
  if (!settings) throw new Error('no settings')
  const kiosks = { ...settings.kiosks, [kiosk]: { printers: [kiosk] } }
  const printers = { ...settings.printers, [kiosk]: { address, profile: 'generic-80' } }
  await manager.ask('settings:update-settings', {
    base: settings.version,
    settings: { ...settings, kiosks, printers },
  })
  await until('the setting is seen', () => manager.hall.view?.settings.printers[kiosk]?.address === address)
  manager.close()
}

test.each(locales)('a kiosk of the demonstration draws its tickets (%s)', async locale => {
  const kiosk = await member(app.url, { role: 'kiosk' })
  const queue = 'housing-register.submission'
  const reply = await kiosk.ask('ticket:issue', { queue, lang: locale })
  kiosk.close()
  const { ticket, number, at, before } = reply
  const file = join(app.dataDir, 'prints', `akmola-${ticket}.png`)
  await until('the picture is there', () => existsSync(file))
  const drawn = layoutTicket(
    {
      locale,
      centre: centreById('akmola')?.name[locale] ?? '',
      service: servicesById.get('housing-register')?.kioskTitle[locale] ?? '',
      purpose: purposeWords(locale, 'submission'),
      number: String(number),
      before: Number(before),
      at: Number(at),
      zone: 'Asia/Almaty',
    },
    defaultTicket,
    576,
  )
  expect(readFileSync(file).equals(toPng(await toBitmap(drawn)))).toBe(true)
  await until('it is recorded', async () => (await paper(String(ticket))).length === 2)
  expect(await paper(String(ticket))).toEqual(['sending', 'printed'])
})

test('a ticket that a manager gives out has no printer', async () => {
  const manager = await member(app.url, { role: 'manager' })
  const { ticket } = await issue(manager)
  manager.close()
  const kiosk = await member(app.url, { role: 'kiosk' })
  const later = await issue(kiosk)
  kiosk.close()
  await until('a later one is printed', async () => (await paper(later.ticket)).includes('printed'))
  expect(await paper(ticket)).toEqual([])
})

describe('with a printer on the network', () => {
  let printer: TestPrinter
  beforeAll(async () => {
    printer = await TestPrinter.open()
    await setPrinter('with-printer', printer.address)
  })
  afterAll(() => printer?.close())

  const take = async () => {
    const kiosk = await member(app.url, { role: 'kiosk', device: 'with-printer' })
    const { ticket } = await issue(kiosk)
    kiosk.close()
    return ticket
  }

  test("prints the kiosk's tickets", async () => {
    const ticket = await take()
    await until('it is printed', async () => (await paper(ticket)).includes('printed'))
    expect(printer.tickets.at(-1)?.subarray(0, 9).toString('hex')).toBe('1b401d610e1d763000')
  })

  test('prints tickets whole, one after the other', async () => {
    const before = printer.tickets.length
    printer.behaviour = { bytesPerSecond: 500_000, talkative: true }
    const tickets = [await take(), await take(), await take()]
    for (const ticket of tickets)
      await until('it is printed', async () => (await paper(ticket)).includes('printed'))
    printer.behaviour = TestPrinter.good
    const parts = printer.tickets.slice(before)
    expect(parts.map(part => part.subarray(-10).toString('hex'))).toEqual(
      Array(3).fill('1b64031d5642001d7201'),
    )
  })

  test('records at once that it is off, and prints the ticket when it is on', async () => {
    const { port } = printer
    await printer.close()
    const ticket = await take()
    await until('it has failed', async () => (await paper(ticket)).includes('failed unreachable'))
    await printer.listen(port)
    await until('it is printed', async () => (await paper(ticket)).includes('printed'))
    expect(await paper(ticket)).toEqual(['failed unreachable', 'sending', 'printed'])
  })

  test('records a reset midway, and does not print the ticket again', async () => {
    const before = printer.tickets.length
    printer.behaviour = { bytesPerSecond: 200_000, resetAfter: 9_000 }
    const ticket = await take()
    await until('it is recorded', async () => (await paper(ticket)).includes('midway connection-lost'))
    printer.behaviour = TestPrinter.good
    const next = await take()
    await until('the next one is printed', async () => (await paper(next)).includes('printed'))
    expect(await paper(ticket)).toEqual(['sending', 'midway connection-lost'])
    expect(printer.tickets.length - before).toBe(2)
  })

  test('records midway after the server was killed in mid-ticket, and does not print the ticket again', async () => {
    const before = printer.tickets.length
    // So slow that the kill comes in the middle of the ticket on a busy machine too, and that checks of the printer take long.
    printer.behaviour = { bytesPerSecond: 2_000 }
    const ticket = await take()
    await until('the ticket has begun', () => printer.tickets.length > before)
    await app.kill('SIGKILL')
    await app.start()
    await until('it is recorded', async () => (await paper(ticket)).includes('midway interrupted'))
    printer.behaviour = TestPrinter.good
    const next = await take()
    await until('the next one is printed', async () => (await paper(next)).includes('printed'))
    expect(await paper(ticket)).toEqual(['sending', 'midway interrupted'])
    expect(printer.tickets.length - before).toBe(2)
  })

  test('an impossible address is recorded like a printer that is off, and the ticket is printed once it is corrected', async () => {
    await setPrinter('with-printer', 'tcp://..:9100')
    const ticket = await take()
    await until('it has failed', async () => (await paper(ticket)).includes('failed unreachable'))
    await setPrinter('with-printer', printer.address)
    await until('it is printed', async () => (await paper(ticket)).includes('printed'))
  })
})
