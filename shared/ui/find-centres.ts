import { plainLetters } from '../i18n/common/plain-letters.ts'
import type { LoadedCatalogue } from './catalogue-client.ts'

export type Centre = LoadedCatalogue['centres'][number]

/**
 * @param typed in any of the languages, in any case
 * @returns the centres whose name or address holds every word of it, in the catalogue's order
 */
export function findCentres(centres: readonly Centre[], typed: string): readonly Centre[] {
  const words = plainLetters(typed).split(/\s+/).filter(Boolean)
  return centres.filter(({ name, address }) => {
    const text = plainLetters([...Object.values(name), ...Object.values(address)].join(' '))
    return words.every(word => text.includes(word))
  })
}
