import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const root = new URL('../../../', import.meta.url)
const folders = [
  ...['account', 'consultant', 'counter', 'display', 'home', 'kiosk', 'manager', 'office', 'reports'],
  ...['bench', 'scripts', 'server', 'shared', 'test'],
]

test('the list of languages has one source', () => {
  const files = folders.flatMap(folder =>
    readdirSync(new URL(folder, root), { recursive: true, encoding: 'utf8' })
      .filter(name => name.endsWith('.ts'))
      .map(name => `${folder}/${name}`),
  )
  expect(files.length).toBeGreaterThan(500)
  const copies = files.filter(file => {
    const source = readFileSync(new URL(file, root), 'utf8')
    return /['"]kk['"](,| \|)\s*['"]ru['"](,| \|)\s*['"]en['"]/.test(source)
  })
  expect(copies.filter(file => !file.endsWith('.test.ts'))).toEqual(['shared/domain/locale.ts'])
})
