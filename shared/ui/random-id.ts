/** Enough that no two ever meet, and half as long as a UUID, of which every ticket in the store would hold three. */
const bytes = 12

/**
 * @returns a random name of 16 letters and digits. Unlike `crypto.randomUUID` it needs no HTTPS: a centre's screens may
 * reach their server by a plain address of its network.
 */
export function randomId(): string {
  const random = crypto.getRandomValues(new Uint8Array(bytes))
  // Two of 64 signs are no letters; that others stand for them costs half a bit of 96.
  return btoa(String.fromCharCode(...random))
    .replaceAll('+', '0')
    .replaceAll('/', '1')
}
