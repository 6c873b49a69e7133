import { type Locale, locales } from '../domain/locale.ts'
import { ticketLetters } from '../domain/ticket-number.ts'
import { letterName, letterSound } from './letters.ts'
import { frame, kkOrdinals, largeWords, underHundred } from './words.ts'

/**
 * Id of a clip, the smallest piece of speech: one sound file of a voice pack. For example `ticket`, `letter-a`, `n-42`, `n-100`,
 * `ordinal-5` (only Kazakh), `go`. An id is a valid file name.
 */
export type ClipId = string

interface Clip {
  /** The words for people. */
  text: string
  /** The words for the speech synthesis. */
  sound: string
}

const clips: Record<Locale, ReadonlyMap<ClipId, Clip>> = {
  kk: clipsOf('kk'),
  ru: clipsOf('ru'),
  en: clipsOf('en'),
}

function clipsOf(language: Locale): Map<ClipId, Clip> {
  const words: [ClipId, string][] = [
    ['ticket', frame[language].ticket],
    ['go', frame[language].go],
    ...underHundred(language).map((word, n): [ClipId, string] => [`n-${n}`, word]),
    ...Object.entries(largeWords(language)).map(([n, word]): [ClipId, string] => [`n-${n}`, word]),
  ]
  if (language === 'kk')
    for (const [n, word] of Object.entries(kkOrdinals)) words.push([`ordinal-${n}`, word])
  return new Map([
    ...words.map(([id, word]) => [id, { text: word, sound: word }] as const),
    ...ticketLetters.map(letter => {
      const clip = { text: letterName(language, letter), sound: letterSound(language, letter) }
      return [letterClip(letter), clip] as const
    }),
  ])
}

/** @returns the clip of a ticket's letter, A to Z. */
export function letterClip(letter: string): ClipId {
  return `letter-${letter.toLowerCase()}`
}

/** @returns the ids of all clips of a language, which suffice for every call. */
export function clipIds(language: Locale): ClipId[] {
  return [...clips[language].keys()]
}

/** @returns whether `text` names a language that the hall speaks. */
export function isLanguage(text: string): text is Locale {
  return (locales as readonly string[]).includes(text)
}

/** @returns whether a language's announcements use a clip of this id. */
export function isClip(language: Locale, id: ClipId): boolean {
  return clips[language].has(id)
}

/** @returns a clip's words for people, such as `қырық екі`. @throws RangeError for an unknown clip. */
export function clipText(language: Locale, id: ClipId): string {
  return clipOf(language, id).text
}

/** @returns a clip's words for the speech synthesis. @throws RangeError for an unknown clip. */
export function clipSound(language: Locale, id: ClipId): string {
  return clipOf(language, id).sound
}

function clipOf(language: Locale, id: ClipId): Clip {
  const clip = clips[language].get(id)
  if (!clip) throw new RangeError(`no such clip: ${language} ${id}`)
  return clip
}
