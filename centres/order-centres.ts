import type { CentreState } from '../shared/contract/centres.ts'

/** @returns whether somebody should look at the centre: visitors wait too long, a device is in trouble, or the figures are old. */
export function needsAttention({ pastTarget, troubles, isLive, waiting, windowsOpen }: CentreState): boolean {
  return pastTarget > 0 || troubles > 0 || !isLive || (waiting > 0 && windowsOpen === 0)
}

/** @returns the centres that need attention first, those with most visitors past their target before others; then by name. */
export function orderCentres(
  states: readonly CentreState[],
  nameOf: (centre: string) => string,
): CentreState[] {
  return states.toSorted(
    (a, b) =>
      Number(needsAttention(b)) - Number(needsAttention(a)) ||
      b.pastTarget - a.pastTarget ||
      nameOf(a.centre).localeCompare(nameOf(b.centre)),
  )
}
