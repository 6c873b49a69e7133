import { mkdir, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { PrinterProfile, TicketBlock } from '../../shared/domain/paper.ts'
import type { PrintOutcome } from '../../shared/domain/print-outcome.ts'
import type { RenderThread } from './draw.ts'
import type { TicketContent } from './layout-ticket.ts'
import type { PrinterNetworks } from './printer-networks.ts'
import { type Begin, type PrintOrder, sendTicket } from './send-ticket.ts'
import { toBytes } from './ticket-bytes.ts'

/** Where a ticket goes: to a machine in the hall, through a program beside it, or into a folder as a picture. */
export type Printer =
  | { kind: 'network'; host: string; port: number; networks: PrinterNetworks }
  | { kind: 'agent'; device: string }
  | { kind: 'virtual'; folder: string }

export interface PrintOptions {
  drawing: RenderThread
  begin: Begin
  /** The first part of this ticket may still lie in the printer. */
  afterHalf?: boolean
  sendToAgent(device: string, order: PrintOrder, begin: Begin): Promise<PrintOutcome>
}

/** A ticket on its way to paper. */
export interface Printout {
  /** Unique: names the picture of a virtual printer. */
  name: string
  content: TicketContent
  blocks: readonly TicketBlock[]
}

/**
 * Prints a ticket. What printers, networks and folders do is told by the outcome; thrown is what `begin` throws, and why
 * the ticket could not be drawn: nothing was sent then.
 */
export async function print(
  printer: Printer,
  profile: PrinterProfile,
  { name, content, blocks }: Printout,
  { drawing, begin, afterHalf = false, sendToAgent }: PrintOptions,
): Promise<PrintOutcome> {
  const ticket = { content, blocks, width: profile.width }
  if (printer.kind === 'virtual') return writePicture(printer.folder, name, await drawing.png(ticket), begin)
  const bytes = toBytes(await drawing.bitmap(ticket), profile)
  const order = { bytes, confirms: profile.confirms, afterHalf }
  return printer.kind === 'agent'
    ? sendToAgent(printer.device, order, begin)
    : sendTicket(printer, order, begin)
}

async function writePicture(
  folder: string,
  name: string,
  png: Uint8Array,
  begin: Begin,
): Promise<PrintOutcome> {
  if (!(await begin())) return { result: 'taken', nearEnd: false }
  try {
    await mkdir(folder, { recursive: true })
    // Whoever looks into the folder sees whole pictures only.
    const unfinished = join(folder, `.${name}.png`)
    await writeFile(unfinished, png)
    await rename(unfinished, join(folder, `${name}.png`))
    return { result: 'printed', nearEnd: false }
  } catch {
    return { result: 'midway', cause: 'not-written', nearEnd: false }
  }
}
