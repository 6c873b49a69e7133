import type { CentreState } from '../../shared/contract/centres.ts'
import { utcClock } from '../../shared/domain/zone-clock.ts'

/** @returns the state of an open centre in which nobody waits and nothing is wrong */
export function quietCentre(parts: Partial<CentreState> = {}): CentreState {
  return {
    centre: 'akmola',
    isLive: true,
    hall: { open: true },
    zone: utcClock,
    windowsOpen: 2,
    windows: 8,
    waiting: 0,
    longestSince: null,
    pastTarget: 0,
    troubles: 0,
    ...parts,
  }
}
