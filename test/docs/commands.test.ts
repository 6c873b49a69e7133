import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const root = new URL('../../', import.meta.url)
const read = (path: string) => readFileSync(new URL(path, root), 'utf8')
const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> }

const documents = [
  'README.md',
  'CONTRIBUTING.md',
  'SECURITY.md',
  'docs/architecture.md',
  'docs/dependencies.md',
]

test.each(documents)('%s names only npm scripts that exist', document => {
  const named = [...read(document).matchAll(/npm (?:run )?([a-z][a-z:-]*)/g)].map(([, name = '']) => name)
  const ofNpm = ['ci', 'install', 'view']
  expect(named.filter(name => !(name in scripts) && !ofNpm.includes(name))).toEqual([])
})

test.each(documents)('%s names only files of the project that exist', document => {
  const folders =
    'test|server|shared|scripts|docs|office|counter|display|kiosk|manager|reports|account|home|bench'
  const named = [...read(document).matchAll(new RegExp(`\`((?:${folders})/[\\w./-]+)\``, 'g'))]
  expect(named.map(([, path = '']) => path).filter(path => !existsSync(new URL(path, root)))).toEqual([])
})
