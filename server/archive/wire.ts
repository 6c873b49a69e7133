/** Every message but the first has a letter before its length. */
const typeLength = 1
const lengthLength = 4

/**
 * @returns the whole messages of PostgreSQL's protocol at the beginning of what has come, and what is left of the next.
 * @param isFirst whether nothing was taken from this line before
 */
export function takeMessages(bytes: Buffer, isFirst: boolean): { whole: Buffer; rest: Buffer } {
  let end = 0
  let before = isFirst ? 0 : typeLength
  while (end + before + lengthLength <= bytes.length) {
    const next = end + before + bytes.readInt32BE(end + before)
    if (next > bytes.length) break
    end = next
    before = typeLength
  }
  return { whole: bytes.subarray(0, end), rest: bytes.subarray(end) }
}
