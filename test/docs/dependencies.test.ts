import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8')

/** @returns the packages that the rows of a section name. */
function named(section: string): string[] {
  return section
    .split('\n')
    .filter(line => line.startsWith('| `'))
    .flatMap(row => [...(row.split('|')[1] ?? '').matchAll(/`([^`]+)`/g)].map(([, name = '']) => name))
}

const { dependencies, devDependencies } = JSON.parse(read('package.json')) as Record<
  'dependencies' | 'devDependencies',
  Record<string, string>
>
const [running = '', building = ''] = read('docs/dependencies.md').split('## What is built from')

test('docs/dependencies.md has a row for every production dependency, and for nothing else', () => {
  expect(named(running).sort()).toEqual(Object.keys(dependencies).sort())
})

test('what the screens are built from are packages for development', () => {
  expect(named(building)).toContain('lit')
  for (const name of named(building)) expect(Object.keys(devDependencies)).toContain(name)
})
