import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { projectOf, ROOT } from './project.ts'

const knip = join(ROOT, 'node_modules/knip/bin/knip.js')

/** Runs the check for unused code, with this project's settings, on a small project. */
function checkUnused(files: Record<string, string>): { code: number | null; output: string } {
  const args = [
    knip,
    '--no-progress',
    '--config',
    join(ROOT, 'knip.config.ts'),
    '--directory',
    projectOf(files),
  ]
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' })
  return { code: status, output: stdout + stderr }
}

const clean = {
  'package.json': JSON.stringify({ name: 'small', type: 'module', dependencies: { zod: '4.0.0' } }),
  'server/main.ts': "import { z } from 'zod'\nimport { used } from './part.ts'\nconsole.log(z, used)\n",
  'server/part.ts': 'export const used = 1\n',
}

test('a project whose files, exports and packages are all used passes', () => {
  const { code, output } = checkUnused(clean)

  expect(output).not.toContain('Unused')
  expect(code).toBe(0)
})

test('an export that nothing imports is refused', () => {
  const { code, output } = checkUnused({
    ...clean,
    'server/part.ts':
      'export const used = 1\nexport const leftOver = 2\nexport interface LeftOverToo { a: 1 }\n',
  })

  expect(output).toMatch(/leftOver .*server\/part\.ts/)
  expect(output).toMatch(/LeftOverToo .*server\/part\.ts/)
  expect(code).toBe(1)
})

test('a file that nothing imports is refused', () => {
  const { code, output } = checkUnused({ ...clean, 'server/forgotten.ts': 'console.log(1)\n' })

  expect(output).toContain('server/forgotten.ts')
  expect(code).toBe(1)
})

test('a package that nothing imports is refused', () => {
  const dependencies = { zod: '4.0.0', 'left-pad': '1.3.0' }
  const { code, output } = checkUnused({
    ...clean,
    'package.json': JSON.stringify({ name: 'small', type: 'module', dependencies }),
  })

  expect(output).toContain('left-pad')
  expect(code).toBe(1)
})
