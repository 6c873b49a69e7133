import { expect, test } from 'vitest'
import { lockFileErrors } from '../../scripts/check/lock-file.ts'
import { projectOf, ROOT } from './project.ts'

test('the lock file is complete, so that npm ci accepts it on a fresh machine', () => {
  expect(lockFileErrors(ROOT)).toEqual([])
})

test('a required package without an entry is named', () => {
  const packages = {
    '': { dependencies: { tool: '1.0.0' } },
    'node_modules/tool': { optionalDependencies: { '@tool/linux': '1.0.0', '@tool/windows': '1.0.0' } },
    'node_modules/tool/node_modules/@tool/linux': {},
  }
  expect(lockFileErrors(projectOf({ 'package-lock.json': JSON.stringify({ packages }) }))).toEqual([
    'package-lock.json has no entry for @tool/windows, which node_modules/tool asks for',
  ])
})
