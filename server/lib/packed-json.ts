import { deflateRawSync, inflateRawSync } from 'node:zlib'

/** Bytes of an unpacked document. The largest catalogue has 200 services, some 2 MB. */
const maxUnpackedBytes = 32 * 1024 * 1024

/**
 * Packs a document for an event. A catalogue of 18 services and 24 centres takes 27 KB instead of 99 KB, and a stream keeps each version
 * for 35 days.
 *
 * @param json a JSON text
 * @returns base64, which JSON and Redis keep unchanged
 */
export function packJson(json: string): string {
  return deflateRawSync(json).toString('base64')
}

/** Unpacks what `packJson` has packed. @throws when the text is damaged */
export function unpackJson(packed: string): unknown {
  const bytes = inflateRawSync(Buffer.from(packed, 'base64'), { maxOutputLength: maxUnpackedBytes })
  return JSON.parse(bytes.toString())
}
