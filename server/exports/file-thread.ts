import type { Worker } from 'node:worker_threads'
import { startThread } from '../lib/start-thread.ts'
import type { FileAnswer, FileRequest } from './sheet.ts'

/** Makes one file in a thread of its own: packing a hundred thousand rows would hold up the hall for seconds. */
export class FileThread {
  readonly #worker: Worker
  #waiting: { resolve(bytes: Uint8Array): void; reject(error: Error): void } | undefined
  /** It has ended; whoever asks now would never be answered. */
  #ended: Error | undefined

  constructor() {
    this.#worker = startThread(new URL('./file-worker.ts', import.meta.url))
    this.#worker.on('message', (answer: FileAnswer) => {
      const task = this.#waiting
      this.#waiting = undefined
      if ('error' in answer) task?.reject(new Error(answer.error))
      else task?.resolve(answer.bytes)
    })
    this.#worker.on('error', error => this.#lose(error))
    this.#worker.on('exit', code => this.#lose(new Error(`the thread that makes files has ended (${code})`)))
  }

  /** One request at a time. @returns what there is of the file since the answer before @throws Error when it cannot be made */
  ask(request: FileRequest): Promise<Uint8Array> {
    if (this.#ended) return Promise.reject(this.#ended)
    return new Promise((resolve, reject) => {
      this.#waiting = { resolve, reject }
      this.#worker.postMessage(request)
    })
  }

  async close(): Promise<void> {
    await this.#worker.terminate()
  }

  #lose(error: Error): void {
    this.#ended ??= error
    this.#waiting?.reject(error)
    this.#waiting = undefined
  }
}
