export interface ConnectionLimits {
  /** Connections of this node at once. */
  max: number
  /** Connections at once from one network, behind which a whole hall may sit. */
  maxOfNetwork: number
  /** Connections at once of one person or device. */
  maxOfOne: number
}

/** Connections of one person or device: a person has some tabs, a device one or two screens. */
export const maxConnectionsOfOne = 50

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
   * @returns a function that takes it off again; undefined: there is no room
   */
  take(network: string, one: string): (() => void) | undefined {
    const { max, maxOfNetwork, maxOfOne } = this.#limits
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
