/** Levels of nesting that are described; deeper objects show only their number of fields. */
const maxDepth = 3
/** Fields of one object that are described; keeps the description under a kilobyte or two. */
const maxFields = 20

/**
 * Describes a value for the log by its fields and types. It shows no values, because a message may hold a person's name. Field names that do not
 * look like identifiers may be data as well, and appear as `?`.
 */
export function shapeOf(value: unknown, depth = 0): string {
  if (value === null) return 'null'
  if (typeof value === 'string') return `string(${value.length})`
  if (typeof value === 'function') return 'function'
  if (typeof value !== 'object') return typeof value
  if (ArrayBuffer.isView(value)) return `bytes(${value.byteLength})`
  if (Array.isArray(value)) {
    if (value.length === 0 || depth >= maxDepth) return `array(${value.length})`
    return `array(${value.length}) of ${shapeOf(value[0], depth + 1)}`
  }
  return shapeOfObject(value, depth)
}

function shapeOfObject(value: object, depth: number): string {
  const name = Object.getPrototypeOf(value)?.constructor?.name
  // Sockets, requests and the like: their fields say nothing about the data that was sent.
  if (name !== undefined && name !== 'Object') return String(name)
  const fields = Object.entries(value)
  if (depth >= maxDepth) return `object(${fields.length})`
  const shown = fields
    .slice(0, maxFields)
    .map(
      ([field, inner]) => `${/^[A-Za-z_]\w{0,39}$/.test(field) ? field : '?'}: ${shapeOf(inner, depth + 1)}`,
    )
  if (fields.length > maxFields) shown.push(`${fields.length - maxFields} more`)
  return `{ ${shown.join(', ')} }`
}
