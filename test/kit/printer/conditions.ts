/** The troubles that a printer may have. */
export interface Conditions {
  cover: boolean
  paper: 'ok' | 'near' | 'out'
  cutter: boolean
  mechanical: boolean
  unrecoverable: boolean
  /** The head is too hot; it recovers when it has cooled. */
  hot: boolean
  /** Taken offline by hand. */
  offline: boolean
  feedButton: boolean
}

export const well: Conditions = {
  cover: false,
  paper: 'ok',
  cutter: false,
  mechanical: false,
  unrecoverable: false,
  hot: false,
  offline: false,
  feedButton: false,
}

const isError = (now: Conditions) => now.cutter || now.mechanical || now.unrecoverable || now.hot

/** @returns whether it can't print */
export function isStopped(now: Conditions): boolean {
  return now.cover || now.paper === 'out' || now.offline || isError(now)
}

const bits = (always: number, ...set: [boolean, number][]) =>
  set.reduce((sum, [is, bit]) => (is ? sum | bit : sum), always)

/** @returns the answer to `DLE EOT n` by the manuals */
export function statusAnswer(now: Conditions, n: number): number {
  switch (n) {
    case 1:
      return bits(0x12, [isStopped(now), 0x08], [now.cutter || now.mechanical, 0x20], [now.feedButton, 0x40])
    case 2:
      return bits(
        0x12,
        [now.cover, 0x04],
        [now.feedButton, 0x08],
        [now.paper === 'out', 0x20],
        [isError(now), 0x40],
      )
    case 3:
      return bits(
        0x12,
        [now.mechanical, 0x04],
        [now.cutter, 0x08],
        [now.unrecoverable, 0x20],
        [now.hot, 0x40],
      )
    default:
      return bits(0x12, [now.paper !== 'ok', 0x0c], [now.paper === 'out', 0x60])
  }
}

/** @returns the four bytes of automatic status back */
export function automaticStatus(now: Conditions): Uint8Array {
  return Uint8Array.of(
    bits(0x10, [isStopped(now), 0x08], [now.cover, 0x20], [now.feedButton, 0x40]),
    bits(0, [now.mechanical, 0x04], [now.cutter, 0x08], [now.unrecoverable, 0x20], [now.hot, 0x40]),
    bits(0, [now.paper !== 'ok', 0x03], [now.paper === 'out', 0x0c]),
    0,
  )
}
