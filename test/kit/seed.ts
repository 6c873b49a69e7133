/**
 * The seed of this run's random draws, which `npm test` prints; `KEZEK_SEED=… npm test` draws the same again. Use
 * it only for properties that hold for every draw.
 */
export const runSeed = Number(process.env.KEZEK_SEED)

/** The seed for draws whose content a test asserts: with the run's seed such a test would fail by chance. */
export const fixedSeed = 20_261_201
