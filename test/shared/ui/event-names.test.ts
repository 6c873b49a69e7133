import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { SCREENS } from '../../../scripts/check/imports.ts'
import { projectFiles } from '../../../scripts/check/project-files.ts'

const root = join(import.meta.dirname, '../../..')
const folders = [...SCREENS, 'shared/ui'].map(name => `${name}/`)
const sources = projectFiles(root).filter(
  file => file.endsWith('.ts') && folders.some(folder => file.startsWith(folder)),
)

/** @returns the names of a source's own events: those that it declares and those that it sends. */
function eventNames(source: string): string[] {
  const maps = source.matchAll(/interface \w*EventMap \{([^}]*)\}/g)
  const declared = [...maps].flatMap(([, body = '']) => [...body.matchAll(/^ +'?([\w-]+)'?:/gm)])
  const sent = source.matchAll(/new (?:Custom)?Event(?:<\w+>)?\(\s*'([^']+)'/g)
  return [...declared, ...sent].flatMap(([, name]) => name ?? [])
}

test('every event that a page sends to itself begins with kezek-', () => {
  const names = sources.flatMap(file => eventNames(readFileSync(join(root, file), 'utf8')))
  expect(names.length).toBeGreaterThan(50)
  expect(names.filter(name => !name.startsWith('kezek-'))).toEqual([])
})
