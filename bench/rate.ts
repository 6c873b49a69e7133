import { median } from './statistics.ts'

/**
 * Does one piece of work as one of several concurrent callers. Resolves with false when there is nothing left to
 * do.
 */
export type Work = (caller: number) => Promise<unknown>

/** Share of a round that runs before it, uncounted: scripts are loaded, code is compiled. */
const warmUpShare = 0.25

/** Measures work per second. Each of `atOnce` callers begins again when it is answered. */
async function rate(seconds: number, atOnce: number, work: Work): Promise<number> {
  const begun = performance.now()
  const end = begun + seconds * 1000
  let done = 0
  let left = true
  await Promise.all(
    Array.from({ length: atOnce }, async (_, caller) => {
      while (left && performance.now() < end) {
        if ((await work(caller)) === false) left = false
        else done++
      }
    }),
  )
  return (done * 1000) / (performance.now() - begun)
}

/** Does unmeasured work many times, concurrently. */
export async function repeat(
  times: number,
  work: (i: number) => Promise<unknown>,
  atOnce = 256,
): Promise<void> {
  let next = 0
  await Promise.all(
    Array.from({ length: Math.min(atOnce, times) }, async () => {
      while (next < times) await work(next++)
    }),
  )
}

export interface Contest {
  seconds: number
  rounds: number
  atOnce: number
  ours: Work
  bare: Work
  /** Runs before each turn of either side, unmeasured. */
  prepare?(): Promise<void>
}

/**
 * Measures both sides in turns; each goes first in every other round, so that other load of the machine affects
 * both.
 *
 * @returns the median over the rounds of our rate divided by the bare one, and the medians of both
 */
export async function contest({ seconds, rounds, atOnce, ours, bare, prepare }: Contest) {
  const turn = async (work: Work, length: number) => {
    await prepare?.()
    return rate(length, atOnce, work)
  }
  await turn(ours, seconds * warmUpShare)
  await turn(bare, seconds * warmUpShare)
  const results: { ours: number; bare: number }[] = []
  for (let round = 0; round < rounds; round++) {
    if (round % 2 === 0) {
      const first = await turn(ours, seconds)
      results.push({ ours: first, bare: await turn(bare, seconds) })
    } else {
      const first = await turn(bare, seconds)
      results.push({ bare: first, ours: await turn(ours, seconds) })
    }
  }
  return {
    ratio: median(results.map(result => result.ours / result.bare)),
    ours: median(results.map(result => result.ours)),
    bare: median(results.map(result => result.bare)),
  }
}
