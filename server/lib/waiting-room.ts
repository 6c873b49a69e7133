export interface WaitingRoomLimits {
  /** Guests in all. */
  max: number
  /** Guests from one network. */
  maxOfNetwork: number
  /** Milliseconds that a guest may stay. */
  waitMs: number
}

interface Guest {
  network: string
  end(): void
  timer: NodeJS.Timeout
}

/**
 * Limits connections that are not identified yet, the guests: few, for a short time. When the room is full, a new guest takes the place of the
 * one that has waited longest, of the same network if that is full. Honest guests identify themselves at once, so silent ones cannot keep
 * others out.
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
   * Adds a guest.
   *
   * @param end disconnects the guest; called at most once, and never after the guest has left
   * @returns a function that removes the guest when it is identified or gone
   */
  enter(network: string, end: () => void): () => void {
    const { max, maxOfNetwork, waitMs } = this.#limits
    const neighbours = this.#ofNetwork.get(network)
    if (neighbours && neighbours.size >= maxOfNetwork) this.#endOldest(neighbours)
    else if (this.#guests.size >= max) this.#endOldest(this.#guests)
    const guest: Guest = { network, end, timer: setTimeout(() => this.#end(guest), waitMs).unref() }
    this.#guests.add(guest)
    this.#ofNetwork.set(network, (this.#ofNetwork.get(network) ?? new Set()).add(guest))
    return () => this.#leave(guest)
  }

  #endOldest(guests: ReadonlySet<Guest>): void {
    const [oldest] = guests
    if (oldest) this.#end(oldest)
  }

  #end(guest: Guest): void {
    if (this.#leave(guest)) guest.end()
  }

  /** Removes a guest. @returns whether it was still in the room */
  #leave(guest: Guest): boolean {
    clearTimeout(guest.timer)
    const neighbours = this.#ofNetwork.get(guest.network)
    neighbours?.delete(guest)
    if (neighbours?.size === 0) this.#ofNetwork.delete(guest.network)
    return this.#guests.delete(guest)
  }
}
