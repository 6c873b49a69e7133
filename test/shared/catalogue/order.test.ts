import { describe, expect, test } from 'vitest'
import { hoursOf } from '../../../shared/catalogue/effective.ts'
import { type Purpose, queueId } from '../../../shared/domain/queue.ts'
import orderCentres from '../../fixtures/order/centres.json' with { type: 'json' }
import orderIndicators from '../../fixtures/order/indicators.json' with { type: 'json' }
import orderServices from '../../fixtures/order/services.json' with { type: 'json' }
import {
  centreById,
  centres,
  groups,
  indicators,
  order,
  orderSettings,
  queues,
  screenCatalogue,
  serviceById,
  services,
} from '../../kit/order.ts'

const groupOfAnnex: Record<string, readonly number[]> = {
  A: [1, 7],
  B: [2, 6, 12, 17],
  C: [13, 14, 15, 16],
  E: [4, 5, 8, 11],
  H: [3, 9, 10, 18],
}

describe('services', () => {
  test('are the 18 of the order, in its sequence', () => {
    expect(services.map(service => service.id)).toEqual(orderServices.map(service => service.id))
    expect(services.map(service => service.annex)).toEqual(Array.from({ length: 18 }, (_, at) => at + 1))
  })

  test.each(orderServices)(
    '$annex $id: every fact is the order’s',
    ({ recipients, queue, outOfTurn, waitTargetMinutes, hours, ...facts }) => {
      const {
        group,
        queues,
        queueing,
        documents: _documents,
        documentsNote: _note,
        legalBasis: _basis,
        decidingBody: _body,
        formsAt: _forms,
        contacts: _contacts,
        hours: _hours,
        closedOnPublicHolidays,
        ...ours
      } = serviceById(facts.id) ?? expect.fail('missing')
      expect(ours).toEqual({
        ...facts,
        // The order uses the word of 2008; today it is қандас.
        recipients: recipients.map(recipient => (recipient === 'oralman' ? 'kandas' : recipient)),
      })
      const { submissions, closedOnPublicHolidays: closed, note, ...usual } = hours
      const hoursFor = (purpose: Purpose) => hoursOf(orderSettings(), queueId(facts.id, purpose), order)
      expect(hoursFor('collection')).toEqual([usual])
      expect(hoursFor('submission')).toEqual([{ ...usual, ...submissions }])
      expect(closedOnPublicHolidays).toBe(closed)
      expect(queueing).toBe(queue)
      expect(Object.entries(queues).map(([purpose, { targetMinutes }]) => [purpose, targetMinutes])).toEqual(
        Object.entries(waitTargetMinutes),
      )
      const entitlements = queues.submission?.entitlements ?? []
      expect(queues.collection?.entitlements ?? []).toEqual(entitlements)
      expect(groupOfAnnex[group]).toContain(facts.annex)
      const categories: readonly string[] = outOfTurn
      expect(entitlements.includes('war-veteran')).toBe(
        categories.some(category => category.startsWith('war-')),
      )
      expect(entitlements.includes('disability')).toBe(
        categories.some(category => category.startsWith('disabled-')),
      )
      expect(entitlements.length).toBeLessThanOrEqual(2)
    },
  )

  test('those the order serves out of turn', () => {
    const entitled = services.flatMap(({ annex, queues }) =>
      queues.submission?.entitlements ? [[annex, queues.submission.entitlements]] : [],
    )
    expect(entitled).toEqual([
      [1, ['war-veteran']],
      [5, ['war-veteran']],
      [10, ['war-veteran', 'disability']],
      [18, ['war-veteran']],
    ])
  })

  test('make 36 queues, each once', () => {
    expect(new Set(queues).size).toBe(36)
    expect(queues.slice(0, 2)).toEqual(['housing-register.submission', 'housing-register.collection'])
  })
})

test('groups have letters that look the same in both alphabets, and K is no service’s own', () => {
  expect(groups.map(group => group.letter)).toEqual(['A', 'B', 'C', 'E', 'H', 'K'])
  expect(groups.filter(group => !services.some(service => service.group === group.letter))).toMatchObject([
    { letter: 'K' },
  ])
})

test('the 24 centres are the order’s', () => {
  expect(centres.map(({ reception: _reception, complaints: _complaints, ...facts }) => facts)).toEqual(
    orderCentres,
  )
  expect(centres).toHaveLength(24)
  expect(centreById('akmola')?.number).toBe(1)
  expect(centreById('nowhere')).toBeUndefined()
})

test('the 12 indicators are the order’s', () => {
  // What the archive computes is ours.
  const facts = indicators.map(({ measures: _, ...fact }) => fact)

  expect(facts).toEqual(orderIndicators)
  expect(indicators).toHaveLength(12)
})

test('screens get every service with all that a visitor reads of it, as plain JSON', () => {
  const { servicesById: _, ...sent } = screenCatalogue
  expect(JSON.parse(JSON.stringify(sent))).toEqual(sent)
  expect(sent.centres).toEqual(centres)
  expect(sent.groups).toEqual(groups)
  expect(sent.purposes).toEqual(order.purposes)
  expect(sent.services).toHaveLength(18)
  for (const service of sent.services) {
    const full = serviceById(service.id)
    expect(full).toMatchObject(service)
    expect(Object.keys(service).sort()).toEqual(
      [
        ...['annex', 'contacts', 'decidingBody', 'documents', 'fee', 'formsAt', 'group', 'id', 'kioskTitle'],
        ...['legalBasis', 'processing', 'queues', 'recipients', 'result', 'title'],
        ...(full?.documentsNote ? ['documentsNote'] : []),
        ...(full?.eligibility ? ['eligibility'] : []),
        ...(full?.hours ? ['hours'] : []),
        ...(full?.closedOnPublicHolidays ? ['closedOnPublicHolidays'] : []),
      ].sort(),
    )
  }
})
