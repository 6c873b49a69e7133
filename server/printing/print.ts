import { mkdir, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { TicketBlock } from '../../shared/domain/paper.ts'
import type { Drawing } from './draw.ts'
import type { TicketContent } from './layout-ticket.ts'
import { type Begin, type PrintOutcome, sendToPrinter } from './network-printer.ts'
import { toBytes } from './ticket-bytes.ts'

/** Where a ticket goes: to a machine in the hall, or into a folder as a picture. */
export type Printer = { kind: 'network'; host: string; port: number } | { kind: 'virtual'; folder: string }

/** 80 mm paper at 8 dots a millimetre, less the margins that printers keep. */
const paperWidth = 576

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
  { name, content, blocks }: Printout,
  drawing: Drawing,
  begin: Begin,
): Promise<PrintOutcome> {
  const ticket = { content, blocks, width: paperWidth }
  if (printer.kind === 'network') return sendToPrinter(printer, toBytes(await drawing.bitmap(ticket)), begin)
  return writePicture(printer.folder, name, await drawing.png(ticket), begin)
}

async function writePicture(
  folder: string,
  name: string,
  png: Uint8Array,
  begin: Begin,
): Promise<PrintOutcome> {
  if (!(await begin())) return { result: 'taken' }
  try {
    await mkdir(folder, { recursive: true })
    // Whoever looks into the folder sees whole pictures only.
    const unfinished = join(folder, `.${name}.png`)
    await writeFile(unfinished, png)
    await rename(unfinished, join(folder, `${name}.png`))
    return { result: 'printed' }
  } catch {
    return { result: 'midway', cause: 'not-written' }
  }
}
