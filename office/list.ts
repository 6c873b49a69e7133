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
