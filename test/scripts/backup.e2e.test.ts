import { spawn } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startApp, type TestApp } from '../kit/app.ts'
import { ROOT } from '../kit/builds.ts'
import { until } from '../kit/until.ts'

let app: TestApp
beforeAll(async () => {
  app = await startApp({ env: { KEZEK_ARCHIVE: '1' } })
})
afterAll(() => app.stop())

/** Runs `npm run backup` or `npm run restore` without the check for installed packages. */
async function run(script: string, dataDir: string, ...args: string[]) {
  const child = spawn(process.execPath, [`dist/server/${script}.js`, ...args], {
    cwd: ROOT,
    env: { ...process.env, REDIS_URL: '', DATABASE_URL: '', KEZEK_ARCHIVE: '1', DATA_DIR: dataDir },
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', data => (said += data))
  const code = await new Promise<number | null>(resolve => child.once('close', resolve))
  return { code, said }
}

test('a running server is backed up from the command line and restored into an empty folder', async () => {
  const file = join(app.dataDir, 'hall.kezek')
  // The archive opens after the server is ready; a backup without it is refused.
  await until('the archive is open', async () => (await run('backup', app.dataDir, file)).code === 0)
  expect(readFileSync(file).length).toBeGreaterThan(1_000)
  const empty = join(app.dataDir, 'elsewhere')
  expect(await run('restore', empty, file)).toEqual({
    code: 0,
    said: `The hall is restored from ${file}: start it by npm start.\n`,
  })
  expect(existsSync(join(empty, 'redis')) && existsSync(join(empty, 'archive'))).toBe(true)
  const again = await run('restore', empty, file)
  expect(again).toEqual({
    code: 1,
    said: expect.stringMatching(/^The archive is not empty|^There is a hall in the store already/),
  })
  const running = await run('restore', app.dataDir, file)
  expect(running).toEqual({ code: 1, said: expect.stringMatching(/^Another Kezek server/) })
  rmSync(empty, { recursive: true })
  expect(
    readdirSync(app.dataDir).filter(name => name.startsWith('.kezek-copy') || name.endsWith('.part')),
  ).toEqual([])
})
