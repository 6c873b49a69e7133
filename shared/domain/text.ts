/**
 * What a text that people write may hold. There is this one definition: schemas at the edge, and everything that shows, prints,
 * archives or exports texts of older versions, use it.
 */

/** Lone surrogates, which no UTF-8 can hold, and code points that Unicode reserves for programs. */
const noCharacter = /[\p{Cs}\p{Noncharacter_Code_Point}]/gu
/** Line breaks, tabs, and a braille cell without dots: each shows as a blank, or should. */
const blank = /[\t\n\v\f\r\x85\u2028\u2029\u2800]/g
const control = /\p{Cc}/gu
/**
 * Characters without a look of their own: bidirectional marks and overrides, zero-width blanks and joiners, soft hyphens, fillers,
 * variation selectors. They come along when somebody pastes; in a name they make two that look the same.
 */
const invisible = /[\p{Default_Ignorable_Code_Point}\p{Bidi_Control}\uFFF9-\uFFFB]/gu
const visible = /[\p{L}\p{N}\p{P}\p{S}]/u
/** Most texts hold letters, digits and signs alone; this keeps them away from the rules above. */
const plain =
  /^(?:[!-~\u00A1-\u00AC\u00AE-\u00FF\u0400-\u0482\u048A-\u04FF\u2010-\u2014\u2018-\u201E\u2116]+(?: +[!-~\u00A1-\u00AC\u00AE-\u00FF\u0400-\u0482\u048A-\u04FF\u2010-\u2014\u2018-\u201E\u2116]+)*)?$/
const replacement = '\uFFFD'

/** @returns whether every character of a text is one that a person can mean. Only a faulty program sends others. */
export function isSoundText(text: string): boolean {
  return text.replace(blank, ' ').search(noCharacter) < 0 && text.replace(blank, ' ').search(control) < 0
}

/**
 * Makes a text what a schema would take, but for its length: what no store or file could hold becomes U+FFFD, line breaks become
 * blanks, invisible characters go, and the rest is composed (NFC) and trimmed. A clean text stays as it is.
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

/** @returns the beginning of a text, never half a character: what is left of one would be no JSON to the store's scripts. */
export function beginningOf(text: string, maxLength: number): string {
  return text.slice(0, maxLength).replace(/[\uD800-\uDBFF]$/, '')
}

/** @returns whether a clean text shows anything at all. */
export function isVisibleText(text: string): boolean {
  return visible.test(text)
}

/** @returns a JSON value with every text in it cleaned; the value itself where nothing was to be cleaned. */
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

/** JSON with any of these may hold a text that is not clean: an escaped control character or surrogate, or what `plain` lacks. */
const suspicious =
  /\\[bfnrtu]|[^ -~\u00A1-\u00AC\u00AE-\u00FF\u0400-\u0482\u048A-\u04FF\u2010-\u2014\u2018-\u201E\u2116]/

/** @returns what the store holds as JSON. Older versions took texts that this one would not: they are cleaned here, on their way out. */
export function parseStored<T>(json: string): T {
  const value = JSON.parse(json) as T
  return suspicious.test(json) ? cleanTexts(value) : value
}
