import type { ZeroWay } from '../domain/displays.ts'
import type { Locale } from '../domain/locale.ts'
import { type ClipId, clipIds, clipText, letterClip } from './clips.ts'

/** Kind of pause after a clip: between words, at a comma, or at the end of a sentence. Each voice pack sets its length in ms. */
type Pause = 'word' | 'comma' | 'stop'

export interface Step {
  clip: ClipId
  /** What follows the clip. */
  pause: Pause
}

/** Largest number said as a whole; larger ones, which no hall reaches, are said digit by digit. */
const maxWholeNumber = 9_999
/** Largest window number; settings allow no larger one. */
const maxWindow = 99

/**
 * Composes the announcement of a call: «Талон А, қырық екі. Бесінші терезеге келіңіз.»
 *
 * @param ticket a ticket's number, a Latin capital and digits: `A042`
 * @param window the counter's number, 1 to 99
 * @param zeros how to say leading zeros
 * @throws RangeError for an invalid ticket or window number
 */
export function phraseOf(language: Locale, ticket: string, window: string, zeros: ZeroWay): Step[] {
  const [, letter, digits] = /^([A-Z])(\d+)$/.exec(ticket) ?? []
  if (letter === undefined || digits === undefined) throw new RangeError(`no ticket's number: ${ticket}`)
  return [
    { clip: 'ticket', pause: 'word' },
    { clip: letterClip(letter), pause: 'comma' },
    ...numberSteps(language, digits, zeros),
    ...sentence(windowClips(language, window)),
  ]
}

/** @returns the phrase as written text. */
export function phraseText(language: Locale, steps: readonly Step[]): string {
  const marks: Record<Pause, string> = { word: ' ', comma: ', ', stop: '. ' }
  const text = steps.map(({ clip, pause }) => clipText(language, clip) + marks[pause]).join('')
  return text.trim().replaceAll(/(^|\. )(\p{L})/gu, (_, before: string, first: string) => {
    return before + first.toUpperCase()
  })
}

/**
 * @param ticketLetters first letters of the hall's ticket numbers
 * @param windows the numbers of its windows
 * @returns the clips that the hall's announcements may need, with any way of saying zeros
 */
export function neededClips(
  language: Locale,
  ticketLetters: Iterable<string>,
  windows: Iterable<string>,
): ClipId[] {
  const own = new Set([...ticketLetters].map(letterClip))
  for (const window of windows) for (const clip of windowClips(language, window)) own.add(clip)
  // Every other clip is part of some number.
  return clipIds(language).filter(id => own.has(id) || !/^(letter|ordinal)-/.test(id))
}

function numberSteps(language: Locale, digits: string, zeros: ZeroWay): Step[] {
  const number = Number(digits)
  if (zeros === 'digits' || number > maxWholeNumber)
    return [...digits].map((digit, at) => ({
      clip: `n-${digit}`,
      pause: at === digits.length - 1 ? 'stop' : 'comma',
    }))
  const leading = digits.length - String(number).length
  const spokenZeros = zeros === 'say' ? Array<ClipId>(leading).fill('n-0') : []
  return sentence([...spokenZeros, ...cardinal(language, number)])
}

/** @returns the clips of a number from 0 to 9,999. */
function cardinal(language: Locale, n: number): ClipId[] {
  const rest = n % 100
  return [
    ...multiple(language, Math.floor(n / 1000), 1000),
    ...multiple(language, Math.floor(n / 100) % 10, 100),
    ...(rest > 0 || n === 0 ? [`n-${rest}`] : []),
  ]
}

function multiple(language: Locale, count: number, unit: 100 | 1000): ClipId[] {
  if (count === 0) return []
  if (language !== 'kk') return [`n-${count * unit}`]
  // In Kazakh a hundred is «жүз», a thousand «бір мың».
  return count === 1 && unit === 100 ? ['n-100'] : [`n-${count}`, `n-${unit}`]
}

/** @returns the second sentence. Kazakh puts the window's ordinal before the words, other languages the number after them. */
function windowClips(language: Locale, window: string): ClipId[] {
  const n = Number(window)
  if (!Number.isInteger(n) || n < 1 || n > maxWindow) throw new RangeError(`no window: ${window}`)
  if (language !== 'kk') return ['go', `n-${n}`]
  const unit = n % 10
  if (n < 10 || unit === 0) return [`ordinal-${n}`, 'go']
  return [`n-${n - unit}`, `ordinal-${unit}`, 'go']
}

function sentence(ids: readonly ClipId[]): Step[] {
  return ids.map((clip, at) => ({ clip, pause: at === ids.length - 1 ? 'stop' : 'word' }))
}
