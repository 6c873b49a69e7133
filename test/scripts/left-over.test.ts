import { spawn } from 'node:child_process'
import { mkdtempSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { until } from '../kit/until.ts'

const file = new URL('../../scripts/setup/left-over.mjs', import.meta.url).href
const { processesIn } = (await import(file)) as {
  processesIn(folder: string): { pid: number; command: string }[]
}
const folder = realpathSync(mkdtempSync(join(tmpdir(), 'kezek-left-')))
afterAll(() => rmSync(folder, { recursive: true }))

test('a process is found by its working folder, command line or environment, and others are not', async () => {
  const sleep = ['-e', 'setInterval(() => {}, 1000)']
  const children = [
    spawn(process.execPath, sleep, { cwd: folder }),
    spawn(process.execPath, [...sleep, folder]),
    spawn(process.execPath, sleep, { env: { ...process.env, TMPDIR: folder } }),
  ]
  const other = spawn(process.execPath, sleep)
  try {
    await until('all are seen', () => processesIn(folder).length === children.length)
    expect(processesIn(folder).map(({ pid }) => pid)).toEqual(children.map(({ pid }) => pid))
  } finally {
    for (const child of [...children, other]) child.kill('SIGKILL')
  }
  await until('none is left', () => processesIn(folder).length === 0)
})
