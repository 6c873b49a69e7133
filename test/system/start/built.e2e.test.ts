import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startApp, type TestApp } from '../../kit/app.ts'
import { ROOT } from '../../kit/builds.ts'
import { until } from '../../kit/until.ts'

let app: TestApp
beforeAll(async () => {
  app = await startApp({ env: { KEZEK_ARCHIVE: '1' } })
})
afterAll(() => app.stop())

const folder = join(ROOT, 'dist/server')
const built = () =>
  readdirSync(folder)
    .filter(name => name.endsWith('.js'))
    .map(name => readFileSync(join(folder, name), 'utf8'))

test('the server runs from a build and needs only production packages', () => {
  const { dependencies } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
    dependencies: Record<string, string>
  }
  const packages = built().flatMap(code =>
    [...code.matchAll(/^import (?:.* from )?"([^".][^"]*)"/gm)].map(([, name = '']) => name),
  )
  const missing = packages.filter(
    name =>
      !name.startsWith('node:') &&
      !Object.keys(dependencies).some(known => `${name}/`.startsWith(`${known}/`)),
  )
  expect(packages.length).toBeGreaterThan(20)
  expect(missing).toEqual([])
})

test('the build contains no path of this machine, so that it can be moved', () => {
  expect(built().filter(code => code.includes(ROOT))).toEqual([])
})

test('a running server has no compiler beside it, and its archive is a copy of the empty one', async () => {
  await until('the archive is open', async () => {
    const answer = await fetch(`${app.url}/api/reports/figures?centre=all&from=2026-01-01&to=2026-01-02`, {
      headers: { 'kezek-role': 'administrator' },
    })
    return answer.status === 200
  })
  const children = readFileSync(`/proc/${app.pid}/task/${app.pid}/children`, 'utf8').trim().split(' ')
  const names = children.map(pid => readFileSync(`/proc/${pid}/comm`, 'utf8').trim())
  expect(names).toEqual(['redis-server'])
  const identity = (place: string) => readFileSync(join(place, 'global/pg_control')).subarray(0, 8)
  expect(identity(join(app.dataDir, 'archive/pglite'))).toEqual(identity(join(folder, 'empty-archive')))
})
