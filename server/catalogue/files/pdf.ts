import { startThread } from '../../lib/start-thread.ts'
import type { PdfAnswer, PdfTask } from './pdf-worker.ts'

/** Milliseconds for one task, including the thread's start. A page of a scanned form takes 300. */
const patienceMs = 15_000
/** Megabytes of JavaScript heap; the library's own memory is beside it. */
const maxHeapMb = 128

/**
 * Carries out one task in a thread of its own, which then ends and gives its memory back.
 *
 * @returns the answer; a file that breaks the thread, or takes it too long, is broken
 */
export function askPdf(task: PdfTask): Promise<PdfAnswer> {
  const thread = startThread(new URL('./pdf-worker.ts', import.meta.url), {
    workerData: task,
    resourceLimits: { maxOldGenerationSizeMb: maxHeapMb },
  })
  return new Promise(resolve => {
    const end = (answer: PdfAnswer) => {
      clearTimeout(late)
      resolve(answer)
      void thread.terminate()
    }
    const broken = () => end({ problem: 'broken' })
    const late = setTimeout(broken, patienceMs)
    thread.once('message', end)
    thread.once('error', broken)
    thread.once('exit', broken)
  })
}
