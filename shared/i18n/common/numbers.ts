import type { Locale } from '../../domain/locale.ts'
import type { Messages } from './messages.ts'

/**
 * Forms of a noun after a number. Russian needs three, English `one` and `many`, and Kazakh one, because nouns stay singular
 * after numbers. Forms that a language does not need are optional.
 */
export interface PluralForms {
  /** For 1; in Russian also 21, 31 … */
  one?: string
  /** In Russian for 2 to 4, 22 to 24 …, and fractions. */
  few?: string
  many: string
}

/**
 * @returns the form of a noun after `n`. It does not use Intl.PluralRules, because the halls' Chromium has no Kazakh data and
 * falls back to the language of its system.
 */
export function plural(locale: Locale, n: number, forms: PluralForms): string {
  const { many, one = many, few = many } = forms
  if (locale === 'kk') return many
  if (locale === 'en') return n === 1 ? one : many
  if (!Number.isInteger(n)) return few
  const [unit, tens] = [Math.abs(n) % 10, Math.abs(n) % 100]
  if (unit === 1 && tens !== 11) return one
  return unit >= 2 && unit <= 4 && (tens < 12 || tens > 14) ? few : many
}

const nbsp = '\u00a0'
const marks = {
  kk: { decimal: ',', group: nbsp, percent: '%' },
  ru: { decimal: ',', group: nbsp, percent: `${nbsp}%` },
  en: { decimal: '.', group: ',', percent: '%' },
} as const satisfies Messages<unknown>

/** @returns `n` in the notation of the language, with at most `digits` after the decimal mark. */
export function formatNumber(locale: Locale, n: number, digits = 0): string {
  const { decimal, group } = marks[locale]
  const [whole = '', fraction = ''] = String(Number(n.toFixed(digits))).split('.')
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, group)
  return fraction === '' ? grouped : `${grouped}${decimal}${fraction}`
}

/** @returns a share (0 to 1) as percent. */
export function formatPercent(locale: Locale, share: number, digits = 0): string {
  return formatNumber(locale, share * 100, digits) + marks[locale].percent
}
