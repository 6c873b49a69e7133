import { mkdir, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { PrinterProfile } from '../../shared/domain/paper.ts'
import type { PrintOutcome } from '../../shared/domain/print-outcome.ts'
import { type Bitmap, toBitmap, toPng } from './bitmap.ts'
import { layoutTicket, type TicketContent } from './layout-ticket.ts'
import { type Begin, type PrintOrder, sendTicket } from './send-ticket.ts'
import { toBytes } from './ticket-bytes.ts'

/** Where a ticket goes: to a machine in the hall, through a program beside it, or into a folder as a picture. */
export type Printer =
  | { kind: 'network'; host: string; port: number }
  | { kind: 'agent'; device: string }
  | { kind: 'virtual'; folder: string }

export interface PrintOptions {
  begin: Begin
  /** The first part of this ticket may still lie in the printer. */
  afterHalf?: boolean
  sendToAgent(device: string, order: PrintOrder, begin: Begin): Promise<PrintOutcome>
}

/**
 * Prints a ticket. What printers, networks and folders do is told by the outcome; only what `begin` throws is thrown.
 * @param name of the ticket, unique: names the picture of a virtual printer
 */
export async function print(
  printer: Printer,
  profile: PrinterProfile,
  name: string,
  content: TicketContent,
  { begin, afterHalf = false, sendToAgent }: PrintOptions,
): Promise<PrintOutcome> {
  const bitmap = await toBitmap(layoutTicket(content, profile.width))
  if (printer.kind === 'virtual') return writePicture(printer.folder, name, bitmap, begin)
  const order = { bytes: toBytes(bitmap, profile), confirms: profile.confirms, afterHalf }
  return printer.kind === 'agent'
    ? sendToAgent(printer.device, order, begin)
    : sendTicket(printer, order, begin)
}

async function writePicture(
  folder: string,
  name: string,
  bitmap: Bitmap,
  begin: Begin,
): Promise<PrintOutcome> {
  if (!(await begin())) return { result: 'taken', nearEnd: false }
  try {
    await mkdir(folder, { recursive: true })
    // Whoever looks into the folder sees whole pictures only.
    const unfinished = join(folder, `.${name}.png`)
    await writeFile(unfinished, toPng(bitmap))
    await rename(unfinished, join(folder, `${name}.png`))
    return { result: 'printed', nearEnd: false }
  } catch {
    return { result: 'midway', cause: 'not-written', nearEnd: false }
  }
}
