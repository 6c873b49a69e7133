import { expect, test } from 'vitest'
import { structureErrors } from '../../scripts/check/structure.ts'
import { projectOf } from './project.ts'

test('a file that is too long, a circle of imports and a predicate that acts are named', () => {
  const root = projectOf({
    'server/long.ts': 'export const a = 1\n'.repeat(401),
    'server/a.ts': `import { b } from './b.ts'\nexport const a = b`,
    'server/b.ts': `import { a } from './a.ts'\nexport const b = a`,
    'server/c.ts': `import type { D } from './d.ts'\nexport type C = D`,
    'server/d.ts': `import { type C } from './c.ts'\nexport type D = C`,
    'server/is.ts': `export function isGood(response: R): boolean {\n  response.json({})\n  return true\n}\n`,
  })

  expect(structureErrors(root)).toEqual([
    'server/long.ts has 401 lines; the most is 400',
    'imports in a circle: server/a.ts → server/b.ts → server/a.ts',
    'server/is.ts: isGood is a predicate, and acts',
  ])
})
