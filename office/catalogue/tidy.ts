import { type Locale, locales } from '../../shared/domain/locale.ts'

/** Lists that a catalogue does not have where they would be empty. */
const optionalLists: ReadonlySet<string> = new Set([
  'eligibility',
  'entitlements',
  'bring',
  'phones',
  'files',
])

/**
 * @returns a typed item as it is saved: without texts that nobody has written in any language, and without empty lists that need not be
 * there. What is needed and missing is left out too, and the server names it.
 */
export function tidy<T>(item: T): T
export function tidy(item: unknown): unknown {
  if (typeof item === 'string') return item.trim()
  if (Array.isArray(item)) return item.map(tidy).filter(one => !isUnwritten(one))
  if (typeof item !== 'object' || item === null) return item
  const fields = Object.entries(item).map(([name, value]): [string, unknown] => [name, tidy(value)])
  return Object.fromEntries(fields.filter(([name, value]) => !isUnwritten(value) && !isSpare(name, value)))
}

function isSpare(name: string, value: unknown): boolean {
  return value === undefined || (Array.isArray(value) && value.length === 0 && optionalLists.has(name))
}

/** @returns whether a value is a text that is empty in every language */
function isUnwritten(value: unknown): boolean {
  if (value === '') return true
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
  const texts: Readonly<Record<string, unknown>> = { ...value }
  return Object.keys(texts).length === locales.length && locales.every(locale => texts[locale] === '')
}

/** @returns an id made of English words: `passport-renewal`; with a number where it is taken. */
export function idOfWords(words: string, taken: readonly string[]): string {
  const slug = words
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[-0-9]+|-+$/g, '')
    .slice(0, maxIdLength)
    .replace(/-+$/, '')
  const base = slug === '' ? 'item' : slug
  let id = base
  for (let number = 2; taken.includes(id); number++) id = `${base}-${number}`
  return id
}

/** Characters of a new id. Queue ids, which contain it, accept 40. */
const maxIdLength = 32

/** @returns how many texts of an item lack a language that they have in another one, by language; languages without such texts are left out */
export function missingTexts(
  item: unknown,
  counts: Partial<Record<Locale, number>> = {},
): Partial<Record<Locale, number>> {
  if (typeof item !== 'object' || item === null) return counts
  const texts: Readonly<Record<string, unknown>> = { ...item }
  const isText = locales.every(locale => typeof texts[locale] === 'string')
  if (!isText) for (const value of Object.values(item)) missingTexts(value, counts)
  else if (!isUnwritten(item))
    for (const locale of locales) if (texts[locale] === '') counts[locale] = (counts[locale] ?? 0) + 1
  return counts
}
