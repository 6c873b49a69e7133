import { readdirSync, readFileSync } from 'node:fs'
import { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { expect, test } from 'vitest'
import { cellsOf, createCsvStream } from '../../../server/audit/csv.ts'
import { toRow } from '../../../server/audit/row.ts'
import { eventTypes } from '../../../shared/contract/events.ts'
import { registerEventTypes } from '../../../shared/contract/register-events.ts'
import { locales } from '../../../shared/domain/locale.ts'
import { auditTitle, auditWords } from '../../../shared/i18n/office/trail.ts'

const rowOf = (fields: Record<string, string>, body: object) =>
  toRow([
    '1-0',
    Object.entries({
      n: '7',
      at: '1793000000000',
      by: 'manager:p-1',
      ...fields,
      body: JSON.stringify(body),
    }).flat(),
  ])

test('a row shows only listed fields, and no field that an event may get later', () => {
  const row = rowOf(
    { type: 'ticket:cancelled', ticket: '20261126-000001' },
    {
      number: 'A001',
      queue: 'q.submission',
      word: 'about somebody',
      phone: '+7',
      note: { name: 'somebody' },
      was: { state: 'waiting' },
      change: { set: { state: 'cancelled', word: 'about somebody', ended: 1 } },
    },
  )
  expect(row).toEqual({
    n: 7,
    type: 'ticket:cancelled',
    at: 1793000000000,
    by: 'manager:p-1',
    ticket: '20261126-000001',
    number: 'A001',
    before: { state: 'waiting' },
    after: { state: 'cancelled' },
    facts: { queue: 'q.submission', withReason: 'true' },
  })
})

test('a row shows as much of a session as its owner sees', () => {
  const row = rowOf(
    { type: 'session:ended' },
    { person: 'p-1', session: 'abcdefghijklmnopqrstuv', why: 'ended' },
  )
  expect(row.facts).toEqual({ person: 'p-1', session: 'abcdefgh', why: 'ended' })
})

test('old values of settings are shown by their path, and missing ones are left out', () => {
  const changed = [
    { path: 'noShowAfter', before: '0', after: '45' },
    { path: 'ticker', after: '{"kk":"…"}' },
    { path: 'ticket.logo' },
  ]
  expect(
    rowOf({ type: 'settings:updated' }, { version: 3, changed, change: { settings: '{}' } }),
  ).toMatchObject({
    before: { noShowAfter: '0' },
    after: { noShowAfter: '45', ticker: '{"kk":"…"}', 'ticket.logo': '…' },
    facts: { version: '3' },
  })
})

test('a taken-over window names its previous inspector, a renamed device its names', () => {
  expect(
    rowOf(
      { type: 'counter:taken-over', counter: '1' },
      {
        inspector: 'p-2',
        instead: 'p-1',
        was: { state: 'open' },
        change: { counter: { set: { inspector: 'p-2' } } },
      },
    ),
  ).toMatchObject({ before: { state: 'open', inspector: 'p-1' }, after: { inspector: 'p-2' } })
  expect(
    rowOf({ type: 'device:renamed' }, { device: 'd-1', before: { name: 'old' }, after: { name: 'new' } }),
  ).toMatchObject({ before: { name: 'old' }, after: { name: 'new' } })
})

test('no cell of the file is a formula, whatever an event contains', async () => {
  const look = { locale: 'en', zone: 'Asia/Almaty' } as const
  const row = rowOf({ type: '=HYPERLINK("x")', counter: '+1', by: 'kiosk:@SUM(A1)', via: '-2' }, {})
  const file = await text(Readable.from([cellsOf(row, look)]).pipe(createCsvStream(look)))
  const [, cells = ''] = file.split('\n')
  expect(cells.split(',').filter(cell => /^"?[=+@-]/.test(cell))).toEqual([])
  expect(cells).toContain("'+1")
  expect(cells).toContain('2026-10-26T12:33:20+05:00')
})

test('every kind of row has its text in three languages', () => {
  for (const locale of locales)
    for (const type of [...eventTypes, ...registerEventTypes])
      expect(auditTitle(locale, type), type).not.toBe(auditWords[locale].otherType)
})

test('the list of events of registers matches their scripts', () => {
  const scripts = ['auth', 'catalogue']
    .flatMap(area => {
      const folder = new URL(`../../../server/${area}/lua/`, import.meta.url)
      const names = readdirSync(folder, { recursive: true, encoding: 'utf8' })
      return names
        .filter(name => name.endsWith('.lua'))
        .map(name => readFileSync(new URL(name, folder), 'utf8'))
    })
    .join('\n')
  const types = new Set([...scripts.matchAll(/'([a-z-]+:[a-z-]+)'/g)].map(([, type]) => type))
  // Texts of the same form that are not event types: keys and actors.
  for (const other of ['system:demo']) types.delete(other)
  expect([...types].sort()).toEqual([...registerEventTypes].sort())
})
