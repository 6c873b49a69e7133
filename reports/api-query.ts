import type { ReactiveController, ReactiveControllerHost } from 'lit'
import type { Refusal } from '../shared/contract/errors.ts'
import { callApi } from '../shared/ui/api.ts'
import { goToSignIn } from '../shared/ui/me.ts'
import { Retry } from '../shared/ui/retry.ts'

/** Milliseconds; years of several centres take the server some seconds, and its own deadline is shorter. */
const answerTimeoutMs = 30_000

/**
 * Reads one thing from the server: again when its path changes, and with retries while the server is away. An answer to an older
 * request is dropped.
 */
export class ApiQuery<T> implements ReactiveController {
  reply: T | undefined
  refusal: Refusal | undefined
  readonly retry: Retry
  readonly #host: ReactiveControllerHost
  #path: string | undefined
  #press = 0
  #asked = 0

  constructor(host: ReactiveControllerHost) {
    this.#host = host
    host.addController(this)
    this.retry = new Retry(host, () => this.#ask())
  }

  hostConnected(): void {}

  get isLoading(): boolean {
    return this.#path !== undefined && this.reply === undefined && this.refusal === undefined
  }

  /**
   * Requests a path unless it is already requested or known. The reply of another path is not shown meanwhile.
   * @param press a new number requests the same path again
   */
  want(path: string | undefined, press: number): void {
    if (path === this.#path && press === this.#press) return
    this.#path = path
    this.#press = press
    this.refusal = undefined
    this.retry.stop()
    void this.#ask()
  }

  /** The last refusal stays on the screen until the answer replaces it. */
  async #ask(): Promise<void> {
    const asked = ++this.#asked
    this.reply = undefined
    this.#host.requestUpdate()
    if (this.#path === undefined) return
    const answer = await callApi<T>('GET', this.#path, undefined, answerTimeoutMs)
    if (asked !== this.#asked) return
    if (answer.ok) this.reply = answer.reply
    this.refusal = answer.ok ? undefined : answer.error
    this.retry.heard(this.refusal)
    if (this.refusal?.code === 'NOT_SIGNED_IN' || this.refusal?.code === 'MUST_CHANGE_PASSWORD') goToSignIn()
    this.#host.requestUpdate()
  }
}
