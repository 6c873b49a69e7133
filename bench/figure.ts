/** The value that a figure has to reach. */
export type Target = { atLeast: number } | { atMost: number }

/** One row of the table. */
export interface Figure {
  key: string
  what: string
  value: number
  /** Null: the figure is only reported. */
  target: string | null
  ok: boolean | null
}

/** @returns a row; a value of NaN meets no target */
export function figure(key: string, what: string, value: number, target?: Target): Figure {
  if (!target) return { key, what, value, target: null, ok: null }
  return 'atLeast' in target
    ? { key, what, value, target: `>= ${target.atLeast}`, ok: value >= target.atLeast }
    : { key, what, value, target: `<= ${target.atMost}`, ok: value <= target.atMost }
}

const columns = ['key', 'value', 'target', 'ok', 'what'] as const

/** @returns the rows as an aligned table, one line each */
export function toTable(figures: readonly Figure[]): string {
  const rows = figures.map(({ key, what, value, target, ok }) => ({
    key,
    what,
    value: toText(value),
    target: target ?? 'report',
    ok: ok === null ? '' : ok ? 'ok' : 'SHORT',
  }))
  const widths = Object.fromEntries(
    columns.map(column => [column, Math.max(column.length, ...rows.map(row => row[column].length))]),
  )
  const line = (row: Record<(typeof columns)[number], string>) =>
    columns
      .map(column => {
        const width = widths[column] ?? 0
        return column === 'value' ? row[column].padStart(width) : row[column].padEnd(width)
      })
      .join('  ')
      .trimEnd()
  const heads = Object.fromEntries(columns.map(column => [column, column])) as (typeof rows)[number]
  return [heads, ...rows].map(line).join('\n')
}

/** @returns one object for programs: what, value, target and ok of each figure, by key */
export function toObject(figures: readonly Figure[]): Record<string, Omit<Figure, 'key'>> {
  return Object.fromEntries(figures.map(({ key, ...rest }) => [key, rest]))
}

/** @returns three significant digits; ratios to the hundredth, large numbers whole */
function toText(value: number): string {
  if (!Number.isFinite(value)) return '–'
  if (Math.abs(value) >= 100) return Math.round(value).toLocaleString('en')
  return value.toFixed(Math.abs(value) >= 10 ? 1 : 2)
}
