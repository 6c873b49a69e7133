import { expect, test } from 'vitest'
import { findChanges } from '../../../shared/contract/document-changes.ts'
import type { CentreSettings } from '../../../shared/domain/settings.ts'
import { orderSettings } from '../../kit/order.ts'

const settings = orderSettings()
const changed = (more: Partial<CentreSettings>) => findChanges(settings, { ...settings, ...more })

test('each change names its place and the values before and after', () => {
  expect(changed({})).toEqual([])
  expect(changed({ noShowAfter: 45, dayStartsAt: '03:00' })).toEqual([
    { path: 'dayStartsAt', before: '"00:00"', after: '"03:00"' },
    { path: 'noShowAfter', before: '0', after: '45' },
  ])
  expect(changed({ kiosks: { lobby: { locked: true } } })).toEqual([
    { path: 'kiosks.lobby', after: '{"locked":true}' },
  ])
})

test('a window is named by its number, at any position in the list', () => {
  const [first, ...rest] = settings.counters
  expect(changed({ counters: [...rest].reverse() })).toEqual([
    { path: `counters.${first?.id}`, before: expect.stringContaining('"id"') },
  ])
  expect(
    changed({ counters: [{ ...(first as (typeof settings.counters)[0]), ownQueues: false }, ...rest] }),
  ).toEqual([{ path: `counters.${first?.id}.ownQueues`, before: 'true', after: 'false' }])
})

test('a long value is cut before a character of two units, never within it', () => {
  const beginning = `${'ұзақ '.repeat(38)}өз`
  const kk = `${beginning}😀${'ұзақ '.repeat(10)}`

  const [ticker] = changed({ ticker: { kk, ru: 'а', en: 'a' } })

  expect(ticker?.after).toBe(`{"kk":"${beginning}…`)
})

test('a long value is cut, a changed picture is named without its data, and only the first 50 changes are listed', () => {
  const kk = 'Бүгін түстен кейін '.repeat(30)
  const [ticker] = changed({ ticker: { kk, ru: 'а', en: 'a' } })
  expect(ticker?.after).toHaveLength(201)
  const logo = (image: string): CentreSettings => ({ ...settings, ticket: [{ kind: 'logo', image }] })
  const pictures = findChanges(logo('A'.repeat(500)), logo('B'.repeat(500)))
  expect(JSON.stringify(pictures)).not.toMatch(/AAA|BBB/)
  expect(pictures).toHaveLength(1)
  const kiosks = Object.fromEntries(Array.from({ length: 60 }, (_, at) => [`k${at}`, { locked: true }]))
  const many = changed({ kiosks })
  expect(many).toHaveLength(51)
  expect(many.at(-1)).toEqual({ path: '… 10' })
})
