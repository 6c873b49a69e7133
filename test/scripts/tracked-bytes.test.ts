import { execFileSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { trackedBytesErrors } from '../../scripts/check/tracked-bytes.ts'
import { projectOf, ROOT } from './project.ts'

test('the files of this project in Git have at most 10 MB together', () => {
  expect(trackedBytesErrors(ROOT)).toEqual([])
})

test('files that are larger together than the limit are refused, the largest first', () => {
  const root = projectOf({ 'small.txt': 'a'.repeat(10), 'docs/large.txt': 'a'.repeat(90) })

  expect(trackedBytesErrors(root, 100)).toEqual([])
  expect(trackedBytesErrors(root, 99)).toEqual([
    'The files in Git have 100 bytes together; at most 99 are allowed. The largest:',
    'docs/large.txt: 90 bytes',
    'small.txt: 10 bytes',
  ])
})

test('files that Git ignores do not count', () => {
  const root = projectOf({ '.gitignore': 'screenshots/\n', 'screenshots/all.png': 'a'.repeat(1_000) })
  execFileSync('git', ['init', '--quiet'], { cwd: root })

  expect(trackedBytesErrors(root, 100)).toEqual([])
})
