import { expect, test } from 'vitest'
import { acceptanceErrors } from '../../scripts/check/acceptance.ts'
import { projectOf } from './project.ts'

const HEAD = '# Acceptance\n\n| sentence | where | seen |\n| --- | --- | --- |\n'

const FILES = {
  'test/a.test.ts': `test('issues a ticket', () => {})\ntest('the visitor\\'s number', () => {})`,
  'docs/pictures/kiosk.png': '',
  'bench/main.ts': '',
}

const check = (rows: string) =>
  acceptanceErrors(projectOf({ ...FILES, 'docs/acceptance/hall.md': HEAD + rows }))

test('tests, files and pictures that exist are accepted', () => {
  expect(
    check(
      [
        '| One tap, one ticket. | `test/a.test.ts › issues a ticket` | one ticket |',
        "| Its number \\| its place. | `test/a.test.ts › the visitor's number`, ![kiosk](../pictures/kiosk.png) | A042 |",
        '| Fast. | `bench/main.ts` | 0.62 |',
      ].join('\n'),
    ),
  ).toEqual([])
})

test.each([
  ['| One. | `test/a.test.ts › prints a ticket` | seen |', 'test/a.test.ts has no test "prints a ticket"'],
  ['| One. | `test/b.test.ts › issues a ticket` | seen |', 'there is no file test/b.test.ts'],
  ['| One. | `test/a.test.ts` | seen |', 'test/a.test.ts is named without the title of a test'],
  ['| One. | ![](../pictures/no.png) | seen |', 'there is no picture docs/pictures/no.png'],
  ['| One. | by hand | seen |', 'the row names neither a test nor a picture'],
  ['| One. | `bench/main.ts` | |', 'cell 3 of the row is empty'],
  ['| | `bench/main.ts` | seen |', 'cell 1 of the row is empty'],
  ['| One. | `bench/main.ts` |', 'the row has 2 cells, not 3'],
])('%s is refused', (row, error) => {
  expect(check(row)).toEqual([`docs/acceptance/hall.md:5: ${error}`])
})

test('a missing folder and documents without a row are refused', () => {
  expect(acceptanceErrors(projectOf({}))).toEqual(['docs/acceptance is missing'])
  expect(check('')).toEqual(['docs/acceptance has no row'])
})
