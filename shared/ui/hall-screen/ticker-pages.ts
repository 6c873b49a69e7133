/** Time per page of the ticker, ms; long enough to read ten words twice. */
export const pageMs = 8_000

/** Sizes of the ticker in the screen's units: its letters, the margin at either side, and the width of both kinds of screens. */
export const tickerUnits = { letters: 40, margin: 36, wide: 1920, upright: 1080 }

/** Share of a page after which the end of a sentence also ends the page. */
const fullEnough = 0.4

/**
 * Divides a text into pages, which are calmer than scrolling text.
 *
 * @param fits tells whether a text fits on one page
 * @returns at least one page, divided at ends of sentences if that wastes little; a word longer than a page is divided
 */
export function pagesOf(text: string, fits: (text: string) => boolean): string[] {
  const pages: string[] = []
  let rest = text.split(/\s+/).filter(Boolean).join(' ')
  while (!fits(rest) && rest.length > 1) {
    const page = pageOf(rest, fits)
    pages.push(page)
    rest = rest.slice(page.length).trimStart()
  }
  return rest === '' && pages.length > 0 ? pages : [...pages, rest]
}

/** @returns the first page of a text that does not fit on one. */
function pageOf(text: string, fits: (text: string) => boolean): string {
  // A page has at least one letter.
  let length = 1
  while (length < text.length && fits(text.slice(0, length + 1))) length++
  // Keeps a character and its accents together: half of an emoji is no character.
  while (length > 1 && /^[\uDC00-\uDFFF\p{M}]/u.test(text.slice(length))) length--
  // Keeps a word whole that ends exactly here.
  const room = text.slice(0, length + 1)
  const sentence = Math.max(...['. ', '! ', '? '].map(end => room.lastIndexOf(end) + 1))
  if (sentence >= length * fullEnough) return text.slice(0, sentence)
  const word = room.lastIndexOf(' ')
  return text.slice(0, word > 0 ? word : length)
}
