import type { PurposeTitles } from '../../catalogue/schema.ts'
import type { Locale } from '../../domain/locale.ts'
import type { Purpose } from '../../domain/queue.ts'
import type { Messages } from './messages.ts'

/** What every organisation's purposes are about, for a purpose that the catalogue no longer names. */
const kinds: Messages<Readonly<Record<Purpose, string>>> = {
  kk: { submission: 'тапсыру', collection: 'алу', consultation: 'кеңес алу' },
  ru: { submission: 'подача', collection: 'получение', consultation: 'консультация' },
  en: { submission: 'handing in', collection: 'collecting', consultation: 'consultation' },
}

/** The parts of a catalogue that name purposes. */
interface Purposes {
  purposes: readonly PurposeTitles[]
}

/** @returns what visitors come for, in the words of the catalogue. */
export function purposeTitle(locale: Locale, purpose: Purpose, { purposes }: Purposes): string {
  return purposes.find(({ id }) => id === purpose)?.title[locale] ?? kinds[locale][purpose]
}

/** @returns what visitors come for, as lists of staff have it. */
export function staffPurpose(locale: Locale, purpose: Purpose, catalogue: Purposes): string {
  const own = catalogue.purposes.find(({ id }) => id === purpose)?.staffTitle
  return own ? own[locale] : purposeTitle(locale, purpose, catalogue)
}
