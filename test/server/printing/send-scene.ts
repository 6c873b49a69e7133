import { afterEach, beforeEach, expect } from 'vitest'
import type { Bitmap } from '../../../server/printing/bitmap.ts'
import { type Patience, patience, sendTicket } from '../../../server/printing/send-ticket.ts'
import { toBytes } from '../../../server/printing/ticket-bytes.ts'
import { printerProfiles } from '../../../shared/catalogue/printer-profiles.ts'
import type { PrinterProfile } from '../../../shared/domain/paper.ts'
import { differences } from '../../kit/printer/paper.ts'
import { type PrinterBehaviour, printerAt, TestPrinter } from '../../kit/printer.ts'

/** Time limits that only end what would otherwise never end; nothing is measured by them. */
export const hasty: Patience = { statusMs: 300, stallMs: 2_000, printMs: 1_000, closeMs: 30_000 }
export const generic = profile('generic-80')
export const epson = profile('epson-tm-t20')

export let printer: TestPrinter
export let begun: number

function profile(id: string): PrinterProfile {
  const found = printerProfiles[id]
  if (!found) throw new Error(`no such profile: ${id}`)
  return found
}

/** @returns a picture of `rows` rows, all different */
export function drawing(rows: number, width = 576): Bitmap {
  const data = Uint8Array.from({ length: (width / 8) * rows }, (_, at) => (at * 2_654_435_761) >>> 13)
  return { width, height: rows, data }
}
export const ticket = drawing(800)

export async function begin(): Promise<boolean> {
  begun++
  return true
}

export interface Sent {
  times?: Patience
  by?: PrinterProfile
  afterHalf?: boolean
  bitmap?: Bitmap
}

export function send({ times = patience, by = generic, afterHalf = false, bitmap = ticket }: Sent = {}) {
  const { port } = printer
  const order = { bytes: toBytes(bitmap, by), confirms: by.confirms, afterHalf }
  return sendTicket(printerAt(port), order, begin, times)
}

export function sendTo(behaviour: PrinterBehaviour, sent?: Sent) {
  printer.behaviour = behaviour
  return send(sent)
}

/** Expects that the ticket was printed once, whole, as it was drawn. */
export function expectWhole(bitmap = ticket): void {
  expect(printer.pieces.map(({ isCut, feeds }) => ({ isCut, feeds }))).toEqual([{ isCut: true, feeds: 3 }])
  const [piece] = printer.pieces
  // Dots that remove a real-time command are black where they were white.
  const changed = piece ? differences(piece.bitmap, bitmap) : ['nothing']
  expect(changed.length).toBeLessThan(10)
  expect(printer.machine.accidents).toBe(0)
  expect(printer.machine.language.notUnderstood).toEqual([])
}

export const printed = { result: 'printed', nearEnd: false }
export const failed = (cause: string, nearEnd = false) => ({ result: 'failed', cause, nearEnd })
export const midway = (cause: string, nearEnd = false) => ({ result: 'midway', cause, nearEnd })

/** What each test of a file begins and ends with. */
export function usePrinter(): void {
  beforeEach(async () => {
    printer = await TestPrinter.open()
    begun = 0
  })
  afterEach(() => printer.close())
}
