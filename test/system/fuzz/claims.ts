import type { CommandReply } from '../../../shared/contract/wire.ts'
import type { Witness } from './witness.ts'

/** What somebody is about to change: another message about it would not fit the state that it meets. */
export class Claims {
  readonly #witness: Witness
  /** The event after which it is known what became of it. */
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

  /** What came of it is known, or will be with the reply's event. */
  letGo(things: readonly string[], reply: CommandReply | undefined): void {
    for (const thing of things) {
      if (reply?.ok) this.#until.set(thing, reply.n)
      else this.#until.delete(thing)
    }
  }
}
