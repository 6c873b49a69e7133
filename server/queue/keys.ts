/** Key names of one centre. Everything has its hash tag, so that a centre lives on one slot of a cluster. */

/** @param prefix set apart in tests; holds no brace, for the first pair of braces is the tag. */
export function centreKeys(prefix: string, centre: string) {
  const base = `${prefix}kezek:{${centre}}:`
  return {
    centre: `${base}centre`,
    events: `${base}events`,
    /** One link for each event: `n`, and the hash of all up to it. */
    chain: `${base}chain`,
    /** Where the chain ends, and where what is kept of it begins. */
    chainHead: `${base}chain-head`,
    settings: `${base}settings`,
    request: (asker: string, requestId: string) => `${base}req:${asker}:${requestId}`,
    cursor: (reader: string) => `${base}cursor:${reader}`,
    lease: (reader: string) => `${base}lease:${reader}`,
    /** How far each area of the hall has been spoken to. */
    spoken: `${base}spoken`,
    person: (id: string) => `${base}person:${id}`,
    /** Lengths of the centre's own clips of a language, by id. */
    voice: (language: string) => `${base}voice:${language}`,
    clip: (language: string, id: string) => `${base}clip:${language}:${id}`,
    all: `${base}*`,
  }
}
export type CentreKeys = ReturnType<typeof centreKeys>
