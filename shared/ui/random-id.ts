/** Random bytes of an id: no two ids collide, and a ticket in the store, which holds four, stays small. */
const bytes = 9

/**
 * @returns a random name of 12 letters and digits. Unlike `crypto.randomUUID` it needs no HTTPS: a centre's screens may
 * reach their server by a plain address of its network.
 */
export function randomId(): string {
  const random = crypto.getRandomValues(new Uint8Array(bytes))
  // Two of Base64's 64 characters are no letters or digits; replacing them costs half a bit of 72.
  return btoa(String.fromCharCode(...random))
    .replaceAll('+', '0')
    .replaceAll('/', '1')
}
