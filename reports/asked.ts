import type { ReactiveController, ReactiveControllerHost } from 'lit'
import type { Refusal } from '../shared/contract/errors.ts'
import { callApi } from '../shared/ui/api.ts'
import { goToSignIn } from '../shared/ui/me.ts'
import { Retry } from '../shared/ui/retry.ts'

/** Years of several centres take the server some seconds; it gives up earlier. */
const answerMs = 30_000

/**
 * One thing that the page reads from the server, again when what is wanted changes, and repeated while the server is away. An answer to
 * what nobody wants any more is dropped.
 */
export class Asked<T> implements ReactiveController {
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
   * Asks, unless the same is asked for or known already. What was known of another path is not shown under this one.
   * @param press another one than before: somebody has pressed for the same once more
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
    const answer = await callApi<T>('GET', this.#path, undefined, answerMs)
    if (asked !== this.#asked) return
    if (answer.ok) this.reply = answer.reply
    this.refusal = answer.ok ? undefined : answer.error
    this.retry.heard(this.refusal)
    if (this.refusal?.code === 'NOT_SIGNED_IN' || this.refusal?.code === 'MUST_CHANGE_PASSWORD') goToSignIn()
    this.#host.requestUpdate()
  }
}
