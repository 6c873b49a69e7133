import { Worker } from 'node:worker_threads'
import type { Bitmap } from './bitmap.ts'
import type { DrawAnswer, DrawRequest } from './draw-worker.ts'
import type { TicketPicture } from './layout-ticket.ts'

/** Tickets take 50 ms each: who stands behind so many would wait 10 s, and rather tries again. */
const mostWaiting = 200
/** Far longer than any ticket takes, its thread's start on a busy machine included. */
const patienceMs = 30_000

/** Too many tickets are waiting to be drawn. */
export class DrawingBusyError extends Error {
  override name = 'DrawingBusyError'
}

interface Task {
  request: DrawRequest
  resolve(answer: DrawAnswer): void
  reject(error: Error): void
}

/**
 * Draws tickets in a thread of its own: fitting words and packing dots would hold up the hall for 50 ms each. One at a
 * time, so that memory stays flat, and a thread that dies takes one ticket with it. The thread starts with the first.
 */
export class Drawing {
  readonly #waiting: Task[] = []
  #current: Task | undefined
  #worker: Worker | undefined
  #late: NodeJS.Timeout | undefined
  #closed = false

  /** @returns the dots of a ticket. @throws DrawingBusyError when too many wait, Error when it can't be drawn. */
  async bitmap(ticket: TicketPicture): Promise<Bitmap> {
    const answer = await this.#ask({ ticket, as: 'bitmap' })
    if ('bitmap' in answer) return answer.bitmap
    throw new Error('error' in answer ? answer.error : 'not what was asked for')
  }

  /** @returns a ticket as a PNG of one bit, dot by dot what a printer gets. @throws as `bitmap` does. */
  async png(ticket: TicketPicture): Promise<Uint8Array> {
    const answer = await this.#ask({ ticket, as: 'png' })
    if ('png' in answer) return answer.png
    throw new Error('error' in answer ? answer.error : 'not what was asked for')
  }

  /** Ends the thread; what has not been drawn never will be. */
  async close(): Promise<void> {
    this.#closed = true
    const worker = this.#worker
    this.#lose(new Error('drawing has ended'))
    for (const task of this.#waiting.splice(0)) task.reject(new Error('drawing has ended'))
    await worker?.terminate()
  }

  #ask(request: DrawRequest): Promise<DrawAnswer> {
    if (this.#closed) return Promise.reject(new Error('drawing has ended'))
    if (this.#waiting.length >= mostWaiting) return Promise.reject(new DrawingBusyError('too many tickets'))
    return new Promise((resolve, reject) => {
      this.#waiting.push({ request, resolve, reject })
      this.#next()
    })
  }

  #next(): void {
    if (this.#current || this.#closed) return
    this.#current = this.#waiting.shift()
    if (!this.#current) return
    this.#late = setTimeout(() => void this.#giveUp(), patienceMs)
    this.#worker ??= this.#start()
    this.#worker.postMessage(this.#current.request)
  }

  #start(): Worker {
    // None of the parent's options: they may run it as a test, or watch its files.
    const worker = new Worker(new URL('./draw-start.mjs', import.meta.url), { execArgv: [] })
    worker.on('message', (answer: DrawAnswer) => {
      if (this.#worker !== worker) return
      const task = this.#current
      this.#done()
      task?.resolve(answer)
      this.#next()
    })
    // One that is not this drawing's any more has nothing left to lose.
    const died = (error: Error) => {
      if (this.#worker !== worker) return
      this.#lose(error)
      this.#next()
    }
    worker.on('error', died)
    worker.on('exit', code => died(new Error(`the thread that draws has ended (${code})`)))
    return worker
  }

  async #giveUp(): Promise<void> {
    const worker = this.#worker
    this.#lose(new Error('the thread that draws does not answer'))
    await worker?.terminate()
    this.#next()
  }

  /** The thread is gone, and the ticket that it had in hand. */
  #lose(error: Error): void {
    const task = this.#current
    this.#done()
    this.#worker = undefined
    task?.reject(error)
  }

  #done(): void {
    clearTimeout(this.#late)
    this.#current = undefined
  }
}
