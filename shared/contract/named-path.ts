/**
 * Names the elements of lists in a path by their ids, as the trail and the history do: `counters.3` is the window with the number 3.
 *
 * @param path a path with places in lists, `counters.0.queues`
 */
export function namedPath(document: unknown, path: string): string {
  let value = document
  const named = path.split('.').map(segment => {
    const inner: unknown =
      typeof value === 'object' && value !== null ? Reflect.get(value, segment) : undefined
    const isElement = Array.isArray(value) && typeof inner === 'object' && inner !== null && 'id' in inner
    value = inner
    return isElement ? String(Reflect.get(inner, 'id')) : segment
  })
  return named.join('.')
}
