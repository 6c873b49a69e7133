import type { ReactiveController, ReactiveControllerHost } from 'lit'
import type { ExportJob } from '../../shared/contract/archive-report.ts'
import type { ExportRequest } from '../../shared/contract/archive-requests.ts'
import type { Refusal } from '../../shared/contract/errors.ts'
import { sleep } from '../../shared/domain/sleep.ts'
import { callApi } from '../../shared/ui/api.ts'
import { followEvents } from '../../shared/ui/event-stream.ts'
import { Retry, retryPauseMs } from '../../shared/ui/retry.ts'

/** Requests the user's export files, follows their progress, stops and removes them. */
export class ExportsController implements ReactiveController {
  /** Newest first; undefined while the list is not loaded. */
  jobs: readonly ExportJob[] | undefined
  /** Why the last press did nothing. */
  refusal: Refusal | undefined
  /** Retries reading the list. */
  readonly retry: Retry
  readonly #host: ReactiveControllerHost
  readonly #followed = new Map<string, AbortController>()
  #isLoading = false

  constructor(host: ReactiveControllerHost) {
    this.#host = host
    host.addController(this)
    this.retry = new Retry(host, () => this.load())
  }

  hostConnected(): void {}

  hostDisconnected(): void {
    for (const line of this.#followed.values()) line.abort()
    this.#followed.clear()
  }

  /** Reads the list unless it is loaded. */
  want(): void {
    if (this.jobs === undefined && !this.#isLoading && this.refusal === undefined) void this.load()
  }

  async load(): Promise<void> {
    this.#isLoading = true
    const answer = await callApi<ExportJob[]>('GET', '/api/exports')
    this.#isLoading = false
    if (answer.ok) this.jobs = answer.reply
    this.retry.heard(answer.ok ? undefined : answer.error)
    this.#say(answer.ok ? undefined : answer.error)
    for (const job of this.jobs ?? []) this.#follow(job)
  }

  /** @returns the job of the requested file; undefined when it was refused. */
  async ask(request: ExportRequest): Promise<ExportJob | undefined> {
    const answer = await callApi<ExportJob>('POST', '/api/exports', request)
    if (answer.ok) this.#put(answer.reply)
    this.#say(answer.ok ? undefined : answer.error)
    return answer.ok ? answer.reply : undefined
  }

  /** Cancels a file in progress; removes a finished one. */
  async drop(job: ExportJob): Promise<void> {
    const answer = await callApi<ExportJob>('DELETE', `/api/exports/${job.id}`)
    if (answer.ok && job.state === 'running') this.#put(answer.reply)
    else if (answer.ok || answer.error.code === 'NO_SUCH_EXPORT')
      this.jobs = this.jobs?.filter(({ id }) => id !== job.id)
    this.#say(answer.ok ? undefined : answer.error)
  }

  #put(job: ExportJob): void {
    const known = this.jobs ?? []
    this.jobs = known.some(({ id }) => id === job.id)
      ? known.map(one => (one.id === job.id ? job : one))
      : [job, ...known]
    this.#host.requestUpdate()
    this.#follow(job)
  }

  #follow({ id, state }: ExportJob): void {
    if (state !== 'running' || this.#followed.has(id)) return
    const line = new AbortController()
    this.#followed.set(id, line)
    void this.#read(id, line.signal).then(() => this.#followed.delete(id))
  }

  async #read(id: string, signal: AbortSignal): Promise<void> {
    const isRunning = () => this.jobs?.find(job => job.id === id)?.state === 'running'
    let failures = 0
    while (!signal.aborted && isRunning()) {
      await followEvents(`/api/exports/${id}/progress`, data => this.#put(data as ExportJob), signal)
      if (signal.aborted || !isRunning()) return
      await sleep(retryPauseMs(++failures))
      // The job may have ended or been removed while the connection was down.
      const answer = await callApi<ExportJob[]>('GET', '/api/exports')
      if (answer.ok) {
        failures = 0
        this.jobs = answer.reply
      }
      this.#host.requestUpdate()
    }
  }

  #say(refusal: Refusal | undefined): void {
    this.refusal = refusal
    this.#host.requestUpdate()
  }
}
