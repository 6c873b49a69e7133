/** A sentence that ends so far into a page ends the page. */
const fullEnough = 0.4

/**
 * Divides a text into pages that are read one after the other: calmer than a line that runs, and nobody feels ill.
 * @param fits whether a text has room
 * @returns at least one page, at the ends of sentences where that wastes little; a word too long for one is divided
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

/** @returns the first page of a text that has no room on one. */
function pageOf(text: string, fits: (text: string) => boolean): string {
  // A page holds a letter at least, however narrow it is.
  let length = 1
  while (length < text.length && fits(text.slice(0, length + 1))) length++
  // A word that ends just here stays whole.
  const room = text.slice(0, length + 1)
  const sentence = Math.max(...['. ', '! ', '? '].map(end => room.lastIndexOf(end) + 1))
  if (sentence >= length * fullEnough) return text.slice(0, sentence)
  const word = room.lastIndexOf(' ')
  return text.slice(0, word > 0 ? word : length)
}
