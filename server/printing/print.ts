import { mkdir, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Bitmap, toBitmap, toPng } from './bitmap.ts'
import { layoutTicket, type TicketContent } from './layout-ticket.ts'
import { type Begin, type PrintOutcome, sendToPrinter } from './network-printer.ts'
import { toBytes } from './ticket-bytes.ts'

/** Where a ticket goes: to a machine in the hall, or into a folder as a picture. */
export type Printer = { kind: 'network'; host: string; port: number } | { kind: 'virtual'; folder: string }

/** 80 mm paper at 8 dots a millimetre, less the margins that printers keep. */
const paperWidth = 576

/**
 * Prints a ticket. What printers, networks and folders do is told by the outcome; only what `begin` throws is thrown.
 * @param name of the ticket, unique: names the picture of a virtual printer
 */
export async function print(
  printer: Printer,
  name: string,
  content: TicketContent,
  begin: Begin,
): Promise<PrintOutcome> {
  const bitmap = await toBitmap(layoutTicket(content, paperWidth))
  if (printer.kind === 'network') return sendToPrinter(printer, toBytes(bitmap), begin)
  return writePicture(printer.folder, name, bitmap, begin)
}

async function writePicture(
  folder: string,
  name: string,
  bitmap: Bitmap,
  begin: Begin,
): Promise<PrintOutcome> {
  if (!(await begin())) return { result: 'taken' }
  try {
    await mkdir(folder, { recursive: true })
    // Whoever looks into the folder sees whole pictures only.
    const unfinished = join(folder, `.${name}.png`)
    await writeFile(unfinished, toPng(bitmap))
    await rename(unfinished, join(folder, `${name}.png`))
    return { result: 'printed' }
  } catch {
    return { result: 'midway', cause: 'not-written' }
  }
}
