/**
 * Divides a text into pages that are read one after the other: calmer than a line that runs, and nobody feels ill.
 * @param fits whether a text has room
 * @returns at least one page; a word too long for one is divided
 */
export function pagesOf(text: string, fits: (text: string) => boolean): string[] {
  const pages: string[] = []
  let page = ''
  for (const word of text.split(/\s+/).filter(Boolean)) {
    if (page !== '' && fits(`${page} ${word}`)) {
      page = `${page} ${word}`
      continue
    }
    if (page !== '') pages.push(page)
    page = ''
    for (const letter of word) {
      // A page holds a letter at least, however narrow it is.
      if (page !== '' && !fits(page + letter)) {
        pages.push(page)
        page = ''
      }
      page += letter
    }
  }
  return [...pages, page]
}
