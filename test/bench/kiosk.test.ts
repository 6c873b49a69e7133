import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { scriptsOf } from '../../bench/kiosk.ts'

let root: string

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'kezek-kiosk-'))
  mkdirSync(join(root, 'kiosk'))
  mkdirSync(join(root, 'assets'))
  const files = {
    'kiosk/index.html':
      '<script type="module" crossorigin src="/assets/kiosk.js"></script>\n<link rel="modulepreload" crossorigin href="/assets/shared.js"><link rel="stylesheet" href="/assets/kiosk.css">',
    'assets/kiosk.js': 'import{a as b}from"./shared.js";import"./side.js";const c=()=>import(`./later.js`);',
    'assets/shared.js': 'export const a=1',
    'assets/side.js': 'import{a}from"./shared.js"',
    'assets/later.js': 'export{a}from"./deep.js"',
    'assets/deep.js': 'export const a=2',
    'assets/manager.js': 'import"./shared.js"',
  }
  for (const [name, text] of Object.entries(files)) writeFileSync(join(root, name), text)
})
afterAll(() => rmSync(root, { recursive: true }))

test('a page’s scripts are those it names and all static and dynamic imports, each once', () => {
  const found = [...scriptsOf(join(root, 'kiosk/index.html'), root)].map(path => path.slice(root.length))
  expect(found.sort()).toEqual(['deep', 'kiosk', 'later', 'shared', 'side'].map(name => `/assets/${name}.js`))
})
