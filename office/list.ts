/** @returns the list with the item at `at` moved by `by` places; unchanged where that place does not exist. */
export function moved<T>(list: readonly T[], at: number, by: number): T[] {
  const to = at + by
  const copy = [...list]
  if (to < 0 || to >= list.length) return copy
  copy.splice(to, 0, ...copy.splice(at, 1))
  return copy
}

/** @returns the list with another item at `at`. */
export function replaced<T>(list: readonly T[], at: number, piece: T): T[] {
  return list.map((old, index) => (index === at ? piece : old))
}

/** @returns the list without the item at `at`. */
export function without<T>(list: readonly T[], at: number): T[] {
  return list.filter((_, index) => index !== at)
}

/**
 * Ticks or unticks one of several values.
 *
 * @param chosen the ticked values; undefined: all
 * @returns the ticked values in the order of `all`; undefined when all are ticked, so that later ones are too
 */
export function toggled<T>(all: readonly T[], chosen: readonly T[] | undefined, one: T): T[] | undefined {
  const ticked = new Set(chosen ?? all)
  if (!ticked.delete(one)) ticked.add(one)
  const list = all.filter(value => ticked.has(value))
  return list.length === all.length ? undefined : list
}
