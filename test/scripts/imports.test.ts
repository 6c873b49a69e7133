import { expect, test } from 'vitest'
import { importErrors } from '../../scripts/check/imports.ts'
import { projectOf, ROOT } from './project.ts'

/** A constant, because this file's text is checked too and must not look like an import. */
const printing = '../printing/p.ts'

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
    `const p = await import('${printing}')`,
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
  ['bench/a.ts', `import { hall } from '../test/counter/hall.ts'`, 'bench may not import test/counter'],
  ['scripts/a.ts', `import { x } from '../test/system/fuzz/x.ts'`, 'scripts may not import test/system/fuzz'],
  ['server/queue/a.ts', `import { x } from '../../test/kit/x.ts'`, 'server/queue may not import test/kit'],
  ['test/kit/a.ts', `import { x } from '../counter/x.ts'`, 'test/kit may not import test/counter'],
  ['test/kit/a.ts', `import { x } from '../../scripts/pictures/x.ts'`, 'test/kit may not import scripts'],
  ['test/kit/a.ts', `import { x } from '../../bench/x.ts'`, 'test/kit may not import bench'],
  ['test/kiosk/a.ts', `import { x } from '../display/x.ts'`, 'test/kiosk may not import test/display'],
  [
    'test/system/fuzz/a.ts',
    `import { x } from '../model/x.ts'`,
    'test/system/fuzz may not import test/system/model',
  ],
  ['server/later/a.ts', `import { x } from './x.ts'`, 'its folder has no row'],
])('%s: %s', (path, text, error) => {
  expect(importErrors(projectOf({ [path]: text }))).toEqual([expect.stringContaining(`${path}: ${error}`)])
})

test('a validator that reaches a screen through other files is found, and the way is named', () => {
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

test("a schema's types may reach a screen, and allowed imports are accepted", () => {
  const root = projectOf({
    'kiosk/a.ts': `import type { Command } from '../shared/contract/commands.ts'\nimport { html } from 'lit'`,
    'counter/b.ts': `import { type Command, type Reply } from '../shared/contract/commands.ts'`,
    'shared/contract/commands.ts': `import { z } from 'zod'`,
    'server/main.ts': `import { app } from './app.ts'\nimport { tail } from './stream/tail.ts'`,
    'server/commands/c.ts': `import { store } from '../queue/store.ts'`,
    'test/server/queue/t.ts': `import { app } from '../../../server/app.ts'\nimport { x } from './x.ts'`,
    'test/counter/t.ts': `import { x } from '../kit/model/x.ts'\nimport o from '../fixtures/order/o.json'`,
    'bench/b.ts': `import { redis } from '../test/kit/redis.ts'`,
    'scripts/s.ts': `import { redis } from '../test/kit/redis.ts'`,
    'shared/domain/d.ts': `// import { x } from '../ui/x.ts'\n/* import { y } from '../ui/y.ts' */`,
  })
  expect(importErrors(root)).toEqual([])
})
