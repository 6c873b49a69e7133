interface Startable {
  start(): void
}

/** Things by name that start together. One that is added later starts at once. */
export class LateStarters<T extends Startable> {
  readonly #things = new Map<string, T>()
  #isStarted = false

  add(name: string, thing: T): void {
    this.#things.set(name, thing)
    if (this.#isStarted) thing.start()
  }

  start(): void {
    this.#isStarted = true
    for (const thing of this.#things.values()) thing.start()
  }

  get(name: string): T | undefined {
    return this.#things.get(name)
  }

  get names(): readonly string[] {
    return [...this.#things.keys()]
  }

  get all(): readonly T[] {
    return [...this.#things.values()]
  }
}
