/** Key names of one centre. All share a hash tag, so that a centre is in one slot of a cluster. */

/** @returns the names of a centre's keys in Redis @param prefix separates tests; contains no brace, because the first pair of braces is the tag */
export function centreKeys(prefix: string, centre: string) {
  const base = `${prefix}kezek:{${centre}}:`
  return {
    centre: `${base}centre`,
    events: `${base}events`,
    /** One link per event: `n`, and the hash of all events up to it. */
    chain: `${base}chain`,
    /** The end of the chain, and the beginning of its kept part. */
    chainHead: `${base}chain-head`,
    settings: `${base}settings`,
    request: (asker: string, requestId: string) => `${base}req:${asker}:${requestId}`,
    cursor: (reader: string) => `${base}cursor:${reader}`,
    lease: (reader: string) => `${base}lease:${reader}`,
    /** How far each area's speech has got. */
    spoken: `${base}spoken`,
    person: (id: string) => `${base}person:${id}`,
    /** Lengths of the centre's own clips of a language, by id. */
    voice: (language: string) => `${base}voice:${language}`,
    clip: (language: string, id: string) => `${base}clip:${language}:${id}`,
    all: `${base}*`,
  }
}
export type CentreKeys = ReturnType<typeof centreKeys>
