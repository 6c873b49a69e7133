import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const root = new URL('../../', import.meta.url)
const read = (path: string) => readFileSync(new URL(path, root), 'utf8')

/** The requirements of levels 1 and 2 by section, as OWASP ASVS 5.0.0 numbers them. */
const sections = JSON.parse(read('test/fixtures/asvs-5.0-levels-1-2.json')) as Record<string, number[]>
const all = Object.entries(sections).flatMap(([section, numbers]) => numbers.map(n => `${section}.${n}`))

const rows = read('docs/asvs.md')
  .split('\n')
  .filter(line => /^\| \d/.test(line))

/** @returns the requirements that a row's first cell names, alone or as `1.2.6 to 1.2.8` */
function requirementsOf(row: string): string[] {
  const cell = row.split('|')[1] ?? ''
  return [...cell.matchAll(/(\d+\.\d+)\.(\d+)(?: to \1\.(\d+))?/g)].flatMap(([, section, from, to]) => {
    const [first, last] = [Number(from), Number(to ?? from)]
    // Some numbers in between belong to level 3.
    return (sections[section ?? ''] ?? [])
      .filter(number => number >= first && number <= last)
      .map(number => `${section}.${number}`)
  })
}

test('docs/asvs.md has each requirement of levels 1 and 2 once, and no other', () => {
  expect(rows.flatMap(requirementsOf).sort()).toEqual([...all].sort())
})

test.each(['docs/asvs.md', 'docs/security.md'])('%s names only files and titles that exist', document => {
  const places = [
    ...read(document).matchAll(
      /`((?:test|server|shared|scripts|docs|account)\/[^`\s]+\.\w+)(?: › ([^`]+))?`/g,
    ),
  ]
  expect(places.length).toBeGreaterThan(0)
  const isThere = (file: string, title = '') => {
    const source = existsSync(new URL(file, root)) && read(file)
    // A title is written between quotes of any kind, an apostrophe in it as it is.
    return source !== false && source.replaceAll("\\'", "'").includes(title)
  }
  expect(places.flatMap(([whole, file = '', title]) => (isThere(file, title) ? [] : whole))).toEqual([])
})
