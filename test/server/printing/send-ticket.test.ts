import { once } from 'node:events'
import { connect } from 'node:net'
import { describe, expect, test } from 'vitest'
import { sendTicket } from '../../../server/printing/send-ticket.ts'
import { toBytes } from '../../../server/printing/ticket-bytes.ts'
import { printerProfiles } from '../../../shared/catalogue/printer-profiles.ts'
import { startEcho, startWebsite } from '../../kit/no-printer.ts'
import { differences } from '../../kit/printer/paper.ts'
import { type PrinterBehaviour, printerAt, TestPrinter } from '../../kit/printer.ts'
import {
  begin,
  begun,
  drawing,
  epson,
  expectWhole,
  failed,
  generic,
  hasty,
  midway,
  printed,
  printer,
  send,
  sendTo,
  ticket,
  usePrinter,
} from './send-scene.ts'

/** Rows of a picture of 7 MB. Sender and receiver buffer 4 MB on one machine (tried). */
const longRows = 100_000

usePrinter()

describe('printed', () => {
  test('a printer without trouble gets every byte and confirms by GS r', async () => {
    expect(await sendTo({})).toEqual(printed)
    expectWhole()
  })

  test('a printer with process ids confirms the very ticket', async () => {
    expect(await sendTo({ confirms: 'process-id' }, { by: epson })).toEqual(printed)
    expectWhole()
  })

  test('the process id is waited for until the last row is on paper', async () => {
    const slow = { confirms: 'process-id', rowsPerSecond: 1_600, bytesPerSecond: 400_000 } as const
    const sending = sendTo(slow, { by: epson })
    let isPrinted = false
    void sending.then(() => (isPrinted = true))
    await expect.poll(() => printer.pieces[0]?.bitmap.height ?? 0).toBeGreaterThan(100)
    expect(isPrinted).toBe(false)
    expect(await sending).toEqual(printed)
    expectWhole()
  })

  test('a slow printer with a small buffer that talks while it prints gets every byte', async () => {
    const slow = { bytesPerSecond: 100_000, buffer: 2_000, talkative: true, tells: true }
    expect(await sendTo(slow)).toEqual(printed)
    expectWhole()
  })

  test('a picture that no system has room for waits until the printer has taken it', async () => {
    const sending = sendTo({ bytesPerSecond: 12_000_000, buffer: 200_000 }, { bitmap: drawing(longRows) })
    await expect.poll(() => printer.machine.language.taken).toBeGreaterThan(0)

    expect(await sending).toEqual(printed)

    expect(printer.pieces[0]?.bitmap.height).toBe(longRows)
  })

  test('a head that was too hot recovers by itself and finishes the ticket', async () => {
    const sending = sendTo({ confirms: 'process-id', rowsPerSecond: 2_000 }, { by: epson })
    await expect.poll(() => printer.pieces[0]?.bitmap.height ?? 0).toBeGreaterThan(50)
    printer.machine.set({ hot: true })
    await expect
      .poll(() => printer.machine.carriedOut.filter(kind => kind === 'status').length)
      .toBeGreaterThan(5)
    printer.machine.set({ hot: false })
    expect(await sending).toEqual(printed)
    expectWhole()
  })
})

describe('the printers that halls have', () => {
  test('are those of the catalogue', () => {
    expect(Object.keys(printerProfiles).sort()).toEqual(
      [
        ...['epson-tm-t20', 'epson-tm-t88', 'star-tsp100', 'citizen-ct-s', 'xprinter'],
        ...['generic-80', 'generic-58'],
      ].sort(),
    )
  })

  test.each(Object.entries(printerProfiles))(
    '%s prints a ticket whole, and says so in its way',
    async (_, by) => {
      const bitmap = drawing(400, by.width)
      expect(await sendTo({ confirms: by.confirms }, { by, bitmap })).toEqual(printed)
      const [piece, ...others] = printer.pieces
      expect([piece?.isCut, others]).toEqual([by.cutter, []])
      expect(piece ? differences(piece.bitmap, bitmap).length : Number.NaN).toBeLessThan(10)
      expect(printer.machine.language.notUnderstood).toEqual([])
    },
  )
})

describe('paper near its end is reported and does not stop a ticket', () => {
  const near: PrinterBehaviour[] = [
    { conditions: { paper: 'near' } },
    { rowsLeft: 900, nearAt: 200 },
    { conditions: { paper: 'near' }, confirms: 'none' },
  ]
  test.each(near)('%j', async behaviour => {
    const by = { ...generic, confirms: behaviour.confirms ?? 'gs-r' }
    expect(await sendTo(behaviour, { by })).toMatchObject({ nearEnd: true })
    expectWhole()
  })

  test('nor is a feed button', async () => {
    expect(await sendTo({ conditions: { feedButton: true } })).toEqual(printed)
  })
})

describe('printed, unconfirmed', () => {
  test('a mute printer gets every byte, and the outcome stays unconfirmed', async () => {
    const slow = { mute: true, bytesPerSecond: 500_000 }
    expect(await sendTo(slow, { times: { ...hasty, closeMs: 30_000 } })).toEqual({
      result: 'unconfirmed',
      nearEnd: false,
    })
    expectWhole()
  })

  test.each([generic, epson])('one that answers, but never says that it has printed ($name)', async by => {
    expect(await sendTo({ confirms: 'none' }, { by, times: hasty })).toEqual({
      result: 'unconfirmed',
      nearEnd: false,
    })
    expectWhole()
  })

  test('a printer that is known to confirm nothing is not waited for', async () => {
    const by = { ...generic, confirms: 'none' } as const
    expect(await sendTo({}, { by })).toEqual({ result: 'unconfirmed', nearEnd: false })
    expectWhole()
  })
})

