/** @returns whether two pieces of a document say the same, in whatever order their fields stand. */
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

/** A field that is undefined is not there: JSON leaves it out. */
function fields(document: object): Map<string, unknown> {
  return new Map(Object.entries(document).filter(([, value]) => value !== undefined))
}
