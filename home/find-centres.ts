import type { LoadedCatalogue } from '../shared/ui/catalogue-client.ts'

export type Centre = LoadedCatalogue['centres'][number]

/**
 * @param typed in any of the languages, in any case
 * @returns the centres whose name or address holds every word of it, in the catalogue's order
 */
export function findCentres(centres: readonly Centre[], typed: string): readonly Centre[] {
  const words = plain(typed).split(/\s+/).filter(Boolean)
  return centres.filter(({ name, address }) => {
    const text = plain([...Object.values(name), ...Object.values(address)].join(' '))
    return words.every(word => text.includes(word))
  })
}

/** Kazakh letters are found by the Russian ones beside them too: not every keyboard has them. */
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

function plain(text: string): string {
  return text.toLowerCase().replaceAll(/[әғқңөұүһіё]/g, letter => plainOf[letter] ?? letter)
}
