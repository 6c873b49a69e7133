import { describe, expect, test } from 'vitest'
import {
  type Action,
  applyAction,
  beginVisit,
  type IssuedTicket,
  type Step,
  type Visit,
} from '../../kiosk/steps.ts'

const queue = 'housing-register.submission'
const ticket: IssuedTicket = { id: '20261125-000001', number: 'A001', queue, before: 0 }
const first = beginVisit('request-1')

function follow(visit: Visit, ...actions: Action[]): Visit {
  return actions.reduce(applyAction, visit)
}

const toDocuments: Action[] = [
  { type: 'choose-language', lang: 'kk' },
  { type: 'choose-purpose', purpose: 'submission' },
  { type: 'choose-group', group: 'A' },
  { type: 'choose-queue', queue },
]

describe('the way to a ticket', () => {
  test('language, purpose, group, service, documents, question, ticket', () => {
    const names = [...toDocuments, { type: 'take', hasRights: true }, { type: 'claim-nothing' }] as Action[]
    let visit = first
    const seen = names.map(action => {
      visit = applyAction(visit, action)
      return visit.step.name
    })
    expect(seen).toEqual(['purpose', 'group', 'service', 'documents', 'entitlement', 'issuing'])
    expect(visit.step).toEqual({ name: 'issuing', wish: { queue } })
    expect(applyAction(visit, { type: 'issued', ticket }).step).toEqual({ name: 'ticket', ticket })
  })

  test('the kiosk asks for no entitlement if the queue serves nobody out of turn', () => {
    const visit = follow(first, ...toDocuments, { type: 'take', hasRights: false })
    expect(visit.step).toEqual({ name: 'issuing', wish: { queue } })
  })

  test('a visitor with an entitlement sees what to show before the ticket is requested', () => {
    const claimed = follow(
      first,
      ...toDocuments,
      { type: 'take', hasRights: true },
      { type: 'claim', category: 'disability' },
    )
    expect(claimed.step).toEqual({ name: 'proof', queue, category: 'disability' })
    expect(applyAction(claimed, { type: 'take', hasRights: true }).step).toEqual({
      name: 'issuing',
      wish: { queue, category: 'disability' },
    })
  })

  test('a form is opened from the documents, and the way back leads to them', () => {
    const documents = follow(first, ...toDocuments)

    const opened = applyAction(documents, { type: 'open-file', file: 'application' })

    expect(opened.step).toEqual({ name: 'file', queue, file: 'application' })
    expect(applyAction(opened, { type: 'back' }).step).toEqual(documents.step)
  })

  test('a search leads to the same documents, from groups and from services', () => {
    const groups = follow(first, ...toDocuments.slice(0, 2))
    for (const from of [groups, applyAction(groups, { type: 'choose-group', group: 'A' })]) {
      const found = follow(from, { type: 'search' }, { type: 'type', typed: 'үй' })
      expect(found.step).toEqual({ name: 'search', purpose: 'submission', typed: 'үй' })
      expect(applyAction(found, { type: 'choose-queue', queue }).step).toEqual({ name: 'documents', queue })
    }
  })
})

describe('the request', () => {
  const issuing = follow(first, ...toDocuments, { type: 'take', hasRights: false })

  test('has one id from the first touch to the reply', () => {
    expect(issuing.requestId).toBe(first.requestId)
    expect(follow(issuing, { type: 'issued', ticket }).requestId).toBe(first.requestId)
  })

  test('has a new id after a refusal, which is final', () => {
    const refused = follow(issuing, { type: 'refused', trouble: 'full', requestId: 'request-2' })
    expect(applyAction(refused, { type: 'try-again' }).requestId).toBe('request-2')
    const other = follow(refused, { type: 'back' }, { type: 'take', hasRights: false })
    expect(other.step.name).toBe('issuing')
    expect(other.requestId).toBe('request-2')
  })

  test('has a new id for the next visitor, of whom nothing is known', () => {
    const other = follow(issuing, { type: 'issued', ticket }, { type: 'begin', requestId: 'request-2' })
    expect(other).toEqual(beginVisit('request-2'))
    expect(other.lang).toBeUndefined()
  })
})

describe('a tap that comes twice', () => {
  test.each<[string, Action[], Action]>([
    ['language', [], { type: 'choose-language', lang: 'ru' }],
    ['purpose', toDocuments.slice(0, 1), { type: 'choose-purpose', purpose: 'collection' }],
    ['group', toDocuments.slice(0, 2), { type: 'choose-group', group: 'B' }],
    ['service', toDocuments.slice(0, 3), { type: 'choose-queue', queue }],
    ['take', toDocuments, { type: 'take', hasRights: true }],
    ['no claim', [...toDocuments, { type: 'take', hasRights: true }], { type: 'claim-nothing' }],
  ])('%s: the second leads nowhere', (_name, way, action) => {
    const once = follow(first, ...way, action)
    expect(once).not.toEqual(follow(first, ...way))
    expect(applyAction(once, action)).toBe(once)
  })
})

describe('back', () => {
  test('leads through every step to the start', () => {
    let visit = follow(
      first,
      ...toDocuments,
      { type: 'take', hasRights: true },
      { type: 'claim', category: 'disability' },
    )
    const seen: Step['name'][] = []
    while (visit.step.name !== 'start') {
      visit = applyAction(visit, { type: 'back' })
      seen.push(visit.step.name)
    }
    expect(seen).toEqual(['entitlement', 'documents', 'service', 'group', 'purpose', 'start'])
  })

  test('leads from a refusal to the step that requested the ticket', () => {
    const refused = follow(
      first,
      ...toDocuments,
      { type: 'take', hasRights: false },
      { type: 'refused', trouble: 'full', requestId: 'request-2' },
    )
    expect(applyAction(refused, { type: 'back' }).step).toEqual({ name: 'documents', queue })
  })

  test('takes back neither an issued ticket nor a request', () => {
    const issuing = follow(first, ...toDocuments, { type: 'take', hasRights: false })
    expect(applyAction(issuing, { type: 'back' })).toBe(issuing)
    const given = applyAction(issuing, { type: 'issued', ticket })
    expect(applyAction(given, { type: 'back' })).toBe(given)
    expect(applyAction(first, { type: 'back' })).toBe(first)
  })
})

test('a reply that nobody waits for changes nothing', () => {
  for (const action of [
    { type: 'issued', ticket },
    { type: 'refused', trouble: 'full', requestId: 'request-2' },
    { type: 'try-again' },
  ] as const)
    expect(applyAction(first, action)).toBe(first)
})

test('a fault leads to its screen, but hides no issued number', () => {
  const visit = follow(first, ...toDocuments, { type: 'take', hasRights: false })
  expect(applyAction(visit, { type: 'fail' }).step).toEqual({ name: 'fault' })
  const given = applyAction(visit, { type: 'issued', ticket })
  expect(applyAction(given, { type: 'fail' })).toBe(given)
})
