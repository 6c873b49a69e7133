export interface ConnectionLimits {
  /** Lines of this node at once. */
  most: number
  /** Lines at once from one address, behind which a whole hall may sit. */
  mostOfAddress: number
}

/** Counts the lines that are open, in all and by address, so that nobody takes them all. */
export class Connections {
  readonly #limits: ConnectionLimits
  readonly #ofAddress = new Map<string, number>()
  #all = 0

  constructor(limits: ConnectionLimits) {
    this.#limits = limits
  }

  /** @returns whether one more may be opened. */
  mayOpen(address: string): boolean {
    const { most, mostOfAddress } = this.#limits
    return this.#all < most && (this.#ofAddress.get(address) ?? 0) < mostOfAddress
  }

  opened(address: string): void {
    this.#count(address, 1)
  }

  closed(address: string): void {
    this.#count(address, -1)
  }

  #count(address: string, by: 1 | -1): void {
    const count = (this.#ofAddress.get(address) ?? 0) + by
    this.#all += by
    if (count === 0) this.#ofAddress.delete(address)
    else this.#ofAddress.set(address, count)
  }
}
