import { once } from 'node:events'
import { connect } from 'node:net'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Patience, patience, sendToPrinter } from '../../../server/printing/network-printer.ts'
import { type PrinterBehaviour, TestPrinter } from '../../support/printer.ts'

const bytes = Buffer.alloc(60_000, 0x55)
const question = Buffer.from('1d7201', 'hex')
const well = [0x12, 0x12, 0x12, 0x12] as const
/** Nothing is measured by these: they only end what would otherwise last. */
const hasty: Patience = { statusMs: 200, stallMs: 2_000, printMs: 2_000, closeMs: 2_000 }

let printer: TestPrinter
let begun: number
beforeEach(async () => {
  printer = await TestPrinter.open()
  begun = 0
})
afterEach(() => printer.close())

function send(behaviour: PrinterBehaviour, times: Patience = patience, port = printer.port) {
  printer.behaviour = behaviour
  const begin = async () => {
    begun++
    return true
  }
  return sendToPrinter({ host: '127.0.0.1', port }, bytes, begin, times)
}

const all = Buffer.concat([bytes, question])

test('a printer that is well gets every byte, and says so', async () => {
  expect(await send(TestPrinter.good)).toEqual({ result: 'printed' })
  expect(printer.tickets).toEqual([all])
})

test('a slow one that talks while it prints gets every byte', async () => {
  const slow = { bytes: 1_000, ms: 5 }
  expect(await send({ ...TestPrinter.good, slow, talkative: true })).toEqual({ result: 'printed' })
  expect(printer.tickets).toEqual([all])
})

test('a mute one gets every byte, and nothing is promised', async () => {
  expect(await send({ slow: { bytes: 4_000, ms: 5 } }, { ...hasty, closeMs: 30_000 })).toEqual({
    result: 'unconfirmed',
  })
  expect(printer.tickets).toEqual([all])
})

test('one that answers, but never says that it has printed: not confirmed', async () => {
  expect(await send({ status: well }, hasty)).toEqual({ result: 'unconfirmed' })
  expect(printer.tickets).toEqual([all])
})

/** What other systems take for "printed": the printer took the connection and the bytes. */
async function takenForPrinted(behaviour: PrinterBehaviour): Promise<boolean> {
  printer.behaviour = behaviour
  const socket = connect(printer.port, '127.0.0.1')
  await once(socket, 'connect')
  await new Promise(resolve => socket.write(bytes, resolve))
  socket.destroy()
  return true
}
const outOfPaper: PrinterBehaviour = { status: [0x1a, 0x32, 0x12, 0x72], confirms: true }

test('defect 10: a printer without paper is told as such, not as one that is connected', async () => {
  expect(await send(outOfPaper)).toEqual({ result: 'failed', cause: 'paper-out' })
  expect(begun).toBe(0)
})

test('defect 10 is seen: a sender that asks for no status takes it for printed', async () => {
  expect(await takenForPrinted(outOfPaper)).toBe(true)
  expect((await send(outOfPaper)).result).not.toBe('printed')
})

test('nobody there: nothing is sent, nothing is begun', async () => {
  const { port } = printer
  await printer.close()
  expect(await send({}, patience, port)).toEqual({ result: 'failed', cause: 'unreachable' })
  expect(begun).toBe(0)
})

describe('a printer in trouble gets nothing', () => {
  test.each([
    ['cover-open', [0x1a, 0x16, 0x12, 0x12]],
    ['paper-out', [0x1a, 0x32, 0x12, 0x72]],
    ['paper-out', [0x12, 0x12, 0x12, 0x72]],
    ['cutter', [0x1a, 0x52, 0x1a, 0x12]],
    ['printer-error', [0x1a, 0x52, 0x32, 0x12]],
    ['offline', [0x1a, 0x12, 0x12, 0x12]],
  ] as const)('%s', async (cause, status) => {
    expect(await send({ status, confirms: true })).toEqual({ result: 'failed', cause })
    expect(printer.tickets).toEqual([])
    expect(begun).toBe(0)
  })
})

test('paper near its end is no trouble, nor is a feed button', async () => {
  expect(await send({ status: [0x52, 0x1a, 0x12, 0x1e], confirms: true })).toEqual({ result: 'printed' })
})

test('a machine that is no printer gets nothing', async () => {
  expect(await send({ greeting: 'SSH-2.0-OpenSSH_9.2\r\n' }, hasty)).toEqual({
    result: 'failed',
    cause: 'no-printer',
  })
  expect(begun).toBe(0)
})

test('reset midway: part of it may be on paper', async () => {
  expect(await send({ ...TestPrinter.good, slow: { bytes: 1_000, ms: 1 }, resetAfter: 9_000 })).toEqual({
    result: 'midway',
    cause: 'connection-lost',
  })
  expect(printer.received).toBe(9_000)
})

test('a mute one that resets midway is not taken for one that printed', async () => {
  expect(await send({ slow: { bytes: 1_000, ms: 1 }, resetAfter: 9_000 }, hasty)).toEqual({
    result: 'midway',
    cause: 'connection-lost',
  })
})

test('paper that ends midway is told while the line stands', async () => {
  expect(await send({ ...TestPrinter.good, paperOutAfter: 9_000, slow: { bytes: 3_000, ms: 1 } })).toEqual({
    result: 'midway',
    cause: 'paper-out',
  })
})

test('one that freezes midway has stalled', async () => {
  expect(
    await send({ ...TestPrinter.good, freezeAfter: 9_000, slow: { bytes: 3_000, ms: 1 } }, hasty),
  ).toEqual({
    result: 'midway',
    cause: 'stalled',
  })
})

test('a ticket that another has begun to send is not sent', async () => {
  const outcome = await sendToPrinter({ host: '127.0.0.1', port: printer.port }, bytes, async () => false)
  expect(outcome).toEqual({ result: 'taken' })
  expect(printer.tickets).toEqual([])
})

test('a printer with room for one turns the second away, who sends nothing', async () => {
  const first = send({ ...TestPrinter.good, slow: { bytes: 500, ms: 5 } })
  await expect.poll(() => printer.received).toBeGreaterThan(0)
  const second = await send(printer.behaviour)
  expect(second).toEqual({ result: 'failed', cause: 'busy' })
  expect(await first).toEqual({ result: 'printed' })
  expect(printer.tickets).toEqual([all])
})
