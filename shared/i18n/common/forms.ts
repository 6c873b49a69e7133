import { type Locale, locales } from '../../domain/locale.ts'
import type { LocalizedText } from '../../domain/settings.ts'
import type { Limits } from '../../domain/settings-limits.ts'
import type { Messages } from './messages.ts'
import { formatNumber } from './numbers.ts'

/** Words of number fields and of texts in three languages. */
interface FormMessages {
  /** What a number field takes, beside it. */
  range: (min: string, max: string) => string
  notInRange: (min: string, max: string) => string
  /** A text is missing in one of the languages. */
  allLanguages: string
}

export const formMessages: Messages<FormMessages> = {
  kk: {
    range: (min, max) => `${min}–${max} аралығында`,
    notInRange: (min, max) => `${min}–${max} аралығындағы бүтін сан енгізіңіз`,
    allLanguages: 'Үш тілде де толтырыңыз',
  },
  ru: {
    range: (min, max) => `от ${min} до ${max}`,
    notInRange: (min, max) => `Введите целое число от ${min} до ${max}`,
    allLanguages: 'Заполните на всех трёх языках',
  },
  en: {
    range: (min, max) => `${min} to ${max}`,
    notInRange: (min, max) => `Enter a whole number from ${min} to ${max}`,
    allLanguages: 'Fill in all three languages',
  },
}

/** @returns the range that a number field takes. */
export function rangeInWords(locale: Locale, { min, max }: Limits): string {
  return formMessages[locale].range(formatNumber(locale, min), formatNumber(locale, max))
}

/** @returns what is wrong with a number; undefined for nothing. An absent number is not wrong. */
export function numberProblem(locale: Locale, value: number | undefined, limits: Limits): string | undefined {
  const { min, max } = limits
  if (value === undefined || (Number.isInteger(value) && value >= min && value <= max)) return undefined
  return formMessages[locale].notInRange(formatNumber(locale, min), formatNumber(locale, max))
}

/** @returns whether a text is missing in some language. An absent text lacks nothing. */
export function lacksLanguage(text: LocalizedText | undefined): boolean {
  return text !== undefined && locales.some(locale => text[locale].trim() === '')
}
