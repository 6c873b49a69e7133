/** Letters of groups look the same in both alphabets; a number may be typed in either. */
const latinOf: Readonly<Record<string, string>> = {
  А: 'A',
  В: 'B',
  С: 'C',
  Е: 'E',
  Н: 'H',
  К: 'K',
  М: 'M',
  О: 'O',
  Р: 'P',
  Т: 'T',
  Х: 'X',
}

/** @returns a typed ticket number as tickets carry it: Latin capitals, no spaces. */
export function normaliseNumber(typed: string): string {
  return [...typed.toUpperCase().replaceAll(/[\s-]/g, '')].map(letter => latinOf[letter] ?? letter).join('')
}
