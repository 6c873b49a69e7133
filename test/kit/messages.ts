import { readdirSync } from 'node:fs'
import { type Locale, locales } from '../../shared/domain/locale.ts'
import { indicators, screenCatalogue } from './order.ts'

/** Every message and catalogue text in three languages, by its path: file, export and keys. */
export const said: ReadonlyMap<string, Record<Locale, unknown>> = await gatherAll()

async function gatherAll() {
  const found = new Map<string, Record<Locale, unknown>>()
  const gather = (path: string, value: unknown): void => {
    if (typeof value !== 'object' || value === null) return
    const entries = Object.entries(value)
    if (entries.length === 3 && locales.every(locale => locale in value))
      found.set(path, value as Record<Locale, unknown>)
    else for (const [key, inner] of entries) gather(`${path}.${key}`, inner)
  }
  const folder = new URL('../../shared/i18n/', import.meta.url)
  for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(name =>
    name.endsWith('.ts'),
  ))
    gather(file, await import(new URL(file, folder).href))
  gather('catalogue', screenCatalogue)
  gather('indicators', indicators)
  return found
}

/**
 * Replaces any argument of a message: reads as 3 in sentences and sums, and has no elements. `detailed` also
 * has the details of refusals.
 */
const bare = Object.assign([], { toString: () => '3', toFixed: () => '3' })
const detailed = Object.assign([], bare, {
  state: 'waiting',
  name: '3',
  counter: '5',
  waiting: 3,
  hours: '09:00',
})

/** @returns every text of one language with its path; messages with arguments are called with stand-ins */
export function texts(locale: Locale): [path: string, text: string][] {
  return [...said].flatMap(([path, all]) => [...strings(path, all[locale])])
}

function* strings(path: string, value: unknown): Generator<[path: string, text: string]> {
  if (typeof value === 'string') yield [path, value]
  else if (typeof value === 'function') {
    const parameters = Math.max(1, value.length)
    yield* strings(`${path}()`, value(...Array(parameters).fill(bare)))
    yield* strings(`${path}(detailed)`, value(...Array(parameters).fill(detailed)))
  } else if (typeof value === 'object' && value !== null)
    for (const [key, inner] of Object.entries(value)) yield* strings(`${path}.${key}`, inner)
}
