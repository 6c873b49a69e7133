/** 96 bits: enough that no two ever meet, and half as long as a UUID, of which every ticket in the store would hold three. */
const bytes = 12

/**
 * @returns a random name that a key and an address can hold. Unlike `crypto.randomUUID` it needs no HTTPS: a centre's
 * screens may reach their server by a plain address of its network.
 */
export function randomId(): string {
  const random = crypto.getRandomValues(new Uint8Array(bytes))
  return btoa(String.fromCharCode(...random))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
}
