import type { Worker } from 'node:worker_threads'
import { startThread } from '../lib/start-thread.ts'
import type { FileAnswer, FileRequest } from './sheet.ts'

/** Makes one file in a separate thread: packing 100,000 rows would block the hall's event loop for seconds. */
export class FileThread {
  readonly #worker: Worker
  #waiting: { resolve(bytes: Uint8Array): void; reject(error: Error): void } | undefined
  /** Set once the thread has ended; it answers no further request. */
  #ended: Error | undefined

  constructor() {
    this.#worker = startThread(new URL('./file-worker.ts', import.meta.url))
    this.#worker.on('message', (answer: FileAnswer) => {
      const task = this.#waiting
      this.#waiting = undefined
      if ('error' in answer) task?.reject(new Error(answer.error))
      else task?.resolve(answer.bytes)
    })
    this.#worker.on('error', error => this.#rejectAll(error))
    this.#worker.on('exit', code =>
      this.#rejectAll(new Error(`the thread that makes files has ended (${code})`)),
    )
  }

  /**
   * Sends one request to the thread. The caller waits for the answer before it sends the next.
   *
   * @returns the bytes of the file that the thread produced since the previous answer
   * @throws Error when the file cannot be made
   */
  send(request: FileRequest): Promise<Uint8Array> {
    if (this.#ended) return Promise.reject(this.#ended)
    return new Promise((resolve, reject) => {
      this.#waiting = { resolve, reject }
      this.#worker.postMessage(request)
    })
  }

  async close(): Promise<void> {
    await this.#worker.terminate()
  }

  #rejectAll(error: Error): void {
    this.#ended ??= error
    this.#waiting?.reject(error)
    this.#waiting = undefined
  }
}
