import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { LICENCE_LIST, licenceList } from '../../scripts/licences/licence-list.ts'
import { productionPackages, screenPackages } from '../../scripts/licences/packages.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))

/** Licences under which Kezek may be passed on as a whole; another one needs a decision first. */
const allowed = new Set([
  'MIT',
  'ISC',
  '0BSD',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'Apache-2.0',
  'MPL-2.0',
  'OFL-1.1',
])

test('the list of third-party licences is the one that npm run licences writes', () => {
  expect(readFileSync(join(root, LICENCE_LIST), 'utf8')).toBe(licenceList(root))
})

test('every package has a licence under which it may be passed on', () => {
  const refused = [...productionPackages(root), ...screenPackages(root)].filter(
    ({ licence }) => !licence.split(' AND ').every(name => allowed.has(name)),
  )
  expect(refused).toEqual([])
})

test('the texts of the font and of the packages inside the screens are in the list', () => {
  const list = licenceList(root)
  expect(list).toContain('SIL OPEN FONT LICENSE Version 1.1')
  expect(list).toMatch(/### `@lit\/reactive-element`, `lit`/)
})

test('Kezek is under the licence that package.json names', () => {
  const { license } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { license: string }
  expect(license).toBe('MIT')
  expect(readFileSync(join(root, 'LICENSE'), 'utf8')).toMatch(/^MIT License\n/)
})
