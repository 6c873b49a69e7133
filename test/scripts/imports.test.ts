import { expect, test } from 'vitest'
import { importErrors } from '../../scripts/check/imports.ts'
import { projectOf, ROOT } from './project.ts'

test("the project's imports point one way", () => {
  expect(importErrors(ROOT)).toEqual([])
})

test.each([
  ['shared/domain/a.ts', `import { t } from '../i18n/t.ts'`, 'shared/domain may not import shared/i18n'],
  [
    'shared/contract/a.ts',
    `import type { View } from '../view/v.ts'`,
    'shared/contract may not import shared/view',
  ],
  ['shared/view/a.ts', `import { x } from '../ui/x.ts'`, 'shared/view may not import shared/ui'],
  ['shared/ui/a.ts', `import '../../kiosk/x-kiosk.ts'`, 'shared/ui may not import kiosk'],
  [
    'shared/view/a.ts',
    `export { store } from '../../server/queue/s.ts'`,
    'shared/view may not import server/queue',
  ],
  [
    'server/queue/a.ts',
    `import { run } from '../commands/run.ts'`,
    'server/queue may not import server/commands',
  ],
  [
    'server/commands/a.ts',
    `import { tail } from '../stream/tail.ts'`,
    'server/commands may not import server/stream',
  ],
  [
    'server/commands/a.ts',
    `const p = await import('../printing/p.ts')`,
    'server/commands may not import server/printing',
  ],
  [
    'server/stream/a.ts',
    `import { issue } from '../commands/issue.ts'`,
    'server/stream may not import server/commands',
  ],
  [
    'server/sockets/a.ts',
    `import {\n  a,\n  b,\n} from '../queue/store.ts'`,
    'server/sockets may not import server/queue',
  ],
  ['server/config.ts', `import { app } from './app.ts'`, 'server may not import server/main'],
  ['server/http/a.ts', `import { page } from '../../manager/p.ts'`, 'server/http may not import manager'],
  ['kiosk/a.ts', `import { x } from '../counter/x.ts'`, 'kiosk may not import counter'],
  ['kiosk/a.ts', `import { x } from '../server/config.ts'`, 'kiosk may not import server'],
  ['bench/a.ts', `import { redis } from '../test/support/redis.ts'`, 'bench may not import test'],
  ['server/later/a.ts', `import { x } from './x.ts'`, 'its folder has no row'],
])('%s: %s', (path, text, error) => {
  expect(importErrors(projectOf({ [path]: text }))).toEqual([expect.stringContaining(`${path}: ${error}`)])
})

test('a validator that comes to a screen by a long road is found, and the road is named', () => {
  const root = projectOf({
    'kiosk/a.ts': `import { send } from '../shared/ui/client.ts'`,
    'shared/ui/client.ts': `import { command } from '../contract/commands.ts'`,
    'shared/contract/commands.ts': `import { z } from 'zod'`,
  })
  expect(importErrors(root)).toEqual([
    expect.stringContaining(
      'kiosk/a.ts → shared/ui/client.ts → shared/contract/commands.ts: a screen may not load zod',
    ),
  ])
})

test('types of a schema may come to a screen, and what is allowed is allowed', () => {
  const root = projectOf({
    'kiosk/a.ts': `import type { Command } from '../shared/contract/commands.ts'\nimport { html } from 'lit'`,
    'counter/b.ts': `import { type Command, type Reply } from '../shared/contract/commands.ts'`,
    'shared/contract/commands.ts': `import { z } from 'zod'`,
    'server/main.ts': `import { app } from './app.ts'\nimport { tail } from './stream/tail.ts'`,
    'server/commands/c.ts': `import { store } from '../queue/store.ts'`,
    'test/t.ts': `import { app } from '../server/app.ts'`,
    'shared/domain/d.ts': `// import { x } from '../ui/x.ts'\n/* import { y } from '../ui/y.ts' */`,
  })
  expect(importErrors(root)).toEqual([])
})