/** @returns what other systems call "printed": the printer took the connection and the bytes */
async function takenForPrinted(behaviour: PrinterBehaviour): Promise<boolean> {
  printer.behaviour = behaviour
  const socket = connect(printer.port, '127.0.0.1')
  await once(socket, 'connect')
  await new Promise(resolve => socket.write(toBytes(ticket, generic), resolve))
  socket.destroy()
  return true
}

test('defect 10: a printer without paper is reported as such, not as connected', async () => {
  expect(await sendTo(TestPrinter.outOfPaper)).toEqual(failed('paper-out', true))
  expect(begun).toBe(0)
})

test('defect 10 is seen: a sender that asks for no status reports it as printed', async () => {
  expect(await takenForPrinted(TestPrinter.outOfPaper)).toBe(true)
  expect(printer.pieces).toEqual([])
  await expect.poll(async () => (await send()).result).toBe('failed')
})

describe('to a printer that is blocked or offline nothing is sent, and the cause is reported', () => {
  test.each([
    ['cover-open', { cover: true }],
    ['paper-out', { paper: 'out' }],
    ['cutter', { cutter: true }],
    ['printer-error', { mechanical: true }],
    ['printer-error', { unrecoverable: true }],
    ['printer-error', { hot: true }],
    ['offline', { offline: true }],
    // The cause that a person can fix comes first.
    ['cover-open', { cover: true, paper: 'out' }],
  ] as const)('%s: %j', async (cause, conditions) => {
    const nearEnd = 'paper' in conditions
    expect(await sendTo({ conditions })).toEqual(failed(cause, nearEnd))
    expect(printer.tickets).toEqual([])
    expect(begun).toBe(0)
  })

  test('no printer answers', async () => {
    const { port } = printer
    await printer.close()
    const order = { bytes: toBytes(ticket, generic), confirms: generic.confirms }
    const address = printerAt(port)
    expect(await sendTicket(address, order, begin)).toEqual(failed('unreachable'))
    expect(begun).toBe(0)
  })

  test.each([
    ['a server that greets', () => Promise.resolve(printer)],
    ['a website', startWebsite],
    ['an echo', startEcho],
  ])('no printer: %s', async (_, start) => {
    printer.behaviour = { greeting: 'SSH-2.0-OpenSSH_9.2\r\n' }
    const { port, close } = await start()
    try {
      const order = { bytes: toBytes(ticket, generic), confirms: generic.confirms }
      const address = printerAt(port)
      expect(await sendTicket(address, order, begin, hasty)).toEqual(failed('no-printer'))
      expect(begun).toBe(0)
    } finally {
      await close.call(printer)
    }
  })

  test.each([
    ['XON', '\x11'],
    ['XOFF and XON', '\x13\x11'],
    ['a block that nobody asked for', '\x3b1\0'],
    ['the name of its maker', '\x5fEPSON\0'],
  ])('a printer that says %s before its status prints', async (_, greeting) => {
    expect(await sendTo({ greeting })).toEqual(printed)
    expectWhole()
  })

  test('another sender has begun a ticket', async () => {
    const { port } = printer
    const order = { bytes: toBytes(ticket, generic), confirms: generic.confirms }
    const address = printerAt(port)
    expect(await sendTicket(address, order, async () => false)).toEqual({ result: 'taken', nearEnd: false })
    expect(printer.tickets).toEqual([])
  })
})

describe('failed midway', () => {
  const slow = { bytesPerSecond: 100_000 }

  test('a reset midway is reported: part of the ticket may be on paper', async () => {
    expect(await sendTo({ ...slow, resetAfter: 9_000 })).toEqual(midway('connection-lost'))
    expect(printer.received).toBe(9_000)
  })

  test('a mute printer that resets is not reported as printed', async () => {
    const outcome = await sendTo({ ...slow, mute: true, resetAfter: 9_000 }, { times: hasty })
    expect(outcome).toEqual(midway('connection-lost'))
  })

  test.each([
    ['paper-out', { rowsLeft: 100 }],
    ['cutter', { jams: true }],
  ] as const)('%s is reported while the connection is open', async (cause, behaviour) => {
    expect(await sendTo(behaviour)).toEqual(midway(cause, cause === 'paper-out'))
    expect(printer.pieces.every(({ isCut }) => !isCut)).toBe(true)
  })

  test('a printer with a small buffer, which reads no more questions, reports trouble by itself', async () => {
    // Longer than the buffers of two systems: a question would wait behind it for good.
    const outcome = await sendTo({ rowsLeft: 100, buffer: 2_000 }, { bitmap: drawing(longRows) })
    expect(outcome).toEqual(midway('paper-out', true))
    expect(printer.pieces[0]?.bitmap.height).toBe(100)
  })

  test.each([
    ['cover-open', { cover: true }],
    ['printer-error', { unrecoverable: true }],
    ['offline', { offline: true }],
  ] as const)('%s', async (cause, conditions) => {
    const sending = sendTo(slow)
    await expect.poll(() => printer.received).toBeGreaterThan(5_000)
    printer.machine.set(conditions)
    expect(await sending).toEqual(midway(cause))
  })

  test('a printer that freezes has stalled', async () => {
    expect(await sendTo({ ...slow, freezeAfter: 9_000 }, { times: hasty })).toEqual(midway('stalled'))
  })

  test('a printer that freezes with full system buffers has stalled', async () => {
    const outcome = await sendTo({ freezeAfter: 9_000 }, { times: hasty, bitmap: drawing(longRows) })
    expect(outcome).toEqual(midway('stalled'))
  })
})
