export interface WaitingRoomLimits {
  /** Guests at once. */
  max: number
  /** Guests at once from one network. */
  maxOfNetwork: number
  /** How long one may wait, in ms. */
  waitMs: number
}

interface Guest {
  network: string
  end(): void
  late: NodeJS.Timeout
}

/**
 * Holds those of whom nothing is known yet: few, for a short time. A newcomer who finds it full takes the place of whoever has waited
 * longest, in the own network first: an honest one says at once who it is, and one that says nothing can't keep others out.
 */
export class WaitingRoom {
  readonly #limits: WaitingRoomLimits
  /** Oldest first. */
  readonly #guests = new Set<Guest>()
  readonly #ofNetwork = new Map<string, Set<Guest>>()

  constructor(limits: WaitingRoomLimits) {
    this.#limits = limits
  }

  get size(): number {
    return this.#guests.size
  }

  /**
   * @param end ends the guest; called at most once, and never after the guest has left
   * @returns a function by which the guest leaves: it is known now, or gone
   */
  enter(network: string, end: () => void): () => void {
    const { max, maxOfNetwork, waitMs } = this.#limits
    const neighbours = this.#ofNetwork.get(network)
    if (neighbours && neighbours.size >= maxOfNetwork) this.#turnOut(neighbours)
    else if (this.#guests.size >= max) this.#turnOut(this.#guests)
    const guest: Guest = { network, end, late: setTimeout(() => this.#end(guest), waitMs).unref() }
    this.#guests.add(guest)
    this.#ofNetwork.set(network, (this.#ofNetwork.get(network) ?? new Set()).add(guest))
    return () => this.#leave(guest)
  }

  #turnOut(guests: ReadonlySet<Guest>): void {
    const [oldest] = guests
    if (oldest) this.#end(oldest)
  }

  #end(guest: Guest): void {
    if (this.#leave(guest)) guest.end()
  }

  /** @returns whether the guest was still here. */
  #leave(guest: Guest): boolean {
    clearTimeout(guest.late)
    const neighbours = this.#ofNetwork.get(guest.network)
    neighbours?.delete(guest)
    if (neighbours?.size === 0) this.#ofNetwork.delete(guest.network)
    return this.#guests.delete(guest)
  }
}
