/** @returns whether two JSON values are equal. The order of fields does not matter. */
export function same(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  if (Array.isArray(a) !== Array.isArray(b)) return false
  const [left, right] = [fields(a), fields(b)]
  return (
    left.size === right.size &&
    [...left].every(([name, value]) => right.has(name) && same(value, right.get(name)))
  )
}

/** @returns the fields of an object without undefined ones, which JSON leaves out. */
function fields(document: object): Map<string, unknown> {
  return new Map(Object.entries(document).filter(([, value]) => value !== undefined))
}
