import { writeFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { checkPrinter, type Patience, sendTicket } from '../../../server/printing/send-ticket.ts'
import { toBytes } from '../../../server/printing/ticket-bytes.ts'
import { differences } from '../../kit/printer/paper.ts'
import { SerialPrinter } from '../../kit/serial-printer.ts'

/** Time limits that only end what would otherwise never end; nothing is measured by them. */
const times: Patience = { statusMs: 2_000, stallMs: 3_000, printMs: 10_000, closeMs: 4_000 }
const paper = { picture: 'raster', cutter: true, confirms: 'process-id' } as const
/** Contains every byte value, so that a port that changes one is noticed. */
const data = Uint8Array.from({ length: 72 * 400 }, (_, at) => (at * 2_654_435_761) >>> 13)
const ticket = { width: 576, height: 400, data }
const bytes = toBytes(ticket, paper)

let printer: SerialPrinter
beforeEach(async () => {
  printer = await SerialPrinter.open({ confirms: 'process-id' })
})
afterEach(() => printer.close())

const send = (confirms: 'process-id' | 'gs-r' | 'none' = 'process-id', limits = times) =>
  sendTicket({ kind: 'device', path: printer.device }, { bytes, confirms }, async () => true, limits)

function expectWhole(): void {
  const [piece] = printer.machine.pieces
  expect(printer.machine.pieces.length).toBe(1)
  expect(piece ? differences(piece.bitmap, ticket).length : 'nothing').toBeLessThan(10)
  expect(printer.machine.language.notUnderstood).toEqual([])
}

test('a ticket is printed whole through a device file and confirmed, and the device is free at once', async () => {
  expect(await send()).toEqual({ result: 'printed', nearEnd: false })
  expectWhole()
  expect(await send()).toEqual({ result: 'printed', nearEnd: false })
})

test('a slow printer takes what it can', async () => {
  printer.machine.behaviour = { confirms: 'process-id', bytesPerSecond: 30_000, buffer: 500 }
  expect(await send()).toEqual({ result: 'printed', nearEnd: false })
  expectWhole()
})

test('a printer that answers nothing gets the whole ticket', async () => {
  printer.machine.behaviour = { mute: true }
  expect(await send('none')).toEqual({ result: 'unconfirmed', nearEnd: false })
  await expect.poll(() => printer.machine.pieces[0]?.isCut).toBe(true)
  expectWhole()
})

test('paper that runs out midway is reported', async () => {
  printer.machine.behaviour = { confirms: 'process-id', rowsLeft: 100, buffer: 500 }
  expect(await send()).toEqual({ result: 'midway', cause: 'paper-out', nearEnd: true })
})

test('a printer unplugged midway is reported: part of the ticket may be on paper', async () => {
  printer.machine.behaviour = { confirms: 'process-id', bytesPerSecond: 20_000, buffer: 500 }
  const sending = send()
  await expect.poll(() => printer.machine.language.taken).toBeGreaterThan(5_000)
  printer.unplug()
  expect(await sending).toEqual({ result: 'midway', cause: 'connection-lost', nearEnd: false })
})

test('a printer that freezes midway has stalled, and does not block the program', async () => {
  printer.machine.behaviour = { confirms: 'process-id', freezeAfter: 5_000, buffer: 500 }
  // The port and the terminal behind it take the whole ticket, so that only its printing is waited for.
  const limits = { ...times, printMs: 1_000 }

  expect(await send('process-id', limits)).toEqual({ result: 'midway', cause: 'stalled', nearEnd: false })
})

test("a check reports the printer's state", async () => {
  printer.machine.set({ cover: true })
  const state = await checkPrinter({ kind: 'device', path: printer.device }, times)
  expect(state).toEqual({ cause: 'cover-open', nearEnd: false, mute: false })
})

test('a missing device is reported', async () => {
  const address = { kind: 'device', path: '/dev/usb/no-printer' } as const
  expect(await checkPrinter(address)).toEqual({ cause: 'unreachable', nearEnd: false, mute: false })
})

test('a device that can be written to and says nothing is mute, and gets every byte', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'kezek-device-'))
  try {
    const path = join(folder, 'lp')
    writeFileSync(path, '')
    const outcome = await sendTicket(
      { kind: 'device', path },
      { bytes, confirms: 'none' },
      async () => true,
      { ...times, statusMs: 50 },
    )
    expect(outcome).toEqual({ result: 'unconfirmed', nearEnd: false })
  } finally {
    await rm(folder, { recursive: true })
  }
})
