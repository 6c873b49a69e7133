/** Letters that match each other, because people type Kazakh without its letters and Russian without ё. */
const plainOf: Readonly<Record<string, string>> = {
  ә: 'а',
  ғ: 'г',
  қ: 'к',
  ң: 'н',
  ө: 'о',
  ұ: 'у',
  ү: 'у',
  һ: 'х',
  і: 'и',
  ё: 'е',
}

/** @returns a text in small letters that every Russian keyboard has, to search in and by */
export function plainLetters(text: string): string {
  return [...text.toLowerCase()].map(letter => plainOf[letter] ?? letter).join('')
}
