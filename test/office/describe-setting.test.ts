import { expect, test } from 'vitest'
import { describeRow } from '../../office/audit/describe-row.ts'
import { describeChange } from '../../office/audit/describe-setting.ts'
import type { RowContext } from '../../office/audit/describe-value.ts'
import { findChanges } from '../../shared/contract/document-changes.ts'
import { zoneClock } from '../../shared/domain/business-day.ts'
import { locales } from '../../shared/domain/locale.ts'
import type { CentreSettings } from '../../shared/domain/settings.ts'
import { orderSettings, screenCatalogue } from '../kit/order.ts'

const settings = orderSettings()
const context: RowContext = {
  locale: 'en',
  settings,
  zone: zoneClock('Asia/Almaty'),
  catalogue: screenCatalogue,
  names: new Map(),
}
const text = { kk: 'Анықтама', ru: 'Справки', en: 'Certificates' }

const tell = (after: Partial<CentreSettings>, before: Partial<CentreSettings> = {}) =>
  findChanges({ ...settings, ...before }, { ...settings, ...after }).map(change =>
    describeChange(context, change),
  )

test('places in the settings are named in words, and values too', () => {
  const [first, ...others] = settings.counters
  if (!first) throw new Error('the order has windows')
  const [lost] = first.queues
  const counters = [{ ...first, queues: first.queues.slice(1), ownQueues: false, purpose: text }, ...others]

  const changes = tell({ counters, policy: 'as-ordered', languages: ['kk', 'en'], noShowAfter: 45 })

  expect(lost).toBe('housing-register.submission')
  expect(changes).toEqual([
    { label: 'Languages of the hall', isPlace: false, before: 'Русский' },
    { label: 'Window 1 · queues', isPlace: false, before: 'Housing waiting list — handing in documents' },
    { label: 'Window 1 · the inspector chooses the queues', isPlace: false, before: 'yes', after: 'no' },
    { label: 'Window 1 · function on the sign', isPlace: false, after: 'Certificates' },
    {
      label: 'Rule for serving out of turn',
      isPlace: false,
      before: 'for every service',
      after: 'only for services that the catalogue names',
    },
    { label: 'Seconds before “did not come”', isPlace: false, before: '0', after: '45' },
  ])
})

test('a thing that is new or gone says so, and a list that was emptied too', () => {
  const [first] = settings.counters
  if (!first) throw new Error('the order has windows')
  const zones = [{ id: 'left', title: text }]

  const changes = tell(
    { counters: [...settings.counters, { ...first, id: '98' }], zones },
    { holidays: ['2026-12-16'] },
  )

  expect(tell({ ticket: [] })).toMatchObject([{ label: 'Layout of the ticket', word: 'changed' }])
  expect(tell({ ticket: settings.ticket.slice(1) })).toEqual([
    { label: 'Layout of the ticket', isPlace: false, word: 'changed' },
  ])
  expect(changes).toEqual([
    { label: 'Window 98', isPlace: false, word: 'added' },
    { label: 'Own holidays of the centre', isPlace: false, before: '2026-12-16', after: 'none' },
    { label: 'Zones of the hall', isPlace: false, word: 'changed' },
  ])
})

test('a service is named by its title, its queue by its purpose, its target by a word', () => {
  const services = { 'housing-register': { submission: { target: null }, kioskTitle: text } }

  const changes = tell({ services })

  expect(changes).toEqual([{ label: 'Housing waiting list', isPlace: false, word: 'added' }])
  expect(tell({ services }, { services: { 'housing-register': { submission: { target: 30 } } } })).toEqual([
    {
      label: 'Housing waiting list · handing in documents · wait target, minutes',
      isPlace: false,
      before: '30',
      after: 'none',
    },
    { label: 'Housing waiting list · title at the kiosk', isPlace: false, after: 'Certificates' },
  ])
})

test('hours are said as on the other screens', () => {
  const hours = [{ days: ['mon', 'tue', 'wed'] as const, open: '09:00', close: '18:00', breaks: [] }]

  const changes = tell({ hours, publicHolidays: 'closed' }, { publicHolidays: 'as-usual' })

  expect(changes).toEqual([
    { label: 'Work on public holidays', isPlace: false, before: 'as usual', after: 'closed' },
    { label: 'Hours of the centre', isPlace: false, after: 'Mon–Wed 09:00–18:00' },
  ])
})

test('of a long text that was cut, the beginning in the chosen language is shown', () => {
  const line = 'word '.repeat(60).trim()

  const [change] = tell({ ticker: { kk: 'а', ru: line, en: line } })
  const [inKazakh] = findChanges(settings, { ...settings, ticker: { kk: 'а', ru: line, en: line } }).map(
    one => describeChange({ ...context, locale: 'kk' }, one),
  )

  expect(change).toMatchObject({ label: 'Ticker', word: 'added' })
  expect(inKazakh).toMatchObject({ after: 'а' })
})

test('a field within a field is named too', () => {
  const kiosks = (askAfterSeconds: number) => ({ 1: { idle: { askAfterSeconds, endAfterSeconds: 90 } } })

  const changes = tell({ kiosks: kiosks(30) }, { kiosks: kiosks(40) })

  expect(changes).toEqual([
    { label: 'Kiosk 1 · idle times · until it asks, seconds', isPlace: false, before: '40', after: '30' },
  ])
})

test('the journal shows the same words, also for values that were cut', () => {
  const cut = '["housing-register.submission","child-benefit.submission","assistive-ai…'

  const { changes } = describeRow(context, {
    n: 1,
    at: 0,
    by: 'manager:p-1',
    type: 'settings:updated',
    before: { 'counters.3.queues': cut, 'voice.zeros': '"drop"' },
    after: {
      'counters.3.queues': '["housing-register.submission"]',
      'voice.zeros': '"say"',
      'ticket.0': '…',
      '… 12': '',
    },
    facts: {},
  })

  expect(changes).toEqual([
    { label: 'Window 3 · queues', isPlace: false, before: 'Child benefit — handing in documents, …' },
    { label: 'Voice · zeros in a number', isPlace: false, before: 'drop', after: 'say' },
    { label: 'Layout of the ticket · 0', isPlace: false, word: 'changed' },
    { label: '… 12', isPlace: true, after: '' },
  ])
})

test.each(locales)('every change has words in %s', locale => {
  const change = { path: 'services.housing-register.collection.maxWaiting', before: '5' }

  const { label } = describeChange({ ...context, locale }, change)

  expect(label).not.toMatch(/services|collection|maxWaiting/)
})
