/** @returns the value below which the share `p` (0 to 1) of the values lies, by nearest rank; NaN for none */
export function percentile(values: readonly number[], p: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  const rank = Math.max(1, Math.ceil(p * sorted.length))
  return sorted[rank - 1] ?? Number.NaN
}

/** @returns the middle value, or the mean of the middle two; NaN for none */
export function median(values: readonly number[]): number {
  return (
    (percentile(values, 0.5) +
      percentile(
        [...values].map(value => -value),
        0.5,
      ) *
        -1) /
    2
  )
}
