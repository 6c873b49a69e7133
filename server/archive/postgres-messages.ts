/** Bytes. Every message except the first has a type byte before its length. */
const typeLength = 1
const lengthLength = 4

/**
 * Splits received bytes into PostgreSQL messages.
 *
 * @param isFirst whether these are the first bytes of the connection
 * @returns the whole messages, and the incomplete rest
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
