/** Enough that no two ever meet, and a third of a UUID, of which every ticket in the store would hold four. */
const bytes = 9

/**
 * @returns a random name of 12 letters and digits. Unlike `crypto.randomUUID` it needs no HTTPS: a centre's screens may
 * reach their server by a plain address of its network.
 */
export function randomId(): string {
  const random = crypto.getRandomValues(new Uint8Array(bytes))
  // Two of 64 signs are no letters; that others stand for them costs half a bit of 72.
  return btoa(String.fromCharCode(...random))
    .replaceAll('+', '0')
    .replaceAll('/', '1')
}
