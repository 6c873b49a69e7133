import type { Messages } from './messages.ts'

/** Words of a field that is filled in in three languages. */
export const textInLanguages: Messages<{
  /** Beside a language in which the text is not written yet. */
  missing: string
}> = {
  kk: { missing: 'жазылмаған' },
  ru: { missing: 'не заполнено' },
  en: { missing: 'missing' },
}
