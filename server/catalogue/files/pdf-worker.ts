import { parentPort, workerData } from 'node:worker_threads'
import { PDFiumLibrary } from '@hyzyla/pdfium'
import { PNG } from 'pngjs'

// Runs in the thread that `pdf.ts` starts for one task. A file that breaks the library breaks only this thread.

export interface PdfTask {
  bytes: Uint8Array
  /** The page to draw, from 1; absent: only the number of pages is wanted. */
  page?: number
}

export type PdfAnswer = { pages: number } | { png: Uint8Array } | { problem: 'broken' | 'locked' }

/** Dots of a drawn page's longer side. A kiosk is 1,920 high, and A4 has 165 dots an inch then. */
const longSide = 1_920

async function carryOut({ bytes, page }: PdfTask): Promise<PdfAnswer> {
  const library = await PDFiumLibrary.init()
  try {
    const document = await library.loadDocument(bytes)
    if (page === undefined) return { pages: document.getPageCount() }
    const shown = document.getPage(page - 1)
    const { originalWidth, originalHeight } = shown.getOriginalSize()
    const scale = longSide / Math.max(originalWidth, originalHeight, 1)
    const { width, height, data } = await shown.render({ scale, render: 'bitmap', renderFormFields: true })
    const picture = new PNG({ width, height })
    picture.data = Buffer.from(data)
    return { png: PNG.sync.write(picture, { colorType: 2 }) }
  } catch (error) {
    return { problem: /password/i.test(String(error)) ? 'locked' : 'broken' }
  }
}

parentPort?.postMessage(await carryOut(workerData as PdfTask))
