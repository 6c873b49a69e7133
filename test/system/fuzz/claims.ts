import type { CommandReply } from '../../../shared/contract/wire.ts'
import type { Witness } from './witness.ts'

/** Things that a message is about to change: another message about them would not fit the state that it meets. */
export class Claims {
  readonly #witness: Witness
  /** The event after which the outcome is known. */
  readonly #until = new Map<string, number>()

  constructor(witness: Witness) {
    this.#witness = witness
  }

  isFree(thing: string): boolean {
    return (this.#until.get(thing) ?? 0) <= this.#witness.view.n
  }

  take(things: readonly string[]): void {
    for (const thing of things) this.#until.set(thing, Number.POSITIVE_INFINITY)
  }

  /** Releases claims when the outcome is known, or with the reply's event. */
  release(things: readonly string[], reply: CommandReply | undefined): void {
    for (const thing of things) {
      if (reply?.ok) this.#until.set(thing, reply.n)
      else this.#until.delete(thing)
    }
  }
}
