import { spawn } from 'node:child_process'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startApp, type TestApp } from '../../kit/app.ts'
import { ROOT } from '../../kit/builds.ts'

let app: TestApp

beforeAll(async () => {
  app = await startApp()
})
afterAll(() => app.stop())

async function run(...args: string[]): Promise<{ code: number | null; said: string }> {
  const child = spawn(process.execPath, ['scripts/simulate.mjs', ...args], { cwd: ROOT })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', data => (said += data))
  const code = await new Promise<number | null>(resolve => child.once('close', resolve))
  return { code, said }
}

test('in half an hour no ticket is lost and none is called twice', async () => {
  const { code, said } = await run(
    ...['--url', app.url, '--centre', 'akmola', '--visitors-per-hour', '120', '--minutes', '0.125'],
    ...['--speed', '240', '--counters', '4', '--seed', '1'],
  )
  expect(code, said).toBe(0)
  const figure = (name: string) => Number(new RegExp(`^${name} +(\\d+)`, 'm').exec(said)?.[1])
  expect(figure('issued'), said).toBeGreaterThan(0)
  expect(figure('called'), said).toBeGreaterThan(0)
  expect(figure('lost'), said).toBe(0)
  expect(figure('called twice'), said).toBe(0)
  expect(figure('refused'), said).toBe(0)
})

test('a missing server and an invalid option end with a sentence', async () => {
  const args = ['--centre', 'akmola', '--visitors-per-hour', '60', '--minutes', '1']
  const missing = await run('--url', 'http://127.0.0.1:1', ...args)
  expect(missing.code).toBe(1)
  expect(missing.said).toContain('no answer')
  const wrong = await run('--url', app.url, ...args, '--speed', 'fast')
  expect(wrong).toMatchObject({ code: 1, said: expect.stringContaining('--speed') })
  const [, , ...others] = args
  const elsewhere = await run('--url', app.url, '--centre', 'atlantis', ...others)
  expect(elsewhere).toMatchObject({ code: 1, said: expect.stringContaining('no centre atlantis') })
})
