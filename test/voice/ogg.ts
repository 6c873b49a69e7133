/** Ticks per second of Opus's time, whatever the sample rate. */
const opusRate = 48_000

export interface OggOpus {
  channels: number
  /** Length of the sound, ms. */
  ms: number
}

/** @returns the header data of an Ogg Opus file. @throws if a page or the header violates RFC 3533 or 7845 */
export function readOggOpus(bytes: Buffer): OggOpus {
  let head: Buffer | undefined
  let end = 0n
  let isLast = false
  for (let at = 0; at < bytes.length; ) {
    if (bytes.toString('latin1', at, at + 4) !== 'OggS') throw new Error(`no page at ${at}`)
    const segments = bytes.readUInt8(at + 26)
    const lengths = bytes.subarray(at + 27, at + 27 + segments)
    const start = at + 27 + segments
    const length = lengths.reduce((sum, segment) => sum + segment, 0)
    const page = Buffer.from(bytes.subarray(at, start + length))
    const sum = page.readUInt32LE(22)
    page.writeUInt32LE(0, 22)
    if (start + length > bytes.length || checksum(page) !== sum) throw new Error(`a broken page at ${at}`)
    head ??= bytes.subarray(start, start + length)
    end = bytes.readBigInt64LE(at + 6)
    isLast = (bytes.readUInt8(at + 5) & 4) !== 0
    at = start + length
  }
  if (head?.toString('latin1', 0, 8) !== 'OpusHead') throw new Error('no head of Opus')
  if (!isLast) throw new Error('no last page')
  return {
    channels: head.readUInt8(9),
    ms: ((Number(end) - head.readUInt16LE(10)) / opusRate) * 1000,
  }
}

/** @returns the checksum of a page: CRC-32 with polynomial 0x04c11db7, not reflected. */
function checksum(page: Buffer): number {
  let crc = 0
  for (const byte of page) {
    crc ^= byte << 24
    for (let bit = 0; bit < 8; bit++) crc = crc & 0x80000000 ? (crc << 1) ^ 0x04c11db7 : crc << 1
  }
  return crc >>> 0
}
