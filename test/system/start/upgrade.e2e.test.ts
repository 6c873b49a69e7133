import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliDecompressSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ArchiveReport } from '../../../shared/contract/archive-report.ts'
import type { CentreSettings } from '../../../shared/domain/settings.ts'
import { startApp, type TestApp } from '../../kit/app.ts'
import { issue, type Member, member } from '../../kit/member.ts'
import { startBuilt } from '../../kit/run-script.ts'
import { until } from '../../kit/until.ts'

/*
 * The store of a hall that ran on 1 December 2026, made by the last version whose services were part of the program: its settings
 * have hours of the old shape, six tickets were issued, one visitor was served, and one was still at the window when the server stopped.
 */
const fixture = new URL('../../fixtures/before-catalogue/data.tar.br', import.meta.url)
const centre = 'akmola'
const day = '2026-12-01'
/** Tickets that were issued on that day. */
const issued = 6
const hours = { open: '10:00', close: '16:00', breaks: [{ from: '13:00', to: '14:00' }] }

let app: TestApp
let manager: Member

beforeAll(async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'kezek-upgrade-'))
  const unpacked = spawnSync('tar', ['-x', '-C', dataDir], {
    input: brotliDecompressSync(readFileSync(fixture)),
  })
  if (unpacked.status !== 0) throw new Error(String(unpacked.stderr))
  app = await startApp({ dataDir, env: { KEZEK_ARCHIVE: '1', KEZEK_HOURS: 'demo' } })
  manager = await member(app.url, { role: 'manager', centre })
})
afterAll(async () => {
  manager?.close()
  await app?.stop()
})

const get = async <T>(path: string): Promise<T> => {
  const answer = await fetch(app.url + path, { headers: { 'Kezek-Role': 'administrator' } })
  return (await answer.json()) as T
}

test('its settings are the same, in the shape of today', async () => {
  const settings = await get<CentreSettings>(`/api/centres/${centre}/settings`)

  expect(settings).toMatchObject({
    version: 2,
    languages: ['kk', 'ru'],
    holidays: ['2026-12-16', '2026-12-17'],
    ordinaryAfter: 4,
    services: {
      'housing-register': { submission: { target: 25, hours: [{ days: ['mon', 'tue', 'sat'], ...hours }] } },
      'child-benefit': { collection: { on: false }, kioskTitle: { en: 'Benefit' } },
    },
    printers: { hall: { address: 'tcp://127.0.0.1:9' } },
    kiosks: { 1: { printers: ['hall'] } },
    ticker: { en: 'Welcome' },
  })
})

test('they can be changed and saved', async () => {
  const { settings } = manager.hall.view ?? {}

  const saved = await manager.ask('settings:update-settings', {
    base: settings?.version ?? 0,
    settings: { ...settings, ordinaryAfter: 5 },
  })

  expect(saved.version).toBe(3)
})

test('a report has the tickets of that day, by the services of the catalogue', async () => {
  const path = `/api/reports/figures?centre=${centre}&from=${day}&to=${day}`

  const report = await until('the archive has caught up', async () => {
    const answer = await get<{ ok: boolean; reply: ArchiveReport }>(path)
    return answer.ok && answer.reply.total.visitors >= issued ? answer.reply : undefined
  })

  expect(report.total).toMatchObject({ visitors: issued })
  expect(report.total.served).toBeGreaterThanOrEqual(1)
  const visitors = Object.fromEntries(report.by.service.map(({ key, figures }) => [key, figures.visitors]))
  expect(visitors).toEqual({ 'housing-register': 4, 'land-plots': 1, 'guardianship-certificate': 1 })
})

test('it issues tickets, and its trail is whole', async () => {
  const kiosk = await member(app.url, { role: 'kiosk', centre })

  const { number } = await issue(kiosk)

  expect(number).toMatch(/^A\d{3}$/)
  kiosk.close()
  const { code, said } = await startBuilt('audit', { DATA_DIR: app.dataDir }, 'verify').done
  expect(said).toContain(centre)
  expect(code).toBe(0)
})
