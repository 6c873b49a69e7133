import { describe, expect, test } from 'vitest'
import { checkPrinter, patience } from '../../../server/printing/send-ticket.ts'
import { differences } from '../../kit/printer/paper.ts'
import { type PrinterBehaviour, printerAt, TestPrinter } from '../../kit/printer.ts'
import {
  begun,
  drawing,
  epson,
  expectWhole,
  failed,
  hasty,
  midway,
  printed,
  printer,
  send,
  sendTo,
  ticket,
  usePrinter,
} from './send-scene.ts'

usePrinter()

describe('a printer that accepts one connection', () => {
  const slow = { bytesPerSecond: 100_000 }

  test('the second sender is refused and sends nothing', async () => {
    const first = sendTo(slow)
    await expect.poll(() => printer.received).toBeGreaterThan(0)
    expect(await send()).toEqual(failed('busy'))
    expect(await first).toEqual(printed)
    expectWhole()
  })

  test('the second sender waits and is then printed as well', async () => {
    const first = sendTo({ ...slow, second: 'waits' })
    await expect.poll(() => printer.received).toBeGreaterThan(0)
    const second = send({ times: { ...patience, statusMs: 20_000 } })
    expect(await first).toEqual(printed)
    expect(await second).toEqual(printed)
    expect(printer.pieces.length).toBe(2)
  })
})

describe('after half a print', () => {
  const half: PrinterBehaviour = {
    confirms: 'process-id',
    keepsHalf: true,
    buffer: 2_000,
    resetAfter: 9_000,
  }
  const whole: PrinterBehaviour = { confirms: 'process-id', keepsHalf: true }

  test("the printer's buffer is cleared before the ticket is sent again", async () => {
    expect(await sendTo(half, { by: epson })).toEqual(midway('connection-lost'))
    expect(await sendTo(whole, { by: epson, afterHalf: true })).toEqual(printed)
    expect(printer.machine.carriedOut).toContain('clear')
    const [{ bitmap } = { bitmap: drawing(1) }] = printer.pieces.slice(-1)
    expect(bitmap.height).toBeGreaterThanOrEqual(800)
    const last = { ...bitmap, height: 800, data: bitmap.data.subarray(-ticket.data.length) }
    expect(differences(last, ticket).length).toBeLessThan(10)
  })

  test("that is seen: without clearing, the next ticket's beginning is printed as the other half", async () => {
    expect(await sendTo(half, { by: epson })).toEqual(midway('connection-lost'))
    await sendTo(whole, { by: epson, times: hasty })
    const last = printer.pieces.at(-1)?.bitmap ?? drawing(1)
    expect(differences(last, ticket)).not.toEqual([])
    expect(printer.machine.language.notUnderstood).not.toEqual([])
  })

  test('a printer that does not confirm the clearing gets nothing', async () => {
    const outcome = await sendTo({ clears: false }, { by: epson, afterHalf: true, times: hasty })
    expect(outcome).toEqual(failed('stalled'))
    expect(begun).toBe(0)
  })

  test('a mute printer is not waited for', async () => {
    const sent = { by: epson, afterHalf: true, times: hasty }
    expect(await sendTo({ mute: true, confirms: 'process-id' }, sent)).toMatchObject({
      result: 'unconfirmed',
    })
    expectWhole()
  })
})

describe("a check prints nothing and reports the printer's state", () => {
  const check = () => checkPrinter(printerAt(printer.port), hasty)

  test.each<[string, PrinterBehaviour, object]>([
    ['well', {}, { nearEnd: false, mute: false }],
    ['near its end', { conditions: { paper: 'near' } }, { nearEnd: true, mute: false }],
    ['out of paper', TestPrinter.outOfPaper, { cause: 'paper-out', nearEnd: true, mute: false }],
    ['lid open', { conditions: { cover: true } }, { cause: 'cover-open', nearEnd: false, mute: false }],
    ['mute', { mute: true }, { nearEnd: false, mute: true }],
  ])('%s', async (_, behaviour, state) => {
    printer.behaviour = behaviour
    expect(await check()).toEqual(state)
    // The connection was closed properly, so another one is accepted at once.
    expect(await check()).toEqual(state)
    expect(printer.tickets).toEqual([])
  })

  test('no printer answers', async () => {
    const { port } = printer
    await printer.close()
    const state = await checkPrinter(printerAt(port))
    expect(state).toEqual({ cause: 'unreachable', nearEnd: false, mute: false })
  })
})
