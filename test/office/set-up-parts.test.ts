import { describe, expect, test } from 'vitest'
import { chosenOf, findInGroups, gridRows, queuesIn, withQueues } from '../../office/queue-grid/rows.ts'
import { newEntitlement, rulesPart } from '../../office/rules/rules-part.ts'
import {
  isChanged,
  servicesPart,
  withOffered,
  withQueueField,
  withService,
} from '../../office/services/services-part.ts'
import {
  firstMistake,
  mistakesOf,
  queuesWithoutWindow,
  servedBy,
  type Windows,
  windowsPart,
  withNewWindow,
} from '../../office/windows/windows-part.ts'
import { parseSettings } from '../../shared/contract/settings.ts'
import type { QueueId } from '../../shared/domain/queue.ts'
import type { CentreSettings } from '../../shared/domain/settings.ts'
import { settingsLimits } from '../../shared/domain/settings-limits.ts'
import { order, orderSettings, screenCatalogue } from '../kit/order.ts'

const register: QueueId = 'housing-register.submission'
const benefit: QueueId = 'child-benefit.submission'
const usual = orderSettings()
const window = (id: string, ...queues: QueueId[]) => ({ id, queues, ownQueues: true })
const rows = gridRows(usual, screenCatalogue, 'en', () => true)

describe('the grid of queues', () => {
  test('has every queue once, by the letter that the centre gives the service', () => {
    const moved = { ...usual, services: { 'child-benefit': { group: 'E' } } }

    const { groups } = gridRows(moved, screenCatalogue, 'en', () => true)

    const all = groups.flatMap(({ services }) => queuesIn(services))
    expect(all.toSorted()).toEqual([...order.queues].sort())
    expect(groups.find(({ letter }) => letter === 'E')?.services.map(({ id }) => id)).toContain(
      'child-benefit',
    )
  })

  test('finds services by their short or official name in any language, and leaves other groups out', () => {
    const [group, ...others] = findInGroups(rows.groups, ' БАЛАБАҚША ')

    expect([group?.letter, group?.services.map(({ id }) => id)]).toEqual(['B', ['preschool-register']])
    expect(others).toEqual([])
    expect(findInGroups(rows.groups, 'no such service')).toEqual([])
  })

  test('adds and takes away, in the catalogue’s order, and keeps what the catalogue lacks', () => {
    const gone: QueueId = 'gone.submission'

    const added = withQueues(new Set([gone, benefit]), [register], true, order.queues)
    const taken = withQueues(new Set(added), [benefit], false, order.queues)

    expect([added, taken]).toEqual([
      [register, benefit, gone],
      [register, gone],
    ])
    expect(chosenOf([register, benefit], new Set(taken))).toEqual({ count: 1, state: 'some' })
  })
})

describe('windows', () => {
  test('are put back as they were read', () => {
    expect(windowsPart.write(usual, windowsPart.read(usual))).toEqual(usual)
    expect([usual.counters, [{ id: '1' }], {}].map(value => windowsPart.hasShape(value))).toEqual([
      true,
      false,
      false,
    ])
  })

  test.each<[string, Windows, object]>([
    ['twice', [window('2', register), window('2', benefit)], { number: 'twice' }],
    ['0', [window('0', register)], { number: 'range' }],
    ['100', [window('100', register)], { number: 'range' }],
    ['no number', [window('A', register)], { number: 'range' }],
    ['no queue', [window('1')], { queues: 'none' }],
    [
      'a sign in one language',
      [{ ...window('1', register), purpose: { kk: 'a', ru: '', en: '' } }],
      { sign: true },
    ],
  ])('a mistake is found as the server finds it: %s', (_, counters, mistake) => {
    const found = mistakesOf(counters, 0)

    expect(found).toEqual(mistake)
    expect(parseSettings({ ...usual, counters }, order).ok).toBe(false)
  })

  test('more queues than the server takes are a mistake', () => {
    const { max } = settingsLimits.counterQueues
    const all = Array.from({ length: max + 1 }, (_, at): QueueId => `service-${at}.submission`)

    const found = [all, all.slice(1)].map(queues => mistakesOf([window('1', ...queues)], 0))

    expect(found).toEqual([{ queues: 'too-many' }, {}])
  })

  test('the open window’s mistake comes before others', () => {
    const windows = [window('1'), window('2', register), window('3')]

    expect([firstMistake(windows), firstMistake(windows, 2), firstMistake(windows, 1)]).toEqual([0, 2, 0])
    expect(firstMistake(usual.counters)).toBe(-1)
  })

  test('a new window gets the first free number', () => {
    const windows = withNewWindow([window('1', register), window('3', register)])

    expect(windows.at(-1)).toEqual(window('2'))
  })

  test('a queue without a window is named while it gives tickets', () => {
    const settings: CentreSettings = {
      ...usual,
      counters: [window('1', ...order.queues.filter(queue => queue !== register && queue !== benefit))],
      services: { 'child-benefit': { submission: { on: false } } },
    }

    expect(queuesWithoutWindow(settings, screenCatalogue)).toEqual([register])
  })

  test('what a window serves is summed up by group and purpose', () => {
    const { parts, others } = servedBy(window('1', register, benefit, 'gone.submission'), rows)

    expect(parts.map(({ group, purpose, count }) => [group.letter, purpose, count])).toEqual([
      ['A', 'submission', 1],
      ['B', 'submission', 1],
    ])
    expect(others).toBe(1)
  })
})

describe('services', () => {
  const hours = [{ days: ['mon'] as const, open: '09:00', close: '12:00', breaks: [] }]
  const settings: CentreSettings = {
    ...usual,
    services: {
      'child-benefit': { submission: { hours, target: 10 }, group: 'E' },
      'housing-register': { collection: { hours } },
    },
  }

  test('are put back as they were read, and their hours belong to another section', () => {
    const read = servicesPart.read(settings)

    expect(read).toEqual({ 'child-benefit': { submission: { target: 10 }, group: 'E' } })
    expect(servicesPart.write(settings, read)).toEqual(settings)
    expect(servicesPart.write(settings, {}).services).toEqual({
      'child-benefit': { submission: { hours } },
      'housing-register': { collection: { hours } },
    })
  })

  test('a service as in the catalogue has no settings', () => {
    const own = withQueueField({}, 'submission', 'target', 5)

    const back = withService({}, 'child-benefit', withQueueField(own, 'submission', 'target', undefined))

    expect([own, back]).toEqual([{ submission: { target: 5 } }, {}])
    expect([isChanged(own), isChanged({ submission: { on: false } }), isChanged(undefined)]).toEqual([
      true,
      false,
      false,
    ])
  })

  test('exactly the chosen queues give tickets, and queues that are not shown stay as they are', () => {
    const off = withOffered({}, new Set([benefit]), [benefit, register])
    const on = withOffered(off, new Set([register]), [register])

    expect([off, on]).toEqual([{ 'housing-register': { submission: { on: false } } }, {}])
  })
})

test('an entitlement of the centre gets an id that the server takes and that is never used again', () => {
  const title = { kk: 'а', ru: 'б', en: 'c' }
  const own = [newEntitlement(title), newEntitlement(title)]

  const settings = rulesPart.write(usual, { ...rulesPart.read(usual), entitlements: own })

  expect(parseSettings(settings, order).ok).toBe(true)
  expect(own[0]?.id).not.toBe(own[1]?.id)
})
