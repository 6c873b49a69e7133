import type { CatalogueList } from '../../shared/contract/catalogue.ts'
import { catalogueLists } from '../../shared/contract/catalogue.ts'

/**
 * @param at the item's place in its list
 * @returns the name of an item of a catalogue in addresses and paths: its id, its letter, or its number where it has neither
 */
export function itemId(part: CatalogueList, item: unknown, at: number): string {
  if (part === 'windows') return String(at + 1)
  const { id, letter } = (item ?? {}) as { id?: unknown; letter?: unknown }
  return String(part === 'groups' ? letter : id)
}

/** @returns a path of a catalogue with the item's name instead of its place: `services.housing-register.title.kk` */
export function namedPath(catalogue: object, path: string): string {
  const [first, place, ...rest] = path.split('.')
  const part = catalogueLists.find(one => one === first)
  if (!part || place === undefined) return path
  const list: unknown = (catalogue as Partial<Record<CatalogueList, unknown>>)[part]
  const at = Number(place)
  const item: unknown = Array.isArray(list) ? list[at] : undefined
  return [part, item === undefined ? place : itemId(part, item, at), ...rest].join('.')
}
