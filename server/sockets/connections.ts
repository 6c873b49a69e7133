export interface ConnectionLimits {
  /** Open connections of this node. */
  max: number
  /** Open connections from one network; a whole hall may share one address. */
  maxOfNetwork: number
}

/** Open connections per person, who may have several tabs open. */
export const maxConnectionsOfPerson = 50
/** Open connections per device, which shows one page or a few. */
export const maxConnectionsOfDevice = 10

/** Counts identified connections, so that no person, device or network takes all of them. */
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
   * Counts one more connection.
   *
   * @param one the person or device to which the connection belongs
   * @param maxPerCaller open connections that this person or device may have
   * @returns a function that takes the connection off the count; undefined when a limit is reached
   */
  take(network: string, one: string, maxPerCaller: number): (() => void) | undefined {
    const { max, maxOfNetwork } = this.#limits
    const [ofNetwork, ofOne] = [`network ${network}`, `one ${one}`]
    if (this.#all >= max || this.#of(ofNetwork) >= maxOfNetwork || this.#of(ofOne) >= maxPerCaller)
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
