import type { Worker } from 'node:worker_threads'
import type { CheckedTicket, TicketBlock } from '../../shared/domain/paper.ts'
import { startThread } from '../lib/start-thread.ts'
import type { Bitmap } from './bitmap.ts'
import type { DrawAnswer, DrawRequest } from './draw-worker.ts'
import type { TicketPicture } from './layout-ticket.ts'

/**
 * Tickets that may wait. Each takes 50 ms: one behind 200 others waits 10 s, and its job tries again sooner than
 * that.
 */
const maxTickets = 200
/** Previews and checks that may wait. An office shows one preview at a time; more are refused as busy. */
const maxPreviews = 8
/** Megabytes of JavaScript heap. A ticket takes 20, the largest allowed logo 40. */
const maxHeapMb = 160

export interface DrawingOptions {
  /** Milliseconds that one drawing may take, including the thread's start: far more than any ticket needs. */
  patienceMs?: number
  maxHeapMb?: number
}

/** Too many drawings are waiting. */
export class DrawingBusyError extends Error {
  override name = 'DrawingBusyError'
}

/** A ticket can't be drawn, or the render thread died while drawing it. */
export class NotDrawnError extends Error {
  override name = 'NotDrawnError'
}

interface Task {
  request: DrawRequest
  resolve(answer: DrawAnswer): void
  reject(error: Error): void
}

/**
 * Draws tickets in a separate thread, since fitting text, decoding pictures and packing dots would block the event
 * loop. The thread has limits of time and memory and does one thing at a time, tickets before previews. If it dies,
 * only its current task fails. It starts with the first task.
 */
export class RenderThread {
  readonly #patienceMs: number
  readonly #maxHeapMb: number
  readonly #tickets: Task[] = []
  readonly #previews: Task[] = []
  #current: Task | undefined
  #worker: Worker | undefined
  #late: NodeJS.Timeout | undefined
  #closed = false

  constructor(options: DrawingOptions = {}) {
    this.#patienceMs = options.patienceMs ?? 30_000
    this.#maxHeapMb = options.maxHeapMb ?? maxHeapMb
  }

  /**
   * Draws a ticket.
   *
   * @returns its dots
   * @throws DrawingBusyError when too many wait, NotDrawnError when it can't be drawn
   */
  async bitmap(ticket: TicketPicture): Promise<Bitmap> {
    const answer = await this.#ask({ ticket, as: 'bitmap' }, this.#tickets, maxTickets)
    if ('bitmap' in answer) return answer.bitmap
    throw unexpected(answer)
  }

  /** Draws a ticket as a PNG of one bit, the same dots that a printer gets. @throws the errors of `bitmap` */
  async png(ticket: TicketPicture): Promise<Uint8Array> {
    return this.#png(ticket, this.#tickets, maxTickets)
  }

  /** Draws a ticket for an office page. Tickets to be printed come first. @throws the errors of `bitmap` */
  async preview(ticket: TicketPicture): Promise<Uint8Array> {
    return this.#png(ticket, this.#previews, maxPreviews)
  }

  /**
   * Checks the blocks of a ticket before they are stored.
   *
   * @returns the blocks to store, or the first error; `busy` when too much is waiting
   * @throws NotDrawnError when the thread dies during the check
   */
  async check(blocks: readonly TicketBlock[]): Promise<CheckedTicket | 'busy'> {
    if (this.#previews.length >= maxPreviews) return 'busy'
    const answer = await this.#ask({ check: blocks }, this.#previews, maxPreviews)
    if ('checked' in answer) return answer.checked
    throw unexpected(answer)
  }

  /** Ends the thread. Rejects all drawings that are not finished. */
  async close(): Promise<void> {
    this.#closed = true
    const worker = this.#worker
    this.#lose(new Error('drawing has ended'))
    for (const task of [...this.#tickets.splice(0), ...this.#previews.splice(0)])
      task.reject(new Error('drawing has ended'))
    await worker?.terminate()
  }

  async #png(ticket: TicketPicture, waiting: Task[], max: number): Promise<Uint8Array> {
    const answer = await this.#ask({ ticket, as: 'png' }, waiting, max)
    if ('png' in answer) return answer.png
    throw unexpected(answer)
  }

  #ask(request: DrawRequest, waiting: Task[], max: number): Promise<DrawAnswer> {
    if (this.#closed) return Promise.reject(new Error('drawing has ended'))
    if (waiting.length >= max) return Promise.reject(new DrawingBusyError('too much is waiting to be drawn'))
    return new Promise((resolve, reject) => {
      waiting.push({ request, resolve, reject })
      this.#next()
    })
  }

  #next(): void {
    if (this.#current || this.#closed) return
    this.#current = this.#tickets.shift() ?? this.#previews.shift()
    if (!this.#current) return
    this.#late = setTimeout(() => void this.#giveUp(), this.#patienceMs)
    this.#worker ??= this.#start()
    this.#worker.postMessage(this.#current.request)
  }

  #start(): Worker {
    const worker = startThread(new URL('./draw-worker.ts', import.meta.url), {
      resourceLimits: { maxOldGenerationSizeMb: this.#maxHeapMb },
    })
    worker.on('message', (answer: DrawAnswer) => {
      if (this.#worker !== worker) return
      const task = this.#current
      this.#done()
      task?.resolve(answer)
      this.#next()
    })
    // A thread that was already replaced has no task that could fail.
    const died = (error: Error) => {
      if (this.#worker !== worker) return
      this.#lose(error)
      this.#next()
    }
    worker.on('error', error => died(new NotDrawnError('the render thread died', { cause: error })))
    worker.on('exit', code => died(new NotDrawnError(`the render thread has ended (${code})`)))
    return worker
  }

  async #giveUp(): Promise<void> {
    const worker = this.#worker
    this.#lose(new NotDrawnError('the render thread does not answer'))
    await worker?.terminate()
    this.#next()
  }

  /** Rejects the current task after the thread has died. */
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

function unexpected(answer: DrawAnswer): Error {
  return new NotDrawnError('error' in answer ? answer.error : 'the render thread gave an unexpected answer')
}
