export interface ConnectionLimits {
  /** Connections of this node at once. */
  max: number
  /** Connections at once from one network, behind which a whole hall may sit. */
  maxOfNetwork: number
}

/** Connections at once of one person, who has some tabs open, and of one device, which shows one page or a few. */
export const maxConnectionsOfPerson = 50
export const maxConnectionsOfDevice = 10

/** Counts the connections that were let in, so that nobody takes them all. */
export class Connections {
  readonly #limits: ConnectionLimits
  readonly #counts = new Map<string, number>()
  #all = 0

  constructor(limits: ConnectionLimits) {
    this.#limits = limits
  }

  get size(): number {
    return this.#all
  }

  /**
   * Counts one more.
   * @param one the person or device it belongs to
   * @param maxOfOne how many that one may have
   * @returns a function that takes it off again; undefined: there is no room
   */
  take(network: string, one: string, maxOfOne: number): (() => void) | undefined {
    const { max, maxOfNetwork } = this.#limits
    const [ofNetwork, ofOne] = [`network ${network}`, `one ${one}`]
    if (this.#all >= max || this.#of(ofNetwork) >= maxOfNetwork || this.#of(ofOne) >= maxOfOne)
      return undefined
    const count = (by: 1 | -1) => {
      this.#all += by
      for (const key of [ofNetwork, ofOne]) this.#count(key, by)
    }
    count(1)
    let isTaken = true
    return () => {
      if (isTaken) count(-1)
      isTaken = false
    }
  }

  #of(key: string): number {
    return this.#counts.get(key) ?? 0
  }

  #count(key: string, by: 1 | -1): void {
    const count = this.#of(key) + by
    if (count === 0) this.#counts.delete(key)
    else this.#counts.set(key, count)
  }
}
