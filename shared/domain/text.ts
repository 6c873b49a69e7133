/**
 * Defines which characters a text written by people may hold. Schemas at the edge use this definition, and so does everything
 * that shows, prints, archives or exports texts of older versions.
 */

/** Lone surrogates, which UTF-8 cannot hold, and code points that Unicode reserves for programs. */
const noCharacter = /[\p{Cs}\p{Noncharacter_Code_Point}]/gu
/** Line breaks, tabs and the empty braille cell: each shows as a blank, or should. */
const blank = /[\t\n\v\f\r\x85\u2028\u2029\u2800]/g
const control = /\p{Cc}/gu
/**
 * Invisible characters: bidirectional marks and overrides, zero-width blanks and joiners, soft hyphens, fillers, variation
 * selectors. People paste them unknowingly; they make two different names look the same.
 */
const invisible = /[\p{Default_Ignorable_Code_Point}\p{Bidi_Control}\uFFF9-\uFFFB]/gu
const visible = /[\p{L}\p{N}\p{P}\p{S}]/u
/** Texts of ordinary letters, digits and signs. Most texts match and need no cleaning. */
const plain =
  /^(?:[!-~\u00A1-\u00AC\u00AE-\u00FF\u0400-\u0482\u048A-\u04FF\u2010-\u2014\u2018-\u201E\u2116]+(?: +[!-~\u00A1-\u00AC\u00AE-\u00FF\u0400-\u0482\u048A-\u04FF\u2010-\u2014\u2018-\u201E\u2116]+)*)?$/
const replacement = '\uFFFD'

/** @returns whether people can have written every character of a text. Only a faulty program sends others. */
export function isSoundText(text: string): boolean {
  return text.replace(blank, ' ').search(noCharacter) < 0 && text.replace(blank, ' ').search(control) < 0
}

/**
 * Cleans a text so that a schema accepts it, apart from its length: characters that no store or file can hold become U+FFFD,
 * line breaks become blanks, invisible characters are removed, and the rest is composed (NFC) and trimmed.
 *
 * @returns the cleaned text, which may be empty
 */
export function cleanText(text: string): string {
  if (plain.test(text)) return text
  return text
    .replace(blank, ' ')
    .replace(noCharacter, replacement)
    .replace(control, replacement)
    .replace(invisible, '')
    .normalize('NFC')
    .trim()
}

/** @returns the beginning of a text, never ending in half a surrogate pair, which the store's scripts cannot read as JSON. */
export function beginningOf(text: string, maxLength: number): string {
  return text.slice(0, maxLength).replace(/[\uD800-\uDBFF]$/, '')
}

/** @returns whether a clean text has a visible character. */
export function isVisibleText(text: string): boolean {
  return visible.test(text)
}

/** @returns a JSON value with every text in it cleaned; the same value if every text was clean. */
export function cleanTexts<T>(value: T): T {
  return cleaned(value) as T
}

function cleaned(value: unknown): unknown {
  if (typeof value === 'string') return cleanText(value)
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) {
    const list = value.map(cleaned)
    return list.every((member, at) => member === value[at]) ? value : list
  }
  const entries = Object.entries(value)
  const clean = entries.map(([key, member]): [string, unknown] => [key, cleaned(member)])
  return clean.every(([, member], at) => member === entries[at]?.[1]) ? value : Object.fromEntries(clean)
}

/** Finds JSON that may hold an unclean text: an escaped control character or surrogate, or a character outside `plain`. */
const suspicious =
  /\\[bfnrtu]|[^ -~\u00A1-\u00AC\u00AE-\u00FF\u0400-\u0482\u048A-\u04FF\u2010-\u2014\u2018-\u201E\u2116]/

/** Parses JSON from the store and cleans its texts, because older versions accepted texts that this version refuses. */
export function parseStored<T>(json: string): T {
  const value = JSON.parse(json) as T
  return suspicious.test(json) ? cleanTexts(value) : value
}
