import type { Locale } from '../../domain/locale.ts'
import type { Messages } from '../common/messages.ts'
import { formatNumber } from '../common/numbers.ts'

/** What the server found wrong with a setting, in words beside its field. */
interface ProblemMessages {
  atLeast: (least: string) => string
  atMost: (most: string) => string
  wholeNumber: string
  /** A text that is empty or has nothing to be seen. */
  empty: string
  tooLong: (most: string) => string
  /** The setting names something that was removed meanwhile. */
  gone: string
  other: string
}

const messages: Messages<ProblemMessages> = {
  kk: {
    atLeast: least => `Ең азы — ${least}`,
    atMost: most => `Ең көбі — ${most}`,
    wholeNumber: 'Бүтін сан енгізіңіз',
    empty: 'Үш тілде де толтырыңыз',
    tooLong: most => `Тым ұзын: ең көбі ${most} таңба`,
    gone: 'Бұл енді жоқ. Басқасын таңдаңыз',
    other: 'Бұл мән қабылданбады. Түзетіп, қайта сақтаңыз',
  },
  ru: {
    atLeast: least => `Не меньше ${least}`,
    atMost: most => `Не больше ${most}`,
    wholeNumber: 'Введите целое число',
    empty: 'Заполните на трёх языках',
    tooLong: most => `Слишком длинно: не больше ${most} знаков`,
    gone: 'Этого больше нет. Выберите другое',
    other: 'Значение не принято. Исправьте и сохраните снова',
  },
  en: {
    atLeast: least => `At least ${least}`,
    atMost: most => `At most ${most}`,
    wholeNumber: 'Enter a whole number',
    empty: 'Fill in all three languages',
    tooLong: most => `Too long: at most ${most} characters`,
    gone: 'This no longer exists. Choose another',
    other: 'This was not accepted. Correct it and save again',
  },
}

/** @returns words for `problem`, as the server's check of settings says it. */
export function problemInWords(locale: Locale, problem: string): string {
  const t = messages[locale]
  const limit = Number(/[<>]=(\d+)/.exec(problem)?.[1])
  if (problem === 'nothing to be seen') return t.empty
  if (problem.endsWith('is not known') || problem.startsWith('unknown ')) return t.gone
  if (problem.startsWith('Invalid input: expected int') || problem.includes('expected number, received'))
    return t.wholeNumber
  if (Number.isNaN(limit)) return t.other
  const isText = problem.includes('string')
  if (problem.startsWith('Too small')) return isText ? t.empty : t.atLeast(formatNumber(locale, limit))
  return isText ? t.tooLong(formatNumber(locale, limit)) : t.atMost(formatNumber(locale, limit))
}
