/**
 * Ids sorted by (key, id), like a sorted set of the store. A search takes logarithmic time; an insertion shifts memory, 20 µs for 100,000
 * ids.
 */
export class SortedIds {
  readonly #entries: { key: number; id: string }[] = []

  get size(): number {
    return this.#entries.length
  }

  /** The smallest key, or null. */
  get first(): number | null {
    return this.#entries[0]?.key ?? null
  }

  add(key: number, id: string): void {
    this.#entries.splice(this.countBefore(key, id), 0, { key, id })
  }

  /** Removes an id that was added with this key. */
  remove(key: number, id: string): void {
    const at = this.countBefore(key, id)
    if (this.#entries[at]?.id === id) this.#entries.splice(at, 1)
  }

  /** @returns the number of entries before (key, id). */
  countBefore(key: number, id: string): number {
    let low = 0
    let high = this.#entries.length
    while (low < high) {
      const middle = (low + high) >>> 1
      const entry = this.#entries[middle]
      if (entry && (entry.key < key || (entry.key === key && entry.id < id))) low = middle + 1
      else high = middle
    }
    return low
  }

  /** @returns the smallest key after `key`, or null. */
  firstAfter(key: number): number | null {
    return this.#entries[this.countBefore(key + 1, '')]?.key ?? null
  }

  /** @returns at most `count` ids whose keys are at most `key`, the smallest first. Keys are whole numbers. */
  upTo(key: number, count: number): string[] {
    return this.slice(0, Math.min(count, this.countBefore(key + 1, '')))
  }

  /** @returns at most `count` ids from position `from`. */
  slice(from: number, count: number): string[] {
    return this.#entries.slice(from, from + count).map(entry => entry.id)
  }
}
