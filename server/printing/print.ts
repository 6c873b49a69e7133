import { mkdir, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { PrinterProfile, TicketBlock } from '../../shared/domain/paper.ts'
import type { PrintOutcome } from '../../shared/domain/print-outcome.ts'
import type { RenderThread } from './draw.ts'
import type { TicketContent } from './layout-ticket.ts'
import type { PrinterNetworks } from './printer-networks.ts'
import { type Begin, type PrintOrder, sendTicket } from './send-ticket.ts'
import { toBytes } from './ticket-bytes.ts'

/** Where a ticket goes: to a network printer, through a print agent, or into a folder as a picture. */
export type Printer =
  | { kind: 'network'; host: string; port: number; networks: PrinterNetworks }
  | { kind: 'agent'; device: string }
  | { kind: 'virtual'; folder: string }

export interface PrintOptions {
  drawing: RenderThread
  begin: Begin
  /** Whether half of this ticket may still be in the printer's buffer. */
  afterHalf?: boolean
  sendToAgent(device: string, order: PrintOrder, begin: Begin): Promise<PrintOutcome>
}

/** A ticket to be printed. */
export interface Printout {
  /** Unique; a virtual printer names its file by it. */
  name: string
  content: TicketContent
  blocks: readonly TicketBlock[]
}

/**
 * Prints a ticket. Failures of printers, networks and folders are part of the outcome.
 *
 * @returns what became known of the ticket on paper
 * @throws what `begin` throws, and when the ticket can't be drawn; nothing was sent then
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
    // The rename keeps half-written pictures out of sight.
    const unfinished = join(folder, `.${name}.png`)
    await writeFile(unfinished, png)
    await rename(unfinished, join(folder, `${name}.png`))
    return { result: 'printed', nearEnd: false }
  } catch {
    return { result: 'midway', cause: 'not-written', nearEnd: false }
  }
}
