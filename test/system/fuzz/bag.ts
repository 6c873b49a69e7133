/** A set with random access: adding, removing and picking have the same small cost at any size. */
export class Bag {
  readonly #all: string[] = []
  readonly #places = new Map<string, number>()

  get size(): number {
    return this.#all.length
  }

  add(one: string): void {
    if (this.#places.has(one)) return
    this.#places.set(one, this.#all.push(one) - 1)
  }

  remove(one: string): void {
    const at = this.#places.get(one)
    if (at === undefined) return
    this.#places.delete(one)
    const last = this.#all.pop()
    if (last === undefined || last === one) return
    this.#all[at] = last
    this.#places.set(last, at)
  }

  clear(): void {
    this.#all.length = 0
    this.#places.clear()
  }

  /** @param chance from 0 to below 1 */
  pick(chance: number): string | undefined {
    return this.#all[Math.floor(chance * this.#all.length)]
  }
}
